import { foreignCommits, imagesOfCommit, isDeliveryCommit } from '#environment';
import { comment, type MutationField, moveBranches, type Sibling } from '#github';
import { type ImageReference, sameRepository } from '#image';
import { nameOf } from './choose.ts';
import { heldName } from './holds.ts';
import type { Round } from './round.ts';

/** Our open pull requests there that would bring back what is held: they are closed, or told where others added to them. */
export function closingFields(round: Round, number: number | undefined): readonly MutationField[] {
  const { seen, branch, delivery } = round;
  const carrying = seen.siblings.filter((sibling) => sibling.branch !== branch && carries(sibling, round));
  return [...carrying.flatMap((sibling) => closing(sibling, round, number)), ...ownClosing()];

  /** A rollback that waits is settled by one that went straight to the base. */
  function ownClosing(): readonly MutationField[] {
    const { head, pullRequest } = seen;
    if (number !== undefined || head === undefined || pullRequest === undefined) return [];
    if (head.ahead.length === 0 || foreignCommits(head, delivery).length > 0) return [];
    const said = comment(pullRequest, `Closed: \`${seen.base.name}\` went back by a commit of its own.`);
    return [moveBranches(seen.repositoryId, [{ branch, from: head.oid, to: undefined }]), said];
  }
}

function carries({ pullRequest }: Sibling, { seen, held }: Round): boolean {
  return (
    pullRequest.base === seen.base.name &&
    latestImages(pullRequest.messages).some((image) => held.includes(heldName(image)))
  );
}

/** What its commits set, of each repository the last. */
function latestImages(messages: readonly string[]): readonly ImageReference[] {
  const found: ImageReference[] = [];
  for (const image of messages.toReversed().flatMap(imagesOfCommit)) {
    if (!found.some((known) => sameRepository(known, image))) found.push(image);
  }
  return found;
}

function closing(
  { branch, oid, pullRequest }: Sibling,
  { seen, from, delivery }: Round,
  number: number | undefined,
): readonly MutationField[] {
  const isOurs = !pullRequest.isLong && pullRequest.messages.every((message) => isDeliveryCommit(message, delivery));
  const by = number === undefined ? `\`${seen.base.name}\` went` : `#${number} goes`;
  const fate = isOurs ? 'this one is closed' : 'this one stays open, for it holds commits of others';
  const said = comment(
    pullRequest,
    `${by} back from \`${nameOf(from.freight)}\`, which is held from then on; ${fate}.`,
  );
  if (isOurs) return [moveBranches(seen.repositoryId, [{ branch, from: oid, to: undefined }]), said];
  return [said];
}
