import type { RunRequest } from '../../runs.ts';
import type { RunHost } from '../host.ts';
import type { Permissions } from '../syntax/permissions.ts';

export interface JobToken {
  readonly value: string;
  /** What it may do, as GitHub prints it in front of each job. */
  readonly description: string;
}

/**
 * GITHUB_TOKEN: exactly the job's permissions, in the run's repository alone; every one may read the metadata. For what comes
 * from a fork it writes nothing.
 */
export function mintJobToken(
  host: RunHost,
  { repository, pullRequest }: Pick<RunRequest, 'repository' | 'pullRequest'>,
  granted: Permissions,
): JobToken {
  const left = pullRequest?.isFork === true ? readOnly(granted) : granted;
  const permissions: Permissions = { ...left, metadata: 'read' };
  const value = host.mintToken({
    actor: 'github-actions[bot]',
    kind: 'job',
    repositories: { [repository]: permissions },
  });
  const lines = Object.entries(permissions).map(([name, access]) => `${titleOf(name)}: ${access}`);
  return { value, description: lines.sort().join('\n') };
}

function readOnly(granted: Permissions): Permissions {
  const readable = Object.keys(granted).filter((name) => name !== 'id-token');
  return Object.fromEntries(readable.map((name) => [name, 'read']));
}

function titleOf(name: string): string {
  return name
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
