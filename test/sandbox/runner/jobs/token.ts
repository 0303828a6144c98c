import type { RunHost } from '../host.ts';
import type { Permissions } from '../syntax/permissions.ts';

export interface JobToken {
  readonly value: string;
  /** What it may do, as GitHub prints it in front of each job. */
  readonly description: string;
}

/** GITHUB_TOKEN: exactly the job's permissions, in the run's repository alone; every one may read the metadata. */
export function mintJobToken(host: RunHost, repository: string, granted: Permissions): JobToken {
  const permissions: Permissions = { ...granted, metadata: 'read' };
  const value = host.mintToken({
    actor: 'github-actions[bot]',
    kind: 'job',
    repositories: { [repository]: permissions },
  });
  const lines = Object.entries(permissions).map(([name, access]) => `${titleOf(name)}: ${access}`);
  return { value, description: lines.sort().join('\n') };
}

function titleOf(name: string): string {
  return name
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
