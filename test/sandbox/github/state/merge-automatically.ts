import { mergePullRequest } from './merge-pull-request.ts';
import { readinessOf } from './merge-readiness.ts';
import type { PullRequest } from './pull-request.ts';
import type { Repository } from './repository.ts';
import { hasRules, rulesOf } from './rules.ts';
import type { Caller } from './tokens.ts';
import type { World } from './world.ts';

/** In the words of GitHub, why a pull request is not set to merge by itself; undefined if it can be. */
export async function autoMergeProblem(repository: Repository, pullRequest: PullRequest): Promise<string | undefined> {
  const rules = rulesOf(repository, pullRequest.baseRefName);
  if (!repository.settings.allowAutoMerge) return 'Auto merge is not allowed for this repository';
  if (pullRequest.state !== 'open') return 'Pull request Pull request is closed';
  if (pullRequest.draft) return 'Pull request Pull request is in draft status';
  if (!hasRules(rules)) return 'Pull request Protected branch rules not configured for this branch';
  if (rules.mergeQueue === true) return undefined;
  const { state } = await readinessOf(repository, pullRequest);
  if (state === 'CLEAN' || state === 'UNSTABLE') return `Pull request Pull request is in ${state.toLowerCase()} status`;
  return state === 'DIRTY' ? 'Pull request Pull request is in dirty status' : undefined;
}

/** Merges, or queues, whatever waited for the last thing that happened. */
export async function mergeWhatIsReady(world: World, repository: Repository): Promise<void> {
  for (const { number } of repository.pullRequests.list()) {
    const pullRequest = repository.pullRequests.get(number);
    if (pullRequest?.autoMerge === undefined || pullRequest.queued !== undefined) continue;
    const { state } = await readinessOf(repository, pullRequest);
    if (state !== 'CLEAN' && state !== 'UNSTABLE') continue;
    const { by, method, headline, body } = pullRequest.autoMerge;
    if (rulesOf(repository, pullRequest.baseRefName).mergeQueue === true) {
      repository.pullRequests.update(number, { queued: { by, at: new Date() } });
      continue;
    }
    const message = { ...(headline === undefined ? {} : { headline }), ...(body === undefined ? {} : { body }) };
    await mergePullRequest(world, repository, { pullRequest, method, by, ...message });
  }
}

/** In the words of GitHub, why a pull request does not get into the queue; undefined if it does. */
export async function enqueueProblem(repository: Repository, pullRequest: PullRequest): Promise<string | undefined> {
  if (rulesOf(repository, pullRequest.baseRefName).mergeQueue !== true) return 'Merge queue is not enabled';
  if (pullRequest.queued !== undefined) return 'Pull request is already in the merge queue';
  const readiness = await readinessOf(repository, pullRequest);
  return 'message' in readiness ? `Pull request ${readiness.message}` : undefined;
}

/** Those that wait for a branch, in the order in which they came. */
export function queueOf({ pullRequests }: Repository, branch: string): readonly (PullRequest & { queued: Queued })[] {
  return pullRequests
    .list()
    .flatMap((pullRequest) => {
      const { queued, baseRefName } = pullRequest;
      return queued === undefined || baseRefName !== branch ? [] : [{ ...pullRequest, queued }];
    })
    .toSorted((a, b) => a.queued.at.getTime() - b.queued.at.getTime());
}

type Queued = { readonly by: Caller; readonly at: Date };

/** The queue merges by the method that the repository prefers for it: here a squash where that is allowed. */
export async function mergeQueue(world: World, repository: Repository, branch: string): Promise<void> {
  const method = repository.settings.allowSquashMerge ? 'squash' : 'merge';
  for (const { number, queued } of queueOf(repository, branch)) {
    const pullRequest = repository.pullRequests.update(number, { queued: undefined });
    await mergePullRequest(world, repository, { pullRequest, method, by: queued.by, fromQueue: true });
  }
}
