import { resolveCommit } from '../../git/refs.ts';
import type { StoredRun } from '../../github.ts';
import { NotImplemented } from '../../state/defects.ts';
import { type Endpoint, type Reply, type RestCall, reads } from '../endpoint.ts';
import type { Json } from '../json.ts';
import { checkRunObject } from '../objects/check-run.ts';
import { jobObjects } from '../objects/run.ts';
import { pagedAs } from '../page.ts';
import { Refusal } from '../refusal.ts';

export const checkRunEndpoints: readonly Endpoint[] = [
  { route: 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs', needs: [reads('checks')], handle: list },
];

/** Each job of a run is one, in the suite of its run; known once the run has ended. */
async function list(call: RestCall): Promise<Reply> {
  const { world, repository, parameters, query } = call;
  for (const filter of ['status', 'app_id']) {
    if (query.has(filter)) throw new NotImplemented(`check runs filtered by ${filter}`);
  }
  if (query.get('filter') === 'all') throw new NotImplemented('check runs of all attempts');
  const ref = parameters.ref ?? '';
  const commit = await resolveCommit(repository.git, ref);
  if (commit === undefined) throw new Refusal(422, `No commit found for SHA: ${ref}`);
  const ofActions = world.runs
    .latest(repository.nameWithOwner)
    .filter(({ request }) => request.sha === commit)
    .flatMap((run) => jobObjects(world, repository, run).map((job) => jobCheck(call, { commit, run, job })));
  const ofOthers = repository.checkRuns.list(commit).map((check) => {
    const page = `${world.url}/${repository.nameWithOwner}/runs/${check.id}`;
    return checkRunObject(world, repository, { ...check, commit, suite: check.id, page });
  });
  const name = query.get('check_name');
  const all = [...ofActions, ...ofOthers].filter((check) => name === null || check.name === name);
  return pagedAs(call, 'check_runs', all);
}

function jobCheck(
  { world, repository }: RestCall,
  { commit, run, job }: { readonly commit: string; readonly run: StoredRun; readonly job: Json },
): Json {
  return checkRunObject(world, repository, {
    ...{ id: Number(job.id), name: String(job.name), page: String(job.html_url), conclusion: String(job.conclusion) },
    ...{ app: 'github-actions', commit, suite: run.request.id, at: run.endedAt ?? run.startedAt },
  });
}
