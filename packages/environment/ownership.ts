import { ActionError } from '#error';
import { branchPrefix } from './branch.ts';
import { isDeliveryCommit } from './commit.ts';
import type { Delivery } from './delivery.ts';

/** What a branch holds. */
interface Head {
  /** The message of its last commit. */
  readonly message: string;
  /** The commits that the base does not have. */
  readonly ahead: readonly Commit[];
}

interface Commit {
  readonly oid: string;
  readonly message: string;
  readonly author: string;
}

/** The commits of a branch that we did not make: they are never overwritten. */
export function foreignCommits(
  { ahead }: Pick<Head, 'ahead'>,
  delivery: Pick<Delivery, 'app' | 'environment'>,
): readonly Commit[] {
  return ahead.filter(({ message }) => !isDeliveryCommit(message, delivery));
}

interface Claim {
  readonly branch: string;
  readonly head: Head;
  readonly pullRequest: { readonly number: number } | undefined;
  readonly delivery: Pick<Delivery, 'app' | 'environment'>;
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
function isVacant(branch: string, { message }: Head, delivery: Claim['delivery']): boolean {
  return branch.startsWith(branchPrefix) || isDeliveryCommit(message, delivery);
}

function describe({ oid, message, author }: Commit): string {
  const [headline = ''] = message.split('\n');
  return `${oid.slice(0, 7)} "${headline.slice(0, 72)}" by ${author}`;
}
