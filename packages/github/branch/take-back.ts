import { describePullRequest, moveBranches, type PullRequestText } from '../changes.ts';
import type { GitHub } from '../github.ts';
import type { Sent } from '../sent.ts';

/** How a branch and its pull request stood before they were written to. */
export interface Before {
  readonly branch: string;
  /** Where the branch stood; undefined where there was none. */
  readonly oid: string | undefined;
  readonly pullRequest: PullRequestText | undefined;
  /** Its commits were to be dropped for a new one. */
  readonly isReplaced: boolean;
}

interface Place {
  readonly github: Pick<GitHub, 'send'>;
  /** owner/name */
  readonly repository: string;
  readonly repositoryId: string;
}

/**
 * GitHub runs what follows a refused field and takes nothing back. A commit whose pull request could not be written is
 * taken from the branch again, unless somebody moved it since; a description whose commit was refused becomes again what
 * it was.
 */
export async function takeBack(
  { landed: { commit, pullRequest } }: Extract<Sent, { readonly kind: 'refused' }>,
  { github, repository, repositoryId }: Place,
  { branch, oid, pullRequest: before, isReplaced }: Before,
): Promise<void> {
  const isPlaced = commit !== undefined && (pullRequest === undefined || pullRequest.headOid === commit.oid);
  // Opened from what an earlier change left on the branch: deleting that closes it.
  const isStray = isReplaced && oid !== undefined && before === undefined && pullRequest !== undefined && !isPlaced;
  const fields = [
    ...(isPlaced ? [moveBranches(repositoryId, [{ branch, from: commit.oid, to: oid }])] : []),
    ...(isStray ? [moveBranches(repositoryId, [{ branch, from: oid, to: undefined }])] : []),
    ...(pullRequest === undefined || before === undefined ? [] : [describePullRequest(before)]),
  ];
  if (fields.length > 0) await github.send({ name: 'TakeBack', repository, fields });
}
