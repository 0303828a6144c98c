import { comment, type MutationField, moveBranches, type SentField, type Sibling } from '#github';
import { decorate } from './decorate.ts';
import { type Finished, type Open, warningOf } from './finished.ts';
import type { Inputs } from './inputs.ts';
import { judgeMerge, mergeFields } from './merge.ts';
import type { Round } from './round.ts';
import { newerSibling, olderSiblings, supersede } from './siblings.ts';

/** What follows once a pull request stands, in one request: older versions are closed, the merge is asked for. */
export async function finish(
  open: Open,
  round: Round,
  { supersede: supersedes }: Pick<Inputs, 'supersede'>,
): Promise<Finished> {
  const { aim, situation } = round;
  const { seen, delivery } = situation;
  const { number } = open.pullRequest;
  const isNew = open.outcome.operation === 'created';
  const ours = { branch: aim.branch, base: seen.base.name, images: delivery.images, number };
  const newer = newerSibling(open.siblings, ours);
  if (newer !== undefined) return await giveWay(open, round, newer);
  const older = supersedes ? olderSiblings(open.siblings, ours) : [];
  const closing = older.flatMap((sibling) => supersede(seen.repositoryId, sibling, { number, delivery, isNew }));
  const decorating = await decorate(open, round);
  const before = [...closing, ...decorating.fields];
  const sent = await sendAll(round, [...before, ...mergeFields(open, round)]);
  const unclosed = sent.slice(0, closing.length).find(isFailed);
  if (unclosed !== undefined) return askAgain(unclosed);
  const warnings = [...decorating.warnings, ...sent.slice(closing.length, before.length).flatMap(warningOf)];
  const merged = sent.slice(before.length);
  return await judgeMerge(merged, { open, round, warnings });
}

/** A version newer than ours was opened at the same time. */
async function giveWay({ pullRequest, headOid }: Open, round: Round, newer: Sibling): Promise<Finished> {
  const { branch, seen } = round.situation;
  await sendAll(round, [
    comment(pullRequest, `Superseded by #${newer.pullRequest.number}; this one is closed.`),
    moveBranches(seen.repositoryId, [{ branch, from: headOid, to: undefined }]),
  ]);
  const message = `The newer version of #${newer.pullRequest.number} was opened at the same time; this one was closed.`;
  return {
    kind: 'finished',
    outcome: { operation: 'closed', pullRequest, branch },
    warnings: [{ level: 'warning', message }],
  };
}

async function sendAll({ writing }: Round, fields: readonly MutationField[]): Promise<readonly SentField[]> {
  const { github, repository } = writing;
  return fields.length === 0 ? [] : await github.sendEach({ name: 'FinishPullRequest', repository, fields });
}

type Failed = Extract<SentField, { readonly kind: 'failed' }>;

function isFailed(sent: SentField): sent is Failed {
  return sent.kind === 'failed';
}

/** Two versions must not both stay open: what is not certain is looked at again, what is refused fails the run. */
function askAgain({ error, message, isCertain }: Failed): Finished {
  if (isCertain) throw error;
  return { kind: 'again', reason: message };
}
