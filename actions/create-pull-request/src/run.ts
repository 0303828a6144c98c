import { ActionError } from '#error';
import { onCancel } from '#exec';
import type { Sent } from '#github';
import { carryOut, takeBack, type Written } from './carry-out.ts';
import { decide } from './decide.ts';
import { type Finished, finish } from './finish.ts';
import type { Inputs } from './inputs.ts';
import { newMemory } from './look.ts';
import { type Doubt, landed, type Settled, settled } from './outcome.ts';
import type { Ports } from './ports.ts';
import type { Outcome, Result } from './result.ts';
import { nextRound, type Round } from './round.ts';
import { unchangedByMerge } from './verify-merge.ts';

export async function run(inputs: Inputs, ports: Ports): Promise<Result> {
  using _ = onCancel(ports.release);
  try {
    return await deliver(inputs, ports);
  } finally {
    await ports.release();
  }
}

/**
 * Looks, decides, writes. Whatever is not certain afterwards (somebody was faster, the answer was lost) is answered by
 * looking again and applying the edit to what is there then: no content is ever sent a second time unseen.
 */
async function deliver(inputs: Inputs, ports: Ports): Promise<Result> {
  const memory = newMemory(ports.checkout);
  let doubt: Doubt | undefined;
  let mayBeMerged: Outcome['pullRequest'];
  for (let attempt = 1; ; attempt++) {
    const round = await nextRound(inputs, ports, memory);
    const stepped = await step(round, { inputs, ports }, { doubt, mayBeMerged });
    if (stepped.kind === 'finished') {
      const warnings = [...lackingWarnings(round, ports), ...round.warnings, ...stepped.warnings];
      for (const { level, message, at } of warnings) ports.log.annotate(level, message, at);
      return resultOf(round, stepped.outcome, warnings);
    }
    doubt = stepped.unconfirmed === undefined ? doubt : doubtOf(stepped.unconfirmed, round);
    mayBeMerged = stepped.mayBeMerged ?? mayBeMerged;
    if (!(await ports.patience.pause(attempt, stepped.seconds))) throw restless(inputs, stepped);
    ports.log.info(`Looking again: ${stepped.reason}`);
  }
}

/** Said only where it could matter. */
function lackingWarnings({ decoration }: Round, { missing }: Ports): Result['warnings'] {
  if (decoration === undefined) return [];
  const needed = missing.filter((permission) =>
    permission.startsWith('members')
      ? decoration.teams.length > 0
      : decoration.labels.length + decoration.milestone.length > 0,
  );
  return needed.map((permission) => {
    return {
      level: 'warning',
      message: `The App’s installation lacks "${permission}", which labels, milestones or teams may need.`,
    };
  });
}

function doubtOf(decision: Written, { writing }: Round): Doubt {
  return { decision, headline: writing.message.headline };
}

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

interface Again {
  readonly kind: 'again';
  readonly unconfirmed?: Written;
  readonly mayBeMerged?: Outcome['pullRequest'];
  readonly reason: string;
  readonly seconds: number;
  readonly error?: ActionError;
  readonly isUnknown: boolean;
}

async function step(round: Round, call: Call, doubts: Doubts): Promise<Stepped> {
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
    await takeBack(decision, sent, round.writing);
    throw sent.error;
  }
  return againAfter(sent, decision);
}

function againAfter(sent: Exclude<Sent, { readonly kind: 'refused' }>, decision: Written): Again {
  switch (sent.kind) {
    case 'done':
      return {
        kind: 'again',
        reason: 'the pull request shows another commit',
        seconds: 0,
        isUnknown: false,
        unconfirmed: decision,
      };
    case 'moved':
      return { kind: 'again', reason: sent.reason, seconds: 0, isUnknown: false };
    case 'unknown':
      return { kind: 'again', reason: sent.reason, seconds: 0, isUnknown: true, unconfirmed: decision };
    case 'limited':
      return { ...sent, kind: 'again', isUnknown: false, unconfirmed: decision };
  }
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

function resultOf({ situation, writing }: Round, outcome: Outcome, warnings: Result['warnings']): Result {
  const { seen, delivery, wanted } = situation;
  return {
    ...outcome,
    repository: writing.repository,
    base: seen.base.name,
    delivery,
    edit: wanted,
    files: situation.files,
    warnings,
    byJobToken: seen.viewer === 'github-actions[bot]',
  };
}

function restless({ repository, retryFor }: Inputs, { reason, error, isUnknown }: Again): ActionError {
  if (error !== undefined) return error;
  const code = isUnknown ? 'GITHUB_UNAVAILABLE' : 'BASE_MOVED';
  return new ActionError(code, `Writing to ${repository} failed: after ${retryFor / 1_000} s still: ${reason}.`, {
    hint: 'Run the step again; it continues where this one stopped.',
  });
}
