import type { StepReport } from '../../runs.ts';
import type { Step } from '../syntax/step.ts';
import { attempt } from './attempt.ts';
import type { Frame } from './frame.ts';

/** Runs steps one after the other; which of them run after a failure is their conditions' affair. */
export async function runSteps(frame: Frame, steps: readonly Step[]): Promise<readonly StepReport[]> {
  const reports: StepReport[] = [];
  for (const step of steps) {
    const { report, result } = await attempt(frame, step);
    reports.push(report);
    if (!step.id.startsWith('__')) frame.steps.set(step.id, result);
    if (result.conclusion === 'failure') frame.failed = true;
  }
  return reports;
}
