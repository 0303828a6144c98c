import { mergeTrees } from '../git/merge.ts';
import { readRef } from '../git/refs.ts';
import type { PullRequest } from './pull-request.ts';
import type { Repository } from './repository.ts';

/** Whether the head still merges into the base as they stand; undefined if one of them is gone. */
export async function isMergeable({ git }: Repository, pullRequest: PullRequest): Promise<boolean | undefined> {
  const base = await readRef(git, `refs/heads/${pullRequest.baseRefName}`);
  if (base === undefined) return undefined;
  return (await mergeTrees(git, base.oid, pullRequest.headOid)) !== undefined;
}
