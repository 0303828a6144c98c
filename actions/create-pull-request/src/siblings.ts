import { type Delivery, imagesOfCommit, isDeliveryCommit, versionSteps } from '#environment';
import { comment, type MutationField, moveBranches, type Sibling } from '#github';
import type { ImageReference } from '#image';

export interface Ours {
  readonly branch: string;
  readonly base: string;
  readonly images: readonly ImageReference[];
  /** Undefined until it is opened: it will have the highest number. */
  readonly number?: number;
}

/** The pull requests of other versions that are not newer than ours. Of tags that have no order, ours is the newer. */
export function olderSiblings(siblings: readonly Sibling[], ours: Ours): readonly Sibling[] {
  return others(siblings, ours).filter((sibling) => !isNewer(sibling, ours));
}

/** Two releases at once see each other here; each closes the older of the two. */
export function newerSibling(siblings: readonly Sibling[], ours: Ours): Sibling | undefined {
  return others(siblings, ours).find((sibling) => isNewer(sibling, ours));
}

function others(siblings: readonly Sibling[], { branch, base }: Ours): readonly Sibling[] {
  const own = siblings.find((sibling) => sibling.branch === branch);
  return siblings.filter(
    ({ branch: other, pullRequest }) =>
      other !== branch && pullRequest.base === base && pullRequest.number !== own?.pullRequest.number,
  );
}

/** Of the same version, or of tags without an order, the one that was opened later stays. */
function isNewer({ pullRequest }: Sibling, { images, number }: Ours): boolean {
  const theirs = imagesOfCommit(pullRequest.messages.at(-1) ?? '');
  if (versionSteps(images, theirs).older.length > 0) return true;
  if (versionSteps(theirs, images).older.length > 0) return false;
  return number !== undefined && pullRequest.number > number;
}

interface Successor {
  readonly number: number;
  readonly delivery: Delivery;
  /** It was opened just now: whoever shares an older one is told, once. */
  readonly isNew: boolean;
}

/** Closes a pull request that another one made obsolete, unless somebody moved it since, or added to it. */
export function supersede(
  repositoryId: string,
  sibling: Sibling,
  { number, delivery, isNew }: Successor,
): readonly MutationField[] {
  const { branch, oid, pullRequest } = sibling;
  const isOurs = !pullRequest.isLong && pullRequest.messages.every((message) => isDeliveryCommit(message, delivery));
  const fate = isOurs ? 'this one is closed' : 'this one stays open, for it holds commits of others';
  const said = comment(pullRequest, `Superseded by #${number}; ${fate}.`);
  // What is closed is no longer seen by a second attempt, so the comment that follows is not repeated.
  if (isOurs) return [moveBranches(repositoryId, [{ branch, from: oid, to: undefined }]), said];
  return isNew ? [said] : [];
}
