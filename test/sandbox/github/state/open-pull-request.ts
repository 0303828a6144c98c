import { countCommits } from '../git/commits.ts';
import { readRef, updateRefs } from '../git/refs.ts';
import type { PullRequest } from './pull-request.ts';
import { pullRequestRef } from './refs-changed.ts';
import type { Repository } from './repository.ts';

export interface Opening {
  readonly title: string;
  readonly body: string;
  readonly author: string;
  readonly draft: boolean;
  readonly baseRefName: string;
  /** `branch`, or `owner:branch` with the repository's own owner: forks are not known here. */
  readonly headRefName: string;
}

export type OpeningOutcome =
  | { readonly kind: 'opened'; readonly pullRequest: PullRequest }
  | {
      readonly kind: 'refused';
      readonly reason: 'base' | 'head' | 'exists' | 'no-commits' | 'body';
      readonly message: string;
    };

const longestBody = 65_536;

export async function openPullRequest(repository: Repository, opening: Opening): Promise<OpeningOutcome> {
  const { git, owner, pullRequests } = repository;
  const headRefName = opening.headRefName.startsWith(`${owner}:`)
    ? opening.headRefName.slice(owner.length + 1)
    : opening.headRefName;
  const { baseRefName } = opening;
  const base = await readRef(git, `refs/heads/${baseRefName}`);
  const head = await readRef(git, `refs/heads/${headRefName}`);
  const noCommits = `No commits between ${baseRefName} and ${headRefName}`;
  if (opening.body.length > longestBody) return refused('body', 'Body is too long (maximum is 65536 characters)');
  if (base === undefined) return refused('base', `Base sha can't be blank, ${noCommits}, Base ref must be a branch`);
  if (head === undefined) return refused('head', `Head sha can't be blank, ${noCommits}, Head ref must be a branch`);
  if ((await countCommits(git, `${base.oid}..${head.oid}`)) === 0) return refused('no-commits', noCommits);
  // After the last wait, or two that open at once would both see none.
  if (isOpen(repository, baseRefName, headRefName)) {
    return refused('exists', `A pull request already exists for ${owner}:${headRefName}.`);
  }
  const tips = { baseOid: base.oid, headOid: head.oid };
  const pullRequest = pullRequests.open({ ...opening, headRefName, ...tips });
  await updateRefs(git, [{ name: pullRequestRef(pullRequest.number), after: head.oid }]);
  return { kind: 'opened', pullRequest };
}

/** GitHub allows one open pull request for each pair of branches. */
export function isOpen({ pullRequests }: Repository, baseRefName: string, headRefName: string): boolean {
  return pullRequests
    .list()
    .some((other) => other.state === 'open' && other.baseRefName === baseRefName && other.headRefName === headRefName);
}

function refused(reason: Extract<OpeningOutcome, { kind: 'refused' }>['reason'], message: string): OpeningOutcome {
  return { kind: 'refused', reason, message };
}
