import type { StepReport } from '../../runs.ts';
import { evaluateCondition } from '../expressions/evaluate.ts';
import { openSession } from '../log/session.ts';
import { messageOf } from '../problem.ts';
import type { Step } from '../syntax/step.ts';
import { workWithFiles } from './apply.ts';
import type { StepCall, StepDone } from './call.ts';
import type { Frame } from './frame.ts';
import { signalFor } from './limit.ts';
import { environmentOf, scopeOf, stateOf } from './scope.ts';
import { plainName } from './step-name.ts';

/** What an action does before or after all the steps of its job. */
export interface Phase {
  readonly kind: 'Pre' | 'Post';
  /** Where the action's step stands. */
  readonly frame: Frame;
  readonly step: Step;
  readonly condition: string;
  readonly work: (call: StepCall) => Promise<StepDone>;
}

/** Its condition looks at the job, not at the composite action that it may stand in; its failure fails the job. */
export async function runPhase(job: Frame, { kind, frame, step, condition, work }: Phase): Promise<StepReport> {
  const started = performance.now();
  const session = openSession(frame.job, stateOf(frame, step));
  let conclusion: StepReport['conclusion'] = 'failure';
  let summary = '';
  try {
    const env = environmentOf(frame, step);
    const scope = scopeOf(frame, env);
    if (evaluateCondition(condition, scopeOf(job, env))) {
      const signal = signalFor(job);
      const done = await workWithFiles({ frame, step, scope, env, session, signal, files: {} }, work);
      summary = done.summary;
      if (done.ok) conclusion = 'success';
    } else conclusion = 'skipped';
  } catch (error) {
    session.annotate('error', messageOf(error));
  }
  if (conclusion === 'failure') job.failed = true;
  const milliseconds = Math.round(performance.now() - started);
  return { name: `${kind} ${plainName(step)}`, conclusion, summary, milliseconds };
}
