import { ActionError } from '#error';
import { backOff, type Sent } from '#github';
import { carryOut, takeBack, type Written } from './carry-out.ts';
import { decide } from './decide.ts';
import type { Inputs } from './inputs.ts';
import type { Ports } from './ports.ts';
import type { Commit, Outcome, Result } from './result.ts';
import { look, type Round, subjectOf } from './round.ts';

const attempts = 8;

/**
 * Looks, decides, writes. Whatever is not certain afterwards (somebody was faster, the answer was lost) is answered by
 * looking again and applying the edit to what is there then: no content is ever sent a second time unseen.
 */
export async function run(inputs: Inputs, ports: Ports): Promise<Result> {
  const { round, outcome } = await deliver(inputs, ports);
  for (const { level, message, at } of round.situation.wanted.warnings) ports.log.annotate(level, message, at);
  return resultOf(round, outcome);
}

interface Delivered {
  readonly round: Round;
  readonly outcome: Outcome;
}

async function deliver(inputs: Inputs, ports: Ports): Promise<Delivered> {
  const subject = subjectOf(inputs);
  let unconfirmed: Written | undefined;
  for (let attempt = 1; ; attempt++) {
    const round = await look(subject, inputs, ports);
    const decision = decide(round.situation);
    if (decision.kind === 'leave') return { round, outcome: confirmed(unconfirmed, round, decision.pullRequest) };
    ports.log.info(`${subject.branch}: ${words[decision.kind]}`);
    const sent = await carryOut(decision, round.writing);
    const outcome = outcomeOf(decision, sent, subject.branch);
    if (outcome !== undefined) return { round, outcome };
    if (sent.kind === 'refused') {
      await takeBack(decision, sent, round.writing);
      throw sent.error;
    }
    if (sent.kind !== 'moved') unconfirmed = decision;
    const reason = sent.kind === 'done' ? 'the pull request shows another commit' : sent.reason;
    if (attempt === attempts) throw restless(inputs.repository, reason, sent);
    ports.log.info(`Looking again: ${reason}`);
    await backOff(attempt);
  }
}

const words: Readonly<Record<Written['kind'], string>> = {
  describe: 'the commit is right, its description is not',
  create: 'opening a pull request',
  append: 'adding to the open pull request',
  replace: 'moving the branch to a new commit on the base',
  close: 'the base holds the values, closing the pull request',
};

/** Undefined where it is not certain that all of it is there. */
function outcomeOf(decision: Written, sent: Sent, branch: string): Outcome | undefined {
  if (sent.kind !== 'done') return undefined;
  const { commit, pullRequest } = sent;
  if (decision.kind === 'close') return { operation: 'closed', pullRequest: decision.pullRequest, branch };
  if (decision.kind === 'describe') return { operation: 'unchanged', pullRequest: decision.pullRequest, branch };
  if (commit === undefined || pullRequest === undefined) return undefined;
  if (decision.kind === 'append') return { operation: 'updated', commit, pullRequest, branch };
  // A new pull request shows the branch as it stands: another run may have written to it in between.
  const isNew = decision.kind === 'create' || decision.pullRequest === undefined;
  if (isNew && pullRequest.headOid !== commit.oid) return undefined;
  return { operation: isNew ? 'created' : 'updated', commit, pullRequest, branch };
}

/** Nothing is left to do; if an earlier attempt of ours had no answer, it was the one that did it. */
function confirmed(
  unconfirmed: Written | undefined,
  { situation: { seen, branch } }: Round,
  pullRequest: Outcome['pullRequest'],
): Outcome {
  if (unconfirmed?.kind === 'close' && pullRequest === undefined) {
    return { operation: 'closed', pullRequest: unconfirmed.pullRequest, branch };
  }
  if (pullRequest === undefined) return { operation: 'unchanged' };
  if (unconfirmed === undefined || unconfirmed.kind === 'describe' || seen.head === undefined) {
    return { operation: 'unchanged', pullRequest, branch };
  }
  const commit: Commit = { oid: seen.head.oid, verified: seen.head.verified };
  const isNew = !('pullRequest' in unconfirmed) || unconfirmed.pullRequest === undefined;
  return { operation: isNew ? 'created' : 'updated', pullRequest, branch, commit };
}

function resultOf({ situation, writing }: Round, outcome: Outcome): Result {
  const { seen, delivery, wanted } = situation;
  return {
    ...outcome,
    repository: writing.repository,
    base: seen.base.name,
    delivery,
    edit: wanted,
    byJobToken: seen.viewer === 'github-actions[bot]',
  };
}

function restless(repository: string, reason: string, { kind }: Sent): ActionError {
  const code = kind === 'unknown' ? 'GITHUB_UNAVAILABLE' : 'BASE_MOVED';
  return new ActionError(code, `Writing to ${repository} failed: after ${attempts} attempts still: ${reason}.`, {
    hint: 'Run the step again; it continues where this one stopped.',
  });
}
