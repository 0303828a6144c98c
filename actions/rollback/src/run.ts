import { onCancel } from '#exec';
import { type Attempted, againAfter, untilCertain } from '#github';
import { finish, type Standing } from './finish.ts';
import type { Inputs } from './inputs.ts';
import type { Ports } from './ports.ts';
import type { Outcome, PullRequest, Result } from './result.ts';
import { nextRound, type Round } from './round.ts';
import { type Call, carryOut, type Decision, decide, restoreBranch, type Writing, type Written } from './write.ts';

export async function run(inputs: Inputs, ports: Ports): Promise<Result> {
  using _ = onCancel(ports.release);
  try {
    return await goBack({ inputs, ports });
  } finally {
    await ports.release();
  }
}

/** What earlier attempts of the run may have done without an answer. */
interface Doubts {
  written: Written['kind'] | undefined;
  merged: PullRequest | undefined;
}

/** Looks, decides, writes; whatever is not certain afterwards is answered by looking again. */
async function goBack(call: Call): Promise<Result> {
  const { inputs, ports } = call;
  const doubts: Doubts = { written: undefined, merged: undefined };
  const { repository, retryFor } = inputs;
  return await untilCertain({ patience: ports.patience, log: ports.log, repository, retryFor }, async () => {
    const round = await nextRound(inputs, ports);
    const { content } = round;
    const stood =
      content === undefined ? await settled(round, call, doubts) : await attempt({ ...round, content }, call, doubts);
    if (stood.kind === 'again') return stood;
    const finished = await finish(stood.value, round, call);
    if (finished.kind === 'finished') {
      const result = resultOf(round, finished.outcome, call, finished.warnings);
      for (const { level, message } of result.warnings) ports.log.annotate(level, message);
      return { kind: 'finished', value: result };
    }
    doubts.merged = stood.value.open?.pullRequest;
    return { kind: 'again', reason: finished.reason, seconds: 0, isUnknown: true };
  });
}

/** The base has it: by this very run, if that asked for it. */
async function settled({ isDone, to }: Round, { inputs, ports }: Call, doubts: Doubts): Promise<Attempted<Standing>> {
  const { merged: pullRequest, written } = doubts;
  const stand = (outcome: Outcome): Attempted<Standing> => ({ kind: 'finished', value: { outcome } });
  if (!isDone) return stand({ operation: 'unchanged' });
  if (pullRequest !== undefined) {
    const commit = await ports.github.mergeCommit(inputs.repository, pullRequest.number);
    if (commit !== undefined) return stand({ operation: 'merged', pullRequest, commit: commit.oid });
  }
  if (written === 'commit') return stand({ operation: 'committed', commit: to.state.oid });
  return stand({ operation: 'unchanged' });
}

async function attempt(writing: Writing, call: Call, doubts: Doubts): Promise<Attempted<Standing>> {
  const decision = decide(writing);
  if (decision.kind === 'leave') return { kind: 'finished', value: left(decision, doubts) };
  call.ports.log.info(`${writing.branch}: ${words[decision.kind]}`);
  const sent = await carryOut(decision, writing, call);
  if (sent.kind === 'refused') {
    await restoreBranch(decision, sent, { writing, call });
    throw sent.error;
  }
  const stood = sent.kind === 'done' ? landed(decision, sent, writing) : undefined;
  if (sent.kind !== 'moved' && decision.kind !== 'describe') doubts.written = decision.kind;
  return stood === undefined ? againAfter(sent) : { kind: 'finished', value: stood };
}

function left({ head, pullRequest }: Extract<Decision, { readonly kind: 'leave' }>, { written }: Doubts): Standing {
  const open = { pullRequest, headOid: head.oid };
  const commit = head.oid;
  if (written === 'create' || written === 'open')
    return { outcome: { operation: 'created', pullRequest, commit }, open };
  if (written === 'replace') return { outcome: { operation: 'updated', pullRequest, commit }, open };
  return { outcome: { operation: 'unchanged', pullRequest }, open };
}

type Done = Extract<Awaited<ReturnType<typeof carryOut>>, { readonly kind: 'done' }>;

/** Undefined where the pull request shows another commit than ours: another run wrote in between. */
function landed(decision: Written, { commit, pullRequest }: Done, { seen }: Writing): Standing | undefined {
  if (decision.kind === 'commit') {
    return commit === undefined ? undefined : { outcome: { operation: 'committed', commit: commit.oid } };
  }
  const headOid = commit?.oid ?? decision.head?.oid;
  if (pullRequest === undefined || headOid === undefined || pullRequest.headOid !== headOid) return undefined;
  const open = { pullRequest, headOid };
  if (decision.kind === 'describe') return { outcome: { operation: 'unchanged', pullRequest }, open };
  const isNew = seen.pullRequest === undefined;
  return { outcome: { operation: isNew ? 'created' : 'updated', pullRequest, commit: headOid }, open };
}

const words: Readonly<Record<Written['kind'], string>> = {
  describe: 'the commit is right, its description is not',
  open: 'opening a pull request from the branch that is there',
  create: 'opening a pull request',
  replace: 'moving the branch to a new commit on the base',
  commit: 'committing to the base',
};

function resultOf(round: Round, outcome: Outcome, { inputs }: Call, more: readonly string[]): Result {
  const { delivery, from, to, held, walked, content, warnings } = round;
  return {
    ...outcome,
    repository: inputs.repository,
    reason: inputs.reason,
    ...{ delivery, from, to, held, walked },
    changes: content?.restored.changes ?? [],
    warnings: [...warnings, ...more].map((message) => ({ level: 'warning', message })),
  };
}
