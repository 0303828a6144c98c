import type { RunReport, RunRequest } from '../runs.ts';
import type { Engine } from './engine.ts';
import { enterGroup } from './jobs/claim.ts';
import { type ConcurrencyGroups, Superseded } from './jobs/concurrency.ts';
import { githubContext, startedSource } from './jobs/facts.ts';
import { runGraph } from './jobs/graph.ts';
import type { Level, Run } from './jobs/level.ts';
import { worst } from './jobs/result.ts';
import { type PlannedWorkflow, planWorkflow } from './plan/plan.ts';
import { messageOf } from './problem.ts';
import { typedInputs } from './triggers/dispatch.ts';
import type { Texts } from './value.ts';

/** Runs a workflow to its end. Never rejects: what goes wrong is in the report. */
export async function executeRun(engine: Engine, groups: ConcurrencyGroups, request: RunRequest): Promise<RunReport> {
  try {
    const source = startedSource(request);
    const planned = await planWorkflow(engine.repositories, { source, text: request.workflow.text });
    return await runPlanned({ engine, groups, request, workflowName: planned.workflow.name }, planned);
  } catch (error) {
    return { conclusion: 'startup_failure', problem: messageOf(error), jobs: [] };
  }
}

async function runPlanned(run: Run, planned: PlannedWorkflow): Promise<RunReport> {
  const { engine, request } = run;
  const displaced = new AbortController();
  const level: Level = {
    run,
    planned,
    inputs: request.event.name === 'workflow_dispatch' ? typedInputs(planned.file, givenInputs(request)) : {},
    // What a stranger has written sees none
    secrets: () => (request.pullRequest?.isFork === true ? {} : engine.host.secrets(request.repository)),
    prefix: '',
    after: [],
    held: new Set(),
    cancelled: AbortSignal.any([displaced.signal, engine.disposed]),
  };
  try {
    const scope = { contexts: { github: githubContext(run), inputs: level.inputs, vars: {} }, functions: [] };
    const group = planned.workflow.concurrency;
    const { release, held } = await enterGroup(level, group, { scope, cancel: (reason) => displaced.abort(reason) });
    try {
      const jobs = [...(await runGraph({ ...level, held })).values()];
      const conclusion = worst(jobs.map(({ result }) => result));
      return { conclusion, problem: '', jobs: jobs.flatMap(({ reports }) => reports) };
    } finally {
      release();
    }
  } catch (error) {
    if (error instanceof Superseded) return { conclusion: 'cancelled', problem: error.message, jobs: [] };
    throw error;
  }
}

function givenInputs({ event }: RunRequest): Texts {
  const { inputs } = event.payload;
  if (typeof inputs !== 'object' || inputs === null) return {};
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, String(value)]));
}
