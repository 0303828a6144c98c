import { plainPath } from '#agent';
import { clusterInputs } from '#cluster';
import { branchName } from '#environment';
import { repositoryName } from '#github';
import {
  accept,
  duration,
  flag,
  type InputValues,
  lines,
  linesOf,
  oneOf,
  optional,
  type Parser,
  refine,
  refuse,
  required,
  secret,
  text,
} from '#input';
import type { InputName } from './generated/contract.ts';
import { type ManifestsPlace, manifestsPlace } from './manifests/place.ts';

const matching = (pattern: RegExp, expected: string): Parser<string> =>
  refine(text, (value) => (pattern.test(value) ? accept(value) : refuse(expected)));

const version = refine(
  matching(/^v?\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/, 'the version of a release, such as 2.9.4'),
  (value) => accept(value.replace(/^v/, '')),
);
const sha256 = refine(matching(/^[0-9a-fA-F]{64}$/, 'a SHA-256 in hex'), (value) => accept(value.toLowerCase()));
/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names */
const label = matching(/^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/, 'a name of lower-case letters, digits and dashes');
const secretName = matching(/^[a-z0-9](?:[-.a-z0-9]{0,251}[a-z0-9])?$/, 'the name of a Secret');
const mirror = matching(
  /^[A-Za-z0-9.-]+(?::\d+)?(?:\/[a-z0-9._/-]+)?$/,
  'a registry with or without a path, such as mirror.example.com/quay',
);

const number = matching(/^\d+$/, 'a number');
const oneLine = matching(/^[^\p{C}]{1,100}$/u, 'one line of at most 100 characters');
const folder = refine(text, (value) =>
  /[\p{C}\\]|^\/|(?:^|\/)\.\.(?:\/|$)/u.test(value) ? refuse('a folder of the repository') : accept(plainPath(value)),
);

export const inputs = {
  ...clusterInputs,
  agent: oneOf('flux', 'argocd', 'manifests'),
  version: optional(version),
  manifests: optional<ManifestsPlace>(manifestsPlace),
  sha256: optional(sha256),
  namespace: optional(label),
  components: linesOf(label),
  'registry-mirror': optional(mirror),
  'image-pull-secret': optional(secretName),
  'network-policies': flag,
  'multi-tenant': flag,
  'log-level': optional(oneOf('debug', 'info', 'error')),
  mode: required(oneOf('apply', 'commit', 'both')),
  repository: optional(repositoryName),
  branch: optional(branchName),
  path: folder,
  credentials: optional(oneOf('deploy-key', 'github-app', 'token', 'none')),
  token: secret,
  'app-id': optional(number),
  'private-key': secret,
  'installation-id': optional(number),
  'allow-write-credentials': flag,
  'key-title': optional(oneLine),
  'rotate-key': flag,
  'known-hosts': lines,
  'port-443': flag,
  'github-token': secret,
  interval: optional(duration),
  'auto-sync': flag,
  project: optional(label),
  uninstall: flag,
  'keep-crds': flag,
  'delete-workloads': flag,
  conflicts: required(oneOf('fail', 'force')),
  'dry-run': flag,
  'allow-downgrade': flag,
  timeout: duration,
} satisfies Record<InputName, Parser<unknown>>;

export type Inputs = InputValues<typeof inputs>;
