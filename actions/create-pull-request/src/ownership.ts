import { branchPrefix, type Delivery, isDeliveryCommit } from '#environment';
import { ActionError } from '#error';
import type { Head, OpenPullRequest, RemoteCommit } from '#github';

/** The commits of a branch that we did not make: they are never overwritten. */
export function foreignCommits(
  { ahead }: Head,
  delivery: Pick<Delivery, 'app' | 'environment'>,
): readonly RemoteCommit[] {
  return ahead.filter(({ message }) => !isDeliveryCommit(message, delivery));
}

export interface Claim {
  readonly branch: string;
  readonly head: Head;
  readonly pullRequest: OpenPullRequest | undefined;
  readonly delivery: Delivery;
}

/**
 * Refuses a branch that is somebody's work.
 * @throws ActionError BRANCH_EXISTS where nothing on it is ours, FOREIGN_COMMITS where somebody added to ours
 */
export function claim({ branch, head, pullRequest, delivery }: Claim): void {
  const foreign = foreignCommits(head, delivery);
  const theirs = head.ahead.length === 0 ? !isVacant(branch, head, delivery) : foreign.length === head.ahead.length;
  const place = pullRequest === undefined ? `"${branch}"` : `"${branch}" (pull request #${pullRequest.number})`;
  if (theirs) {
    throw new ActionError(
      'BRANCH_EXISTS',
      `Taking the branch ${place} for ${delivery.environment}/${delivery.app} failed: it exists, and nothing on it comes from this action.`,
      { hint: 'Name another `branch`, or delete this one if nobody needs it.' },
    );
  }
  if (foreign.length === 0) return;
  throw new ActionError(
    'FOREIGN_COMMITS',
    `Updating the branch ${place} failed: it holds commits that this action did not make: ${foreign.map(describe).join('; ')}.`,
    { hint: 'Merge or close its pull request and delete the branch, or move these commits to another branch.' },
  );
}

/** A branch without own commits can be taken if its name is ours by rule, or if it was left by our merged change. */
function isVacant(branch: string, { message }: Head, delivery: Delivery): boolean {
  return branch.startsWith(branchPrefix) || isDeliveryCommit(message, delivery);
}

function describe({ oid, message, author }: RemoteCommit): string {
  const [headline = ''] = message.split('\n');
  return `${oid.slice(0, 7)} "${headline.slice(0, 72)}" by ${author}`;
}
