import {
  complaintsOf,
  enqueue,
  type MergeRequest,
  type MutationField,
  mergeNow,
  mergeWhenReady,
  type SentField,
} from '#github';
import { closingFields } from './closing.ts';
import type { Outcome, PullRequest } from './result.ts';
import type { Round } from './round.ts';
import type { Call } from './write.ts';

/** A rollback whose commit is certain. */
export interface Standing {
  readonly outcome: Outcome;
  /** The pull request that waits, with where its branch stands; undefined where the base has it all. */
  readonly open?: { readonly pullRequest: PullRequest; readonly headOid: string };
}

export type Finished =
  | { readonly kind: 'finished'; readonly outcome: Outcome; readonly warnings: readonly string[] }
  /** A merge lost a race, or an answer was lost: it may be merged, and what would undo it may be open. */
  | { readonly kind: 'again'; readonly reason: string };

/**
 * What follows once the rollback stands, in one request: what would undo it is closed, the merge is asked for.
 * @throws ActionError where GitHub refuses to close what would undo it, or the merge that was to be the result
 */
export async function finish({ outcome, open }: Standing, round: Round, call: Call): Promise<Finished> {
  const isThere = round.content === undefined && !round.isDone;
  const closing = isThere ? [] : closingFields(round, open?.pullRequest.number);
  const merging = open === undefined ? [] : mergeFields(open, round);
  const sent = await sendAll(call, 'FinishRollback', [...closing, ...merging]);
  const closed = sent.slice(0, closing.length);
  const unclosed = closed.find((each, index) => each.kind === 'failed' && closing[index]?.mutation === 'updateRefs');
  if (unclosed?.kind === 'failed') {
    if (unclosed.isCertain) throw unclosed.error;
    return { kind: 'again', reason: unclosed.message };
  }
  const warnings = closed.flatMap(complaintsOf);
  if (open === undefined) return { kind: 'finished', outcome, warnings };
  const { merge } = round.aim.policy.settings;
  const [asked] = sent.slice(closing.length);
  if (merge === 'manual') return { kind: 'finished', outcome, warnings };
  if (asked === undefined) return { kind: 'finished', outcome, warnings: [...warnings, noAutoMerge(open)] };
  const again = async (): Promise<SentField | undefined> =>
    (await sendAll(call, 'MergeRollback', [mergeNow(requestFor(open, round))]))[0];
  const isReady = merge === 'auto' && asked.kind === 'failed' && ready.test(asked.message);
  return judge(isReady ? ((await again()) ?? asked) : asked, { outcome, open, warnings, isNow: merge === 'immediate' });
}

function mergeFields(open: NonNullable<Standing['open']>, round: Round): readonly MutationField[] {
  const { merging } = round.seen;
  const request = requestFor(open, round);
  switch (round.aim.policy.settings.merge) {
    case 'manual':
      return [];
    case 'immediate':
      return [mergeNow(request)];
    case 'auto':
      if (merging.autoMerge) return [mergeWhenReady(request)];
      return merging.queue ? [enqueue(request)] : [];
  }
}

function requestFor(
  { pullRequest, headOid }: NonNullable<Standing['open']>,
  { aim, seen, message }: Round,
): MergeRequest {
  const { methods } = seen.merging;
  const wish = aim.policy.settings.mergeMethod ?? 'squash';
  const method = methods.includes(wish) ? wish : (methods[0] ?? wish);
  return { id: pullRequest.id, number: pullRequest.number, headOid, method, message };
}

interface Judged {
  readonly outcome: Outcome;
  readonly open: NonNullable<Standing['open']>;
  readonly warnings: readonly string[];
  /** The merge was to be the run's result, so that without it the run fails. */
  readonly isNow: boolean;
}

function judge(sent: SentField, { outcome, open, warnings, isNow }: Judged): Finished {
  if (sent.kind === 'done') {
    if (sent.merge === undefined) return { kind: 'finished', outcome, warnings };
    const merged = { operation: 'merged', pullRequest: open.pullRequest, commit: sent.merge.oid } as const;
    return { kind: 'finished', outcome: merged, warnings };
  }
  if (!isNow) return { kind: 'finished', outcome, warnings: [...warnings, ...complaintsOf(sent)] };
  if (raced.test(sent.message) || !sent.isCertain) return { kind: 'again', reason: sent.message };
  throw sent.error;
}

/** Somebody moved the base or the head, or GitHub has not yet worked out whether it can be merged. */
const raced =
  /(Base|Head) branch was modified|not mergeable|is at .* but expected|Expected branch to point|head sha|already merged|is closed/i;

/** There is nothing to wait for: GitHub refuses auto-merge, and a merge is what was asked for. */
const ready = /(clean|unstable) status|Protected branch rules not configured/i;

async function sendAll(
  { inputs, ports }: Call,
  name: string,
  fields: readonly MutationField[],
): Promise<readonly SentField[]> {
  if (fields.length === 0) return [];
  return await ports.github.sendEach({ name, repository: inputs.repository, fields });
}

function noAutoMerge({ pullRequest }: NonNullable<Standing['open']>): string {
  return `Pull request #${pullRequest.number} waits for a person to merge it: the repository does not allow auto-merge (Settings → General → Pull Requests).`;
}
