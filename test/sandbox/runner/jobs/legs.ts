import type { PlannedJob } from '../plan/plan.ts';
import { messageOf } from '../problem.ts';
import { runCall } from './call.ts';
import { enterGroup } from './claim.ts';
import { Superseded } from './concurrency.ts';
import { githubContext } from './facts.ts';
import { type Leg, type Level, legScope } from './level.ts';
import { type Combination, legSuffix, readStrategy, type Strategy } from './matrix.ts';
import { brokenReport, combineLegs, emptyReport, type JobResult, type LegResult } from './result.ts';
import { runStepsJob } from './steps-job.ts';

export interface StartedJob {
  readonly job: PlannedJob;
  readonly name: string;
  readonly needs: ReadonlyMap<string, JobResult>;
  readonly waitedFor: readonly string[];
}

/** Runs a job once, or once for each combination of its matrix. */
export async function runLegs(level: Level, started: StartedJob): Promise<Omit<JobResult, 'ancestry'>> {
  const { job, needs } = started;
  const scope = legScope(level, { needs, matrix: null, strategy: {} }, githubContext(level.run));
  const strategy = readStrategy(job.strategy, scope);
  const failFast = new AbortController();
  // A job that is wanted in spite of the cancellation (`if: always()`) is not ended by it.
  const above = level.cancelled.aborted ? level.run.engine.disposed : level.cancelled;
  const cancelled = AbortSignal.any([above, failFast.signal]);
  const ended: LegResult[] = [];
  const results: LegResult[] = [];
  const waiting = [...strategy.combinations.entries()];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, combination] = next;
      const leg = { ...legOf(started, strategy, combination), strategy: strategyContext(strategy, index), cancelled };
      const result = await runLeg(level, leg, started.waitedFor);
      results[index] = result;
      ended.push(result);
      if (result.result === 'failure' && strategy.failFast) failFast.abort('another leg of the matrix failed');
    }
  };
  await Promise.all(Array.from({ length: Math.min(strategy.maxParallel, waiting.length) }, work));
  return { ...combineLegs(ended), reports: results.flatMap(({ reports }) => reports) };
}

function legOf(
  { job, needs, name }: StartedJob,
  { hasMatrix }: Strategy,
  combination: Combination,
): Omit<Leg, 'cancelled' | 'strategy'> {
  return { job, needs, name: name + legSuffix(combination), matrix: hasMatrix ? combination : null };
}

function strategyContext({ failFast, maxParallel, combinations }: Strategy, index: number): Leg['strategy'] {
  return {
    'fail-fast': failFast,
    'job-index': index,
    'job-total': combinations.length,
    'max-parallel': maxParallel,
  };
}

/** Waits for the leg's concurrency group and runs it; whatever goes wrong is in its report. */
async function runLeg(level: Level, leg: Leg, waitedFor: readonly string[]): Promise<LegResult> {
  const { job, name } = leg;
  if (leg.cancelled.aborted && job.kind === 'steps')
    return withoutRun('cancelled', emptyReport(name, waitedFor, 'cancelled'));
  const displaced = new AbortController();
  const cancelled = AbortSignal.any([leg.cancelled, displaced.signal]);
  try {
    const scope = legScope(level, leg, githubContext(level.run));
    const { release, held } = await enterGroup(level, job.concurrency, {
      scope,
      cancel: (reason) => displaced.abort(reason),
    });
    try {
      const inside = { ...level, held };
      if (job.kind === 'call') return await runCall(inside, { ...leg, cancelled }, job);
      return await runStepsJob(inside, { ...leg, cancelled }, { job, waitedFor });
    } finally {
      release();
    }
  } catch (error) {
    const report = brokenReport(name, waitedFor, messageOf(error));
    if (error instanceof Superseded) return withoutRun('cancelled', { ...report, conclusion: 'cancelled' });
    return withoutRun('failure', report);
  }
}

function withoutRun(result: LegResult['result'], report: LegResult['reports'][number]): LegResult {
  return { result, outputs: {}, reports: [report] };
}
