import type { StepReport } from '../../runs.ts';
import type { Step } from '../syntax/step.ts';
import type { Frame } from './frame.ts';
import { runPre } from './node-action.ts';
import { type Phase, runPhase } from './phase.ts';
import { prepare } from './prepare.ts';

/** Runs the `pre:` of the job's actions, in the order of its steps. */
export async function runPres(frame: Frame, steps: readonly Step[]): Promise<readonly StepReport[]> {
  const reports: StepReport[] = [];
  for (const step of steps) {
    const phase = await preOf(frame, step);
    if (phase !== undefined) reports.push(await runPhase(frame, phase));
  }
  return reports;
}

async function preOf(frame: Frame, step: Step): Promise<Phase | undefined> {
  const { work } = step;
  const action = work.kind === 'uses' ? await prepare(frame.job, frame.source, work.uses) : undefined;
  if (work.kind !== 'uses' || action?.kind !== 'action' || action.definition.runs.kind !== 'node') return undefined;
  const { pre, preIf } = action.definition.runs;
  if (pre === undefined) return undefined;
  const details = { uses: work.uses, with: work.with, action };
  return { kind: 'Pre', frame, step, condition: preIf, work: (call) => runPre({ ...call, ...details }, pre) };
}

/** Runs what the steps left for the end of the job, the latest first. */
export async function runPosts(frame: Frame): Promise<readonly StepReport[]> {
  const reports: StepReport[] = [];
  for (const phase of frame.job.posts) reports.push(await runPhase(frame, phase));
  return reports;
}
