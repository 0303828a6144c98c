import type { StepReport } from '../../runs.ts';
import { evaluateCondition } from '../expressions/evaluate.ts';
import { resolve, resolveText } from '../expressions/resolve.ts';
import { openSession } from '../log/session.ts';
import { messageOf } from '../problem.ts';
import type { Step } from '../syntax/step.ts';
import type { Texts } from '../value.ts';
import { workWithFiles } from './apply.ts';
import type { StepCall } from './call.ts';
import type { Frame, StepResult } from './frame.ts';
import { signalFor, startCountdown } from './limit.ts';
import { performStep } from './perform.ts';
import { environmentOf, scopeOf, stateOf } from './scope.ts';
import { plainName } from './step-name.ts';

export interface Attempt {
  readonly report: StepReport;
  readonly result: StepResult;
}

interface Tried {
  readonly outcome: StepResult['outcome'];
  readonly outputs: Texts;
  readonly summary: string;
}

const skipped: Tried = { outcome: 'skipped', outputs: {}, summary: '' };

/** Runs one step, or skips it. Whatever goes wrong in it is its failure, and is in the log. */
export async function attempt(frame: Frame, step: Step): Promise<Attempt> {
  const started = performance.now();
  const session = openSession(frame.job, stateOf(frame, step));
  let name = plainName(step);
  let tried: Tried = skipped;
  let tolerated = false;
  try {
    const env = environmentOf(frame, step);
    const scope = scopeOf(frame, env);
    if (evaluateCondition(step.condition.expression, scope)) {
      if (step.name !== undefined) name = resolveText(step.name, scope);
      tolerated = step.continueOnError !== undefined && resolve(step.continueOnError, scope) === true;
      tried = await run({ frame, step, scope, env, session, files: {} }, name);
    }
  } catch (error) {
    session.annotate('error', messageOf(error));
    tried = { ...skipped, outcome: 'failure' };
  }
  const { outcome, outputs, summary } = tried;
  const conclusion = outcome === 'failure' && tolerated ? 'success' : outcome;
  const milliseconds = Math.round(performance.now() - started);
  return {
    report: { name: frame.job.log.masks.hide(name), conclusion, summary, milliseconds },
    result: { outcome, conclusion, outputs },
  };
}

async function run(call: Omit<StepCall, 'signal'>, name: string): Promise<Tried> {
  const { frame, step, scope, session } = call;
  const { cancelled } = frame.job;
  const minutes = step.timeoutMinutes === undefined ? undefined : Number(resolve(step.timeoutMinutes, scope));
  using countdown = startCountdown(minutes);
  const alreadyCancelled = cancelled.aborted;
  const { ok, outputs, summary } = await workWithFiles({ ...call, signal: signalFor(frame, countdown) }, performStep);
  const expired = countdown.signal.aborted;
  if (expired) session.annotate('error', `The action '${name}' has timed out after ${minutes} minutes.`);
  const interrupted = (cancelled.aborted && !alreadyCancelled) || frame.job.engine.disposed.aborted;
  const outcome = interrupted ? 'cancelled' : ok && !expired ? 'success' : 'failure';
  return { outcome, outputs, summary };
}
