import type { MergeMethod } from './merge-method.ts';
import { readinessOf } from './merge-readiness.ts';
import type { PullRequest } from './pull-request.ts';
import type { Repository } from './repository.ts';
import { rulesOf, violation } from './rules.ts';
import type { Caller } from './tokens.ts';

const commitNames: Readonly<Record<MergeMethod, string>> = {
  merge: 'Merge commits',
  squash: 'Squash merges',
  rebase: 'Rebase merges',
};

export function isMethodAllowed({ settings }: Repository, method: MergeMethod): boolean {
  const { allowMergeCommit: merge, allowSquashMerge: squash, allowRebaseMerge: rebase } = settings;
  return { merge, squash, rebase }[method];
}

/** In the words of GitHub, why a pull request may not be merged by hand; undefined if it may. */
export async function mergeProblem(
  repository: Repository,
  pullRequest: PullRequest,
  { method, by }: { readonly method: MergeMethod; readonly by: Caller },
): Promise<string | undefined> {
  if (!isMethodAllowed(repository, method)) return `${commitNames[method]} are not allowed on this repository.`;
  const readiness = await readinessOf(repository, pullRequest);
  if (readiness.state === 'DIRTY' || readiness.state === 'UNKNOWN' || readiness.state === 'DRAFT') {
    return readiness.message;
  }
  const rules = rulesOf(repository, pullRequest.baseRefName);
  if (rules.bypass?.includes(by.actor) === true) return undefined;
  if (rules.mergeQueue === true) return violation('Changes must be made through the merge queue');
  if (rules.linearHistory === true && method === 'merge') {
    return violation('This branch must not contain merge commits.');
  }
  return 'message' in readiness ? readiness.message : undefined;
}
