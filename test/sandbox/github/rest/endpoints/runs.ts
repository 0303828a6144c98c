import { dispatchWorkflow } from '../../actions/dispatch.ts';
import type { StoredRun } from '../../github.ts';
import { NotImplemented } from '../../state/defects.ts';
import { type Endpoint, type Reply, type RestCall, reads, writes } from '../endpoint.ts';
import { isJson, textOf } from '../json.ts';
import { repositoryUrl } from '../objects/repository.ts';
import { jobObjects, runObject, runPage } from '../objects/run.ts';
import { pagedAs } from '../page.ts';
import { notFound, Refusal } from '../refusal.ts';

export const runEndpoints: readonly Endpoint[] = [
  {
    route: 'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
    needs: [writes('actions')],
    handle: dispatch,
  },
  { route: 'GET /repos/{owner}/{repo}/actions/runs', needs: [reads('actions')], handle: list },
  {
    route: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}',
    needs: [reads('actions')],
    handle: async (call) => ({ status: 200, body: await runObject(call.world, call.repository, wanted(call)) }),
  },
  {
    route: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs',
    needs: [reads('actions')],
    handle: async (call) => {
      if (call.query.get('filter') === 'all') throw new NotImplemented('jobs of all attempts');
      return pagedAs(call, 'jobs', jobObjects(call.world, call.repository, wanted(call)));
    },
  },
  { route: 'POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun', needs: [writes('actions')], handle: rerun },
  { route: 'POST /repos/{owner}/{repo}/actions/runs/{run_id}/cancel', needs: [writes('actions')], handle: cancel },
];

function wanted({ world, repository, parameters }: RestCall): StoredRun {
  const id = Number(parameters.run_id);
  const run = world.runs.latest(repository.nameWithOwner).find(({ request }) => request.id === id);
  if (run === undefined) throw notFound();
  return run;
}

async function dispatch(call: RestCall): Promise<Reply> {
  const { world, repository, parameters, body, caller } = call;
  const given = isJson(body.inputs) ? body.inputs : {};
  if (world.enterprise !== undefined && 'return_run_details' in body) {
    throw new Refusal(422, 'Invalid request.\n\n"return_run_details" is not a permitted key.');
  }
  const outcome = await dispatchWorkflow(world, repository, {
    file: parameters.workflow_id ?? '',
    ref: textOf(body, 'ref') ?? '',
    inputs: Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)])),
    by: caller,
  });
  switch (outcome.kind) {
    case 'unknown-workflow':
      throw notFound();
    case 'refused':
      throw new Refusal(422, outcome.message);
    case 'started':
      return started(call, outcome.run.id);
    default:
      throw outcome satisfies never;
  }
}

/** API version 2022-11-28 gives the run's id only when asked to. */
function started({ world, repository, body }: RestCall, id: number): Reply {
  if (body.return_run_details !== true) return { status: 204 };
  const urls = {
    run_url: `${repositoryUrl(world, repository)}/actions/runs/${id}`,
    html_url: runPage(world, repository, id),
  };
  return { status: 200, body: { workflow_run_id: id, ...urls } };
}

async function list(call: RestCall): Promise<Reply> {
  const { world, repository, query } = call;
  for (const filter of ['actor', 'created', 'check_suite_id']) {
    if (query.has(filter)) throw new NotImplemented(`runs filtered by ${filter}`);
  }
  const runs = world.runs.latest(repository.nameWithOwner).filter(({ request, status, report }) => {
    const branch = query.get('branch');
    const wantedStatus = query.get('status');
    if (branch !== null && request.ref.replace(/^refs\/(heads|tags)\//, '') !== branch) return false;
    if ((query.get('event') ?? request.event.name) !== request.event.name) return false;
    if ((query.get('head_sha') ?? request.sha) !== request.sha) return false;
    return wantedStatus === null || wantedStatus === status || wantedStatus === report?.conclusion;
  });
  const objects = await Promise.all(runs.toReversed().map((run) => runObject(world, repository, run)));
  return pagedAs(call, 'workflow_runs', objects);
}

async function rerun(call: RestCall): Promise<Reply> {
  const { engine } = call.world.runs;
  const run = wanted(call);
  if (engine === undefined) throw new NotImplemented('workflow runs as long as no engine is in use');
  if (run.status !== 'completed') throw new Refusal(403, 'This workflow is already running');
  call.world.runs.rerun(engine, run);
  return { status: 201, body: {} };
}

async function cancel(call: RestCall): Promise<Reply> {
  const run = wanted(call);
  if (run.status === 'completed') throw new Refusal(409, 'Cannot cancel a workflow run that is completed.');
  call.world.runs.cancel(run);
  return { status: 202, body: {} };
}
