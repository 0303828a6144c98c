import { countCommits } from '../git/commits.ts';
import { readRef } from '../git/refs.ts';
import { isOpen } from './open-pull-request.ts';
import type { PullRequest } from './pull-request.ts';
import type { Repository } from './repository.ts';

/** Why GitHub would not open it again; undefined if it would, or if it is open. */
export async function reopenProblem(repository: Repository, pullRequest: PullRequest): Promise<string | undefined> {
  const { state, baseRefName, headRefName, headOid } = pullRequest;
  if (state === 'open') return undefined;
  if (state === 'merged') return 'Could not open the pull request: it is merged.';
  if (isOpen(repository, baseRefName, headRefName)) {
    return `A pull request already exists for ${repository.owner}:${headRefName}.`;
  }
  const head = await readRef(repository.git, `refs/heads/${headRefName}`);
  const base = await readRef(repository.git, `refs/heads/${baseRefName}`);
  if (head === undefined) return `state cannot be changed. The ${headRefName} branch has been deleted.`;
  if (base === undefined) return `state cannot be changed. The ${baseRefName} branch has been deleted.`;
  if (head.oid !== headOid) return `state cannot be changed. The ${headRefName} branch was force-pushed or recreated.`;
  const ahead = await countCommits(repository.git, `${base.oid}..${head.oid}`);
  return ahead === 0 ? `state cannot be changed. There are no new commits on the ${headRefName} branch.` : undefined;
}
