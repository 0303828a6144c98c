import { againAfter, type Again as Repetition } from '#github';
import { carryOut, restore, type Written } from './carry-out.ts';
import { decide } from './decide.ts';
import { finish } from './finish.ts';
import type { Finished } from './finished.ts';
import type { Inputs } from './inputs.ts';
import { type Doubt, landed, type Settled, settled } from './outcome.ts';
import type { Ports } from './ports.ts';
import type { Outcome } from './result.ts';
import type { Round } from './round.ts';
import { unchangedByMerge } from './verify-merge.ts';

/** What earlier attempts may have done without an answer. */
interface Doubts {
  readonly doubt: Doubt | undefined;
  readonly mayBeMerged: Outcome['pullRequest'];
}

interface Call {
  readonly inputs: Inputs;
  readonly ports: Ports;
}

type Stepped = Extract<Finished, { readonly kind: 'finished' }> | Again;

/** With what may have been done. */
interface Again extends Repetition {
  readonly unconfirmed?: Written;
  readonly mayBeMerged?: Outcome['pullRequest'];
}

/** Decides and writes, once. */
export async function attempt(round: Round, call: Call, doubts: Doubts): Promise<Stepped> {
  const decision = decide(round.situation);
  if (decision.kind === 'leave') {
    const known = settled(round, decision.pullRequest, doubts.doubt);
    if (known.open === undefined && doubts.mayBeMerged !== undefined) return await asMerged(round, doubts.mayBeMerged);
    return await finished(known, round, call.inputs);
  }
  call.ports.log.info(`${round.aim.branch}: ${words[decision.kind]}`);
  const sent = await carryOut(decision, round.writing);
  const known = landed(decision, sent, round);
  if (known !== undefined) return await finished(known, round, call.inputs);
  if (sent.kind === 'refused') {
    await restore(decision, sent, round.writing);
    throw sent.error;
  }
  const again = againAfter(sent);
  return sent.kind === 'moved' ? again : { ...again, unconfirmed: decision };
}

async function finished({ outcome, open }: Settled, round: Round, inputs: Inputs): Promise<Stepped> {
  if (open === undefined) return { kind: 'finished', outcome, warnings: [] };
  const done = await finish(open, round, inputs);
  if (done.kind === 'again') {
    const { pullRequest } = open;
    return { ...done, seconds: 0, isUnknown: true, mayBeMerged: pullRequest };
  }
  if (done.outcome.operation === 'merged') await unchangedByMerge(round, done.outcome.commit);
  return done;
}

/** The base has the value, and a merge of ours had no answer: that may have been it. */
async function asMerged(
  { situation, writing }: Round,
  pullRequest: NonNullable<Outcome['pullRequest']>,
): Promise<Stepped> {
  const { branch } = situation;
  const commit = await writing.github.mergeCommit(writing.repository, pullRequest.number);
  if (commit === undefined) return { kind: 'finished', outcome: { operation: 'unchanged' }, warnings: [] };
  return { kind: 'finished', outcome: { operation: 'merged', pullRequest, branch, commit }, warnings: [] };
}

const words: Readonly<Record<Written['kind'], string>> = {
  describe: 'the commit is right, its description is not',
  create: 'opening a pull request',
  append: 'adding to the open pull request',
  replace: 'moving the branch to a new commit on the base',
  close: 'the base holds the values, closing the pull request',
  remark: 'the base holds the values, the pull request holds commits of others',
  commit: 'committing to the base',
};
