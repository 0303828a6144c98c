import { countCommits } from '../git/commits.ts';
import { readRef, setRef } from '../git/refs.ts';
import type { PullRequest } from './pull-request.ts';
import { pullRequestRef } from './refs-changed.ts';
import type { Repository } from './repository.ts';
import type { Caller } from './tokens.ts';

export interface Opening {
  readonly title: string;
  readonly body: string;
  readonly by: Caller;
  readonly draft: boolean;
  readonly baseRefName: string;
  /** `branch`, or `owner:branch` with the repository's own owner: forks are not known here. */
  readonly headRefName: string;
}

export type OpeningOutcome =
  | { readonly kind: 'opened'; readonly pullRequest: PullRequest }
  | {
      readonly kind: 'refused';
      readonly reason: 'base' | 'head' | 'exists' | 'no-commits' | 'text' | 'job';
      readonly message: string;
    };

/** In characters, not bytes. */
const longest = { body: 65_536, title: 256 } as const;

/** In the words of GitHub, why it does not take a title or a body. */
export function textProblem(text: { readonly title: string; readonly body: string }): string | undefined {
  if ([...text.body].length > longest.body) return `Body is too long (maximum is ${longest.body} characters)`;
  if ([...text.title].length > longest.title) return `Title is too long (maximum is ${longest.title} characters)`;
  return undefined;
}

export async function openPullRequest(repository: Repository, opening: Opening): Promise<OpeningOutcome> {
  const { git, owner, pullRequests, settings } = repository;
  const headRefName = opening.headRefName.startsWith(`${owner}:`)
    ? opening.headRefName.slice(owner.length + 1)
    : opening.headRefName;
  const { baseRefName, by, title, body, draft } = opening;
  const base = await readRef(git, `refs/heads/${baseRefName}`);
  const head = await readRef(git, `refs/heads/${headRefName}`);
  const noCommits = `No commits between ${baseRefName} and ${headRefName}`;
  if (by.kind === 'job' && !settings.jobsMayOpenPullRequests) {
    return refused('job', 'GitHub Actions is not permitted to create or approve pull requests.');
  }
  const problem = textProblem(opening);
  if (problem !== undefined) return refused('text', problem);
  if (base === undefined) return refused('base', `Base sha can't be blank, ${noCommits}, Base ref must be a branch`);
  if (head === undefined) return refused('head', `Head sha can't be blank, ${noCommits}, Head ref must be a branch`);
  if ((await countCommits(git, `${base.oid}..${head.oid}`)) === 0) return refused('no-commits', noCommits);
  // After the last wait, or two that open at once would both see none.
  if (isOpen(repository, baseRefName, headRefName)) {
    return refused('exists', `A pull request already exists for ${owner}:${headRefName}.`);
  }
  const tips = { baseOid: base.oid, headOid: head.oid };
  const pullRequest = pullRequests.open({ title, body, draft, author: by.actor, baseRefName, headRefName, ...tips });
  await setRef(git, pullRequestRef(pullRequest.number), head.oid);
  return { kind: 'opened', pullRequest };
}

/** GitHub allows one open pull request for each pair of branches. */
export function isOpen({ pullRequests }: Repository, baseRefName: string, headRefName: string): boolean {
  return pullRequests
    .list()
    .some(
      ({ state, fork, ...other }) =>
        state === 'open' &&
        fork === undefined &&
        other.baseRefName === baseRefName &&
        other.headRefName === headRefName,
    );
}

function refused(reason: Extract<OpeningOutcome, { kind: 'refused' }>['reason'], message: string): OpeningOutcome {
  return { kind: 'refused', reason, message };
}
