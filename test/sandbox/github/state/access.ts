import type { Access, Permission, Permissions } from '../grant.ts';
import type { Repository } from './repository.ts';
import type { Caller } from './tokens.ts';

export interface Need {
  readonly permission: Permission;
  readonly access: Access;
}

/**
 * `hidden`: the caller may not even learn that the repository exists (404).
 * `refused`: it knows the repository and lacks this permission (403).
 */
export type Verdict = 'allowed' | 'refused' | 'hidden';

export function judge(caller: Caller, repository: Repository, need: Need): Verdict {
  const granted = permissionsOn(caller, repository);
  if (holds(granted, repository, need)) return 'allowed';
  if (need.access === 'write') return granted === undefined ? 'hidden' : 'refused';
  return isVisible(caller, repository) ? 'refused' : 'hidden';
}

/** Every token has `metadata: read` on the repositories it was minted for. */
export function isVisible(caller: Caller, repository: Repository): boolean {
  return !repository.isPrivate || permissionsOn(caller, repository) !== undefined;
}

export function permissionsOn({ grant }: Caller, { nameWithOwner }: Repository): Permissions | undefined {
  return grant?.repositories[nameWithOwner] ?? grant?.repositories['*'];
}

function holds(granted: Permissions | undefined, repository: Repository, { permission, access }: Need): boolean {
  // the world reads a public repository, but not how it is administered
  if (access === 'read' && !repository.isPrivate && permission !== 'administration') return true;
  if (granted === undefined) return false;
  const level = granted[permission];
  return level === 'write' || (access === 'read' && (level === 'read' || permission === 'metadata'));
}

/** Members and teams belong to the organization: here any grant that names the permission has it. */
export function readsMembers({ grant }: Caller): boolean {
  return Object.values(grant?.repositories ?? {}).some(({ members }) => members !== undefined);
}

export const archivedText = 'Repository was archived so is read-only.';

/** GitHub's words for a permission that a token lacks. */
export function refusalText({ kind }: Caller): string {
  return `Resource not accessible by ${kind === 'user' ? 'personal access token' : 'integration'}`;
}

/** The value of `x-accepted-github-permissions`. */
export function acceptedPermissions(needs: readonly Need[]): string {
  return needs.map(({ permission, access }) => `${permission.replaceAll('-', '_')}=${access}`).join(',');
}
