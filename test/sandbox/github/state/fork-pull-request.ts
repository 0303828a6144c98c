import { readRef, setRef } from '../git/refs.ts';
import type { PullRequest } from './pull-request.ts';
import { pullRequestRef } from './refs-changed.ts';
import type { Repository } from './repository.ts';

/** What somebody without any right to a repository asks it to take from a fork. */
export interface ForkOpening {
  readonly fork: Repository;
  /** Of the fork. */
  readonly branch: string;
  readonly title: string;
  /** A login. */
  readonly by: string;
}

/** Opens a pull request into the default branch. Later pushes to the fork are not followed. */
export async function openFromFork(repository: Repository, opening: ForkOpening): Promise<PullRequest> {
  const { git, pullRequests, defaultBranch } = repository;
  const { fork, branch, title, by } = opening;
  const base = await readRef(git, `refs/heads/${defaultBranch}`);
  const head = await readRef(fork.git, `refs/heads/${branch}`);
  if (base === undefined || head === undefined) throw new Error(`no branch ${defaultBranch}, or ${branch} of the fork`);
  await git(['fetch', '--quiet', '--no-tags', fork.directory, `refs/heads/${branch}`]);
  const pullRequest = pullRequests.open({
    title,
    body: '',
    draft: false,
    author: by,
    baseRefName: defaultBranch,
    headRefName: branch,
    baseOid: base.oid,
    headOid: head.oid,
    fork: fork.nameWithOwner,
  });
  await setRef(git, pullRequestRef(pullRequest.number), head.oid);
  return pullRequest;
}
