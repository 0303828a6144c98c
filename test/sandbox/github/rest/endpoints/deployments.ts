import { resolveCommit } from '../../git/refs.ts';
import { account } from '../../state/account.ts';
import { NotImplemented } from '../../state/defects.ts';
import type { Deployment, DeploymentState, DeploymentStatus } from '../../state/deployments.ts';
import { nodeId } from '../../state/node-id.ts';
import { type Endpoint, type Reply, type RestCall, reads, writes } from '../endpoint.ts';
import { isJson, type Json, textOf } from '../json.ts';
import { accountObject } from '../objects/account.ts';
import { repositoryUrl } from '../objects/repository.ts';
import { paged } from '../page.ts';
import { notFound, Refusal, validationFailed } from '../refusal.ts';

const collection = '/repos/{owner}/{repo}/deployments';

export const deploymentEndpoints: readonly Endpoint[] = [
  { route: `GET ${collection}`, needs: [reads('deployments')], handle: list },
  { route: `POST ${collection}`, needs: [writes('deployments')], handle: create },
  {
    route: `GET ${collection}/{deployment_id}/statuses`,
    needs: [reads('deployments')],
    handle: async (call) => {
      const deployment = wanted(call);
      const statuses = call.repository.deployments.statuses(deployment.id);
      return paged(
        call,
        statuses.map((status) => statusObject(call, deployment, status)),
      );
    },
  },
  { route: `POST ${collection}/{deployment_id}/statuses`, needs: [writes('deployments')], handle: say },
];

async function list(call: RestCall): Promise<Reply> {
  const asked = ['sha', 'ref', 'task', 'environment'] as const;
  const fits = (deployment: Deployment): boolean =>
    asked.every((key) => (call.query.get(key) ?? deployment[key]) === deployment[key]);
  const deployments = call.repository.deployments.list().filter(fits);
  return paged(
    call,
    deployments.map((deployment) => deploymentObject(call, deployment)),
  );
}

async function create(call: RestCall): Promise<Reply> {
  const { repository, body, caller } = call;
  const ref = textOf(body, 'ref') ?? '';
  if (body.auto_merge !== false) throw new NotImplemented('deployments that merge the default branch');
  const sha = await resolveCommit(repository.git, ref);
  if (sha === undefined) throw new Refusal(422, `No ref found for: ${ref}`);
  refuseUnchecked(call, sha);
  const deployment = repository.deployments.add({
    ...{ sha, ref, task: textOf(body, 'task') ?? 'deploy', environment: textOf(body, 'environment') ?? 'production' },
    description: textOf(body, 'description') ?? null,
    payload: isJson(body.payload) ? body.payload : (textOf(body, 'payload') ?? ''),
    creator: caller.actor,
  });
  return { status: 201, body: deploymentObject(call, deployment) };
}

/** Without a list, every context that anybody has used has to be a success. */
function refuseUnchecked({ repository, body }: RestCall, sha: string): void {
  const states = repository.statuses.of(sha);
  const contexts = Array.isArray(body.required_contexts) ? body.required_contexts.map(String) : [...states.keys()];
  const failing = contexts.filter((context) => states.get(context) !== 'success');
  if (failing.length > 0) throw new Refusal(409, `Conflict: Commit status checks failed for ${sha.slice(0, 7)}.`);
}

const longestDescription = 140;

async function say(call: RestCall): Promise<Reply> {
  const { repository, body, caller } = call;
  const deployment = wanted(call);
  const description = textOf(body, 'description') ?? '';
  if (description.length > longestDescription) {
    throw validationFailed({ resource: 'DeploymentStatus', field: 'description', code: 'invalid' });
  }
  const urls = { logUrl: textOf(body, 'log_url') ?? '', environmentUrl: textOf(body, 'environment_url') ?? '' };
  const status = { state: stateOf(body), description, ...urls, creator: caller.actor };
  const said = repository.deployments.say(deployment, status, body.auto_inactive !== false);
  return { status: 201, body: statusObject(call, deployment, said) };
}

function wanted({ repository, parameters }: RestCall): Deployment {
  const deployment = repository.deployments.get(Number(parameters.deployment_id));
  if (deployment === undefined) throw notFound();
  return deployment;
}

const states: readonly DeploymentState[] = [
  'error',
  'failure',
  'inactive',
  'in_progress',
  'queued',
  'pending',
  'success',
];

function stateOf(body: Json): DeploymentState {
  return states.find((state) => state === body.state) ?? 'pending';
}

function deploymentUrl({ world, repository }: RestCall, { id }: Pick<Deployment, 'id'>): string {
  return `${repositoryUrl(world, repository)}/deployments/${id}`;
}

/** OpenAPI's `deployment`. */
function deploymentObject(call: RestCall, deployment: Deployment): Json {
  const { id, sha, ref, task, environment, description, payload, creator, createdAt } = deployment;
  const url = deploymentUrl(call, deployment);
  return {
    ...{ url, id, node_id: nodeId('DE', call.repository.id, id), sha, ref, task, payload, environment, description },
    original_environment: environment,
    creator: accountObject(call.world, account(creator, call.world.owner)),
    created_at: createdAt.toISOString(),
    updated_at: createdAt.toISOString(),
    statuses_url: `${url}/statuses`,
    repository_url: repositoryUrl(call.world, call.repository),
    transient_environment: false,
    production_environment: environment === 'production',
  };
}

/** OpenAPI's `deployment-status`. */
function statusObject(call: RestCall, deployment: Deployment, status: DeploymentStatus): Json {
  const { id, state, description, logUrl, environmentUrl, creator, createdAt } = status;
  const url = deploymentUrl(call, deployment);
  return {
    ...{ url: `${url}/statuses/${id}`, id, node_id: nodeId('DES', call.repository.id, id), state, description },
    ...{ environment: deployment.environment, target_url: logUrl, log_url: logUrl, environment_url: environmentUrl },
    creator: accountObject(call.world, account(creator, call.world.owner)),
    created_at: createdAt.toISOString(),
    updated_at: createdAt.toISOString(),
    deployment_url: url,
    repository_url: repositoryUrl(call.world, call.repository),
  };
}
