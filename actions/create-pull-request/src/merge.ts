import { enqueue, type MergeRequest, type MutationField, mergeNow, mergeWhenReady, type SentField } from '#github';
import type { Warning } from '#manifest';
import { type Finished, type Open, warningOf } from './finished.ts';
import type { Round } from './round.ts';

/** How the merge is asked for, by what the repository really allows. */
export function mergeFields(open: Open, round: Round): readonly MutationField[] {
  const { merge } = round.aim.policy.settings;
  const { merging } = round.situation.seen;
  const request = requestFor(open, round);
  switch (merge) {
    case 'manual':
      return [];
    case 'immediate':
      return [mergeNow(request)];
    case 'auto':
      if (merging.autoMerge) return [mergeWhenReady(request)];
      return merging.queue ? [enqueue(request)] : [];
  }
}

function requestFor({ pullRequest: { id, number }, headOid }: Open, { aim, situation, writing }: Round): MergeRequest {
  const allowed = situation.seen.merging.methods;
  const wish = aim.policy.settings.mergeMethod ?? 'squash';
  const method = allowed.includes(wish) ? wish : (allowed[0] ?? wish);
  return { id, number, headOid, method, message: writing.message };
}

interface Asked {
  readonly open: Open;
  readonly round: Round;
  /** What else could not be done. */
  readonly warnings: readonly Warning[];
}

/** What became of it. Only an immediate merge can fail the run: it was to be the run's result. */
export async function judgeMerge([sent]: readonly SentField[], { open, round, warnings }: Asked): Promise<Finished> {
  const { merge } = round.aim.policy.settings;
  const { pullRequest, outcome } = open;
  if (merge === 'manual') return { kind: 'finished', outcome, warnings };
  if (sent === undefined)
    return { kind: 'finished', outcome, warnings: [...warnings, noAutoMerge(pullRequest.number)] };
  if (sent.kind === 'failed') {
    if (merge === 'immediate') {
      if (raced.test(sent.message) || !sent.isCertain) return { kind: 'again', reason: sent.message };
      throw sent.error;
    }
    if (!ready.test(sent.message)) return { kind: 'finished', outcome, warnings: [...warnings, ...warningOf(sent)] };
    return await mergeReady({ open, round, warnings });
  }
  if (sent.merge === undefined) return { kind: 'finished', outcome, warnings };
  const { branch } = round.situation;
  return { kind: 'finished', outcome: { operation: 'merged', pullRequest, branch, commit: sent.merge }, warnings };
}

/** Somebody moved the base or the head, or GitHub has not yet worked out whether it can be merged. */
const raced =
  /(Base|Head) branch was modified|not mergeable|is at .* but expected|Expected branch to point|head sha|already merged|is closed/i;

/** There is nothing to wait for: GitHub refuses auto-merge, and a merge is what was asked for. */
const ready = /(clean|unstable) status|Protected branch rules not configured/i;

async function mergeReady({ open, round, warnings }: Asked): Promise<Finished> {
  const { github, repository } = round.writing;
  const fields = [mergeNow(requestFor(open, round))];
  const [sent] = await github.sendEach({ name: 'MergePullRequest', repository, fields });
  if (sent === undefined) return { kind: 'finished', outcome: open.outcome, warnings };
  if (sent.kind === 'failed') {
    return { kind: 'finished', outcome: open.outcome, warnings: [...warnings, ...warningOf(sent)] };
  }
  const { branch } = round.situation;
  if (sent.merge === undefined) return { kind: 'finished', outcome: open.outcome, warnings };
  const outcome = { operation: 'merged', pullRequest: open.pullRequest, branch, commit: sent.merge } as const;
  return { kind: 'finished', outcome, warnings };
}

function noAutoMerge(number: number): Warning {
  return {
    level: 'warning',
    message: `Pull request #${number} waits for a person to merge it: the repository does not allow auto-merge (Settings → General → Pull Requests).`,
  };
}
