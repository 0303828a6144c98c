import type { StepReport } from '../../runs.ts';
import { resolve } from '../expressions/resolve.ts';
import type { PlannedJob } from '../plan/plan.ts';
import { messageOf } from '../problem.ts';
import { startCountdown } from '../steps/limit.ts';
import { runPosts, runPres } from '../steps/phases.ts';
import { prepareAll } from '../steps/prepare.ts';
import { runSteps } from '../steps/run.ts';
import { statusOf } from '../steps/scope.ts';
import { githubContext } from './facts.ts';
import { checkLabels } from './labels.ts';
import { type Leg, type Level, legScope } from './level.ts';
import { jobOutputs } from './outputs.ts';
import type { LegResult } from './result.ts';
import { type JobSetup, setUpJob } from './set-up.ts';

export type StepsPlan = Extract<PlannedJob, { kind: 'steps' }>;

/** The default of `timeout-minutes`. */
const defaultMinutes = 360;

/** Runs a job's steps on a fresh runner with a fresh token, which ends with the job. */
export async function runStepsJob(
  level: Level,
  leg: Leg,
  { job, waitedFor }: { readonly job: StepsPlan; readonly waitedFor: readonly string[] },
): Promise<LegResult> {
  const started = performance.now();
  const scope = legScope(level, leg, githubContext(level.run));
  checkLabels(job.runsOn, scope, level.run.engine.options.labels ?? []);
  const tolerated = job.continueOnError !== undefined && resolve(job.continueOnError, scope) === true;
  const minutes = job.timeoutMinutes === undefined ? defaultMinutes : Number(resolve(job.timeoutMinutes, scope));
  using countdown = startCountdown(minutes);
  const cancelled = AbortSignal.any([leg.cancelled, countdown.signal]);
  await using setup = await setUpJob(level, { ...leg, cancelled }, job);
  const { frame, annotate } = setup;
  const steps = await runAll(setup, job);
  if (countdown.signal.aborted) annotate('error', `The job has exceeded the maximum execution time of ${minutes}m0s`);
  else if (leg.cancelled.aborted) annotate('error', `The operation was canceled. ${String(leg.cancelled.reason)}`);
  const outputs = readOutputs(setup, job);
  const conclusion = statusOf(frame);
  const { log } = frame.job;
  const report = {
    name: leg.name,
    needs: waitedFor,
    conclusion,
    steps,
    outputs,
    log: log.text,
    annotations: log.annotations,
    milliseconds: Math.round(performance.now() - started),
  };
  return { result: tolerated && conclusion === 'failure' ? 'success' : conclusion, outputs, reports: [report] };
}

async function runAll({ frame, annotate }: JobSetup, job: StepsPlan): Promise<readonly StepReport[]> {
  const started = performance.now();
  try {
    await prepareAll(frame.job, frame.source, job.steps);
  } catch (error) {
    annotate('error', messageOf(error));
    frame.failed = true;
    const milliseconds = Math.round(performance.now() - started);
    return [{ name: 'Set up job', conclusion: 'failure', summary: '', milliseconds }];
  }
  const before = await runPres(frame, job.steps);
  const steps = await runSteps(frame, job.steps);
  return [...before, ...steps, ...(await runPosts(frame))];
}

function readOutputs({ frame, annotate }: JobSetup, { outputs }: StepsPlan): Readonly<Record<string, string>> {
  try {
    return jobOutputs(frame, outputs, (message) => annotate('warning', message));
  } catch (error) {
    annotate('error', messageOf(error));
    frame.failed = true;
    return {};
  }
}
