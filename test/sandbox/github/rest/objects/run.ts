import type { JobReport, StepReport } from '../../../runs.ts';
import { runName, workflowName } from '../../actions/workflows.ts';
import { readCommit } from '../../git/commits.ts';
import type { StoredRun } from '../../github.ts';
import { account } from '../../state/account.ts';
import { nodeId } from '../../state/node-id.ts';
import type { Repository } from '../../state/repository.ts';
import type { World } from '../../state/world.ts';
import type { Json } from '../json.ts';
import { accountObject } from './account.ts';
import { simpleCommitObject } from './commit.ts';
import { repositoryObject, repositoryUrl } from './repository.ts';

/** OpenAPI's `workflow-run`. */
export async function runObject(world: World, repository: Repository, run: StoredRun): Promise<Json> {
  const { id, number, attempt, workflow, event, ref, sha, actor } = run.request;
  const url = `${repositoryUrl(world, repository)}/actions/runs/${id}`;
  const head = await readCommit(repository.git, sha);
  const related = ['jobs', 'logs', 'cancel', 'rerun', 'artifacts'].map((name) => [`${name}_url`, `${url}/${name}`]);
  return {
    id,
    node_id: nodeId('WFR', id),
    name: workflowName(workflow),
    display_title:
      runName(run.request) ?? (event.name === 'push' ? head.message.split('\n')[0] : workflowName(workflow)),
    path: workflow.path,
    workflow_id: workflowId(workflow.path),
    workflow_url: `${repositoryUrl(world, repository)}/actions/workflows/${workflowId(workflow.path)}`,
    url,
    html_url: runPage(world, repository, id),
    ...Object.fromEntries(related),
    check_suite_id: id,
    check_suite_url: `${repositoryUrl(world, repository)}/check-suites/${id}`,
    previous_attempt_url: attempt > 1 ? `${url}/attempts/${attempt - 1}` : null,
    run_number: number,
    run_attempt: attempt,
    event: event.name,
    status: run.status,
    conclusion: run.report?.conclusion ?? null,
    head_branch: shortName(ref),
    head_sha: sha,
    head_commit: simpleCommitObject(head),
    repository: repositoryObject(world, repository),
    head_repository: repositoryObject(world, repository),
    actor: accountObject(world, account(actor, world.owner)),
    triggering_actor: accountObject(world, account(actor, world.owner)),
    pull_requests: [],
    created_at: run.startedAt.toISOString(),
    run_started_at: run.startedAt.toISOString(),
    updated_at: (run.endedAt ?? run.startedAt).toISOString(),
  };
}

export function runPage(world: World, { nameWithOwner }: Repository, id: number): string {
  return `${world.url}/${nameWithOwner}/actions/runs/${id}`;
}

/** Stable, and the same for every run of the file. */
function workflowId(path: string): number {
  return account(path).id;
}

function shortName(ref: string): string {
  return ref.replace(/^refs\/(heads|tags)\//, '');
}

/** OpenAPI's `job`, one for each job of the attempt. Jobs are known once the attempt has ended. */
export function jobObjects(world: World, repository: Repository, run: StoredRun): readonly Json[] {
  return (run.report?.jobs ?? []).map((job, index) => jobObject(world, repository, { run, job, index }));
}

function jobObject(
  world: World,
  repository: Repository,
  { run, job, index }: { readonly run: StoredRun; readonly job: JobReport; readonly index: number },
): Json {
  const { id: runId, attempt, sha, ref, workflow } = run.request;
  const id = runId * 1000 + attempt * 100 + index;
  const api = repositoryUrl(world, repository);
  const started = run.startedAt.toISOString();
  return {
    id,
    node_id: nodeId('CR', id),
    run_id: runId,
    run_attempt: attempt,
    run_url: `${api}/actions/runs/${runId}`,
    url: `${api}/actions/jobs/${id}`,
    html_url: `${runPage(world, repository, runId)}/job/${id}`,
    check_run_url: `${api}/check-runs/${id}`,
    workflow_name: workflowName(workflow),
    name: job.name,
    head_sha: sha,
    head_branch: shortName(ref),
    status: 'completed',
    conclusion: job.conclusion === 'startup_failure' ? 'failure' : job.conclusion,
    created_at: started,
    started_at: started,
    completed_at: new Date(run.startedAt.getTime() + job.milliseconds).toISOString(),
    labels: [],
    runner_id: null,
    runner_name: null,
    runner_group_id: null,
    runner_group_name: null,
    steps: job.steps.map(stepObject),
  };
}

function stepObject({ name, conclusion }: StepReport, index: number): Json {
  return { name, number: index + 1, status: 'completed', conclusion };
}
