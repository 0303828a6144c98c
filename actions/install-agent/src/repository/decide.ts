import { claim, foreignCommits, regionLimit, regionOf } from '#environment';
import type { Head, OpenPullRequest } from '#github';
import type { Sight } from './look.ts';

/** What is to be done, for one state of the repository. */
export type Decision =
  | { readonly kind: 'leave'; readonly pullRequest: OpenPullRequest | undefined }
  /** The commit is right, the description is not. */
  | { readonly kind: 'describe'; readonly pullRequest: OpenPullRequest }
  | { readonly kind: 'create' }
  /** The branch is moved to a new commit on what is followed; its earlier commits are dropped. */
  | { readonly kind: 'replace'; readonly head: Head; readonly pullRequest: OpenPullRequest | undefined }
  /** What is followed holds it all: nothing is left to merge. */
  | { readonly kind: 'close'; readonly head: Head; readonly pullRequest: OpenPullRequest };

export type Written = Exclude<Decision, { readonly kind: 'leave' }>;

/**
 * @param regionFor our part of the body as it should stand in the pull request that is open
 * @throws ActionError BRANCH_EXISTS, FOREIGN_COMMITS
 */
export function decide(
  { seen: { head, pullRequest }, identity, changes, isOnBranch }: Sight,
  regionFor: (pullRequest: OpenPullRequest, limit: number) => string,
): Decision {
  if (changes.length === 0) {
    const isOurs = head !== undefined && head.ahead.length > 0 && foreignCommits(head, identity).length === 0;
    if (pullRequest === undefined || !isOurs) return { kind: 'leave', pullRequest: undefined };
    return { kind: 'close', head, pullRequest };
  }
  if (head === undefined) return { kind: 'create' };
  claim({ branch: identity.branch, head, pullRequest, delivery: identity });
  if (pullRequest === undefined || !isOnBranch) return { kind: 'replace', head, pullRequest };
  const paths = new Set(changes.map(({ path }) => path));
  if (!pullRequest.files.every((path) => paths.has(path))) return { kind: 'replace', head, pullRequest };
  const isDescribed = regionOf(pullRequest.body) === regionFor(pullRequest, regionLimit(pullRequest.body));
  return { kind: isDescribed ? 'leave' : 'describe', pullRequest };
}
