import type { Again, Attempted } from '#github';
import { type Decided, decide } from './decide/decide.ts';
import { gatherEvidence } from './gates/evidence.ts';
import { type Arriving, arrivals, judge } from './gates/judge.ts';
import { rowsOf, wantedOf } from './gates/planned.ts';
import { isCut } from './gates/source-facts.ts';
import type { Inputs } from './inputs.ts';
import { look, lookBack, type Sight } from './look/look.ts';
import type { Memory } from './memory.ts';
import { mergeAll, mergeable } from './merge-all.ts';
import type { Outcome } from './outcome.ts';
import type { Ports } from './ports.ts';
import { promotionOf } from './promotion.ts';
import type { Result } from './result.ts';
import { stepTo } from './scope/steps.ts';
import { type Carried, carryOut } from './write/carry-out.ts';
import { decorate } from './write/decorate.ts';
import type { Planned } from './write/plan.ts';
import { saidOf } from './write/said.ts';
import { sayGates } from './write/say.ts';

/** Looks once, and writes what is missing. */
export async function attempt(inputs: Inputs, ports: Ports, memory: Memory): Promise<Attempted<Result>> {
  const { repository } = inputs;
  const { sight, all, arriving } = await see(inputs, ports);
  await confirm(inputs, ports, { memory, sight });
  const evidence = await gatherEvidence(wantedOf(all, arriving), ports);
  const judged = judge(sight, arriving, evidence);
  const planned = all.map((decided): Planned => ({ ...decided, rows: rowsOf(sight, decided, { judged, evidence }) }));
  for (const { branch, decision } of planned) {
    if (decision.kind !== 'current')
      ports.log.info(`${branch}: ${'detail' in decision ? decision.detail : words[decision.kind]}`);
  }
  const others = judged.filter(
    ({ change }) => !planned.some(({ decision }) => 'change' in decision && decision.change.number === change.number),
  );
  const carried = await carryOut(sight, planned, { ...ports, repository, others });
  const outcomes = planned.map((each, index): Outcome => ({ planned: each, carried: carried[index] ?? nothing }));
  const undecorated = await decorate(sight, outcomes, { ...ports, repository });
  for (const message of undecorated) ports.log.annotate('warning', message);
  const merging = mergeable(sight, { outcomes, others });
  // Those that are green for the moment of their merge alone are seen to by that.
  const timed = merging.flatMap(({ pullRequest, isTimed }) => (isTimed ? [pullRequest.number] : []));
  const said = saidOf(sight, outcomes, others).filter(({ number }) => !timed.includes(number));
  await sayGates(sight, said, { ...ports, repository });
  const merges = await mergeAll(sight, merging, { ...ports, repository });
  const promotions = outcomes.map((outcome) => promotionOf(outcome, merges, memory));
  const again = againAfter(outcomes, merges.reasons);
  if (again !== undefined) return again;
  warn(planned, ports);
  return {
    kind: 'finished',
    value: {
      repository,
      promotions,
      others: others
        .filter(({ rows }) => rows.length > 0)
        .map(({ change: { number, url }, rows }) => ({ number, url, gates: rows })),
      refusals: outcomes.flatMap((each) => (each.carried.kind === 'refused' ? [each.carried.error] : [])),
    },
  };
}

interface Seen {
  readonly sight: Sight;
  readonly all: readonly Decided[];
  readonly arriving: readonly Arriving[];
}

/** Looks, and looks further back where what was seen leaves a soak open. */
async function see(inputs: Inputs, ports: Ports): Promise<Seen> {
  const { from, to, app, group } = inputs;
  const isNamed = [from, to, app, group].some((name) => name !== undefined);
  const seenIn = (sight: Sight): Seen => ({
    sight,
    all: sight.steps.map((step) => decide(sight, step, { isNamed, actor: ports.actor })),
    arriving: arrivals(sight),
  });
  const seen = seenIn(await look(inputs, ports));
  const { sight, all, arriving } = seen;
  const isShort = wantedOf(all, arriving).some(({ environment, unit, images }) => {
    const step = stepTo(sight.config, environment.name, unit);
    return step !== undefined && isCut(sight, step, { images });
  });
  return isShort ? seenIn(await lookBack(sight, ports)) : seen;
}

const nothing: Carried = { kind: 'done', pullRequest: undefined };

const words = {
  keep: 'the pull request stands',
  open: 'opening a pull request',
  append: 'adding to the open pull request',
  replace: 'moving the branch to a new commit on the base',
  close: 'closing the pull request',
} as const;

/** Merges that had no answer: what is not open any more was merged, or closed by somebody. */
async function confirm(
  { repository }: Inputs,
  { github }: Ports,
  { memory, sight }: { readonly memory: Memory; readonly sight: Sight },
): Promise<void> {
  for (const [branch, { pullRequest, ...rest }] of memory.unconfirmed) {
    const isOpenStill = sight.overview.pullRequests.some(({ number }) => number === pullRequest?.number);
    if (pullRequest === undefined || isOpenStill) continue;
    memory.unconfirmed.delete(branch);
    const commit = await github.mergeCommit(repository, pullRequest.number);
    if (commit !== undefined) memory.ended.set(branch, { operation: 'merged', pullRequest, ...rest });
  }
}

function againAfter(outcomes: readonly Outcome[], unmerged: readonly string[]): Again | undefined {
  const unclear = outcomes.map(({ carried }) => carried).find((carried) => carried.kind === 'again');
  if (unclear?.kind === 'again')
    return { kind: 'again', reason: unclear.reason, seconds: 0, isUnknown: unclear.isUnknown };
  const [reason] = unmerged;
  if (reason !== undefined) return { kind: 'again', reason, seconds: 0, isUnknown: true };
  const isClosed = outcomes.some(
    ({ planned, carried }) => planned.decision.kind === 'close' && carried.kind === 'done',
  );
  return isClosed
    ? { kind: 'again', reason: 'what was closed makes room for the next', seconds: 0, isUnknown: false }
    : undefined;
}

function warn(planned: readonly Planned[], { log }: Ports): void {
  const messages = planned.flatMap(({ decision }) => ('content' in decision ? decision.content.freight.warnings : []));
  for (const message of new Set(messages)) log.annotate('warning', `${message}.`);
}
