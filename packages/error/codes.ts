/**
 * Every way a run can be refused. A code is stable: scripts may match on it, the README lists what to do about it.
 * The list is closed: what is not here is a bug and is reported as one.
 */
export const errorCodes = [
  // inputs and files
  'INPUT_INVALID',
  'FILE_NOT_FOUND',
  'PATH_OUTSIDE_WORKSPACE',
  'FILE_NOT_TEXT',
  'FILE_WRITE_FAILED',
  'LIMIT_EXCEEDED',
  // editing manifests
  'SELECTOR_INVALID',
  'MANIFEST_UNPARSABLE',
  'MANIFEST_TEMPLATE',
  'NO_MATCH',
  'SEVERAL_MATCHES',
  'VALUE_INVALID',
  'ALIAS_FAN_OUT',
  'PATCH_INVALID',
  'PATCH_AMBIGUOUS',
  'DIGEST_DROPPED',
  'EDIT_NOT_PROVED',
  'WOULD_CHANGE',
  // gitops.yaml
  'CONFIG_INVALID',
  'NOT_ALLOWED',
  'HELD',
  'DOWNGRADE',
  // versions and images
  'NO_TAG',
  'TAG_NOT_VERSION',
  'TAG_PREFIX_MISMATCH',
  'TAG_TOO_LONG',
  'TAG_EXISTS',
  'TAG_COLLISION',
  'MOVING_TAG_RACE',
  'RESULT_CONFLICT',
  // building
  'DOCKERFILE_INVALID',
  'ENGINE_CANNOT',
  'ENGINE_MISSING',
  'PLATFORM_NOT_RUNNABLE',
  'BUILD_FAILED',
  'COMMAND_FAILED',
  'SECRET_IN_IMAGE',
  // registries
  'REGISTRY_AUTH',
  'PUSH_DENIED',
  'REGISTRY_UNAVAILABLE',
  'REGISTRY_REFUSED',
  'DIGEST_MISMATCH',
  'REALM_REFUSED',
  // GitHub
  'TOKEN_INVALID',
  'PERMISSION_MISSING',
  'REPOSITORY_NOT_FOUND',
  'BRANCH_NOT_FOUND',
  'BRANCH_EXISTS',
  'FOREIGN_COMMITS',
  'BASE_MOVED',
  'GITHUB_REFUSED',
  'GITHUB_UNAVAILABLE',
  'RATE_LIMITED',
  'DISPATCH_REFUSED',
  'RUN_FAILED',
  'TIMEOUT',
] as const;

export type ErrorCode = (typeof errorCodes)[number];
