import { evaluateCondition } from '../expressions/evaluate.ts';
import { statusFunctions } from '../expressions/functions.ts';
import type { PlannedJob } from '../plan/plan.ts';
import { messageOf } from '../problem.ts';
import { githubContext } from './facts.ts';
import { runLegs } from './legs.ts';
import { type Level, needsContext } from './level.ts';
import { brokenReport, emptyReport, type JobResult, type Result } from './result.ts';

/** Runs the jobs of a workflow, each as soon as those it needs have ended; in the order of the file. */
export async function runGraph(level: Level): Promise<ReadonlyMap<string, JobResult>> {
  const started = new Map<string, Promise<JobResult>>();
  const start = (job: PlannedJob): Promise<JobResult> => {
    const known = started.get(job.id);
    if (known !== undefined) return known;
    const fresh = runWhenReady(level, job, start);
    started.set(job.id, fresh);
    return fresh;
  };
  const results = new Map<string, JobResult>();
  await Promise.all(level.planned.jobs.map(start));
  for (const job of level.planned.jobs) results.set(job.id, await start(job));
  return results;
}

async function runWhenReady(
  level: Level,
  job: PlannedJob,
  start: (job: PlannedJob) => Promise<JobResult>,
): Promise<JobResult> {
  const needed = level.planned.jobs.filter(({ id }) => job.needs.includes(id));
  const needs = new Map<string, JobResult>();
  for (const [index, result] of (await Promise.all(needed.map(start))).entries()) {
    const id = needed[index]?.id;
    if (id !== undefined) needs.set(id, result);
  }
  const ancestry = new Map([...needs.values()].flatMap((need) => [...need.ancestry]));
  const waitedFor =
    needs.size === 0 ? level.after : [...needs.values()].flatMap(({ reports }) => reports.map((r) => r.name));
  const name = level.prefix + job.id;
  const ended = await runIfWanted(level, { job, needs, ancestry, waitedFor, name });
  return { ...ended, ancestry: new Map([...ancestry, [job.id, ended.result]]) };
}

interface ReadyJob {
  readonly job: PlannedJob;
  readonly name: string;
  readonly needs: ReadonlyMap<string, JobResult>;
  readonly ancestry: ReadonlyMap<string, Result>;
  readonly waitedFor: readonly string[];
}

async function runIfWanted(level: Level, ready: ReadyJob): Promise<Omit<JobResult, 'ancestry'>> {
  const { job, name, needs, waitedFor } = ready;
  try {
    if (!isWanted(level, ready)) {
      return { result: 'skipped', outputs: {}, reports: [emptyReport(name, waitedFor, 'skipped')] };
    }
    return await runLegs(level, { job, name, needs, waitedFor });
  } catch (error) {
    return { result: 'failure', outputs: {}, reports: [brokenReport(name, waitedFor, messageOf(error))] };
  }
}

/**
 * A job's `if`. Its `success()` looks at all it waited for, however far back, so that one skipped job skips what follows.
 * https://github.com/actions/runner/issues/491
 */
function isWanted(level: Level, { job, needs, ancestry }: ReadyJob): boolean {
  const { cancelled } = level;
  const among = (names: readonly string[]) =>
    names.length === 0 ? [...ancestry.values()] : names.map((name) => ancestry.get(name));
  const functions = statusFunctions({
    success: (names) => !cancelled.aborted && among(names).every((result) => result === 'success'),
    failure: (names) => !cancelled.aborted && among(names).includes('failure'),
    cancelled: () => cancelled.aborted,
  });
  const contexts = { github: githubContext(level.run), inputs: level.inputs, vars: {}, needs: needsContext(needs) };
  return evaluateCondition(job.condition.expression, { contexts, functions });
}
