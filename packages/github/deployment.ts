import { ActionError } from '#error';
import { at, isObject, numberAt } from './json.ts';
import { notFound, refusalOf, unavailable } from './refusal.ts';
import type { Step } from './step.ts';
import type { Transport } from './transport.ts';

/** What runs a commit of a repository, as GitHub shows it there. */
export interface DeploymentRequest {
  readonly repository: string;
  readonly commit: string;
  readonly environment: string;
  /** What a later run knows it by. */
  readonly payload: Readonly<Record<string, string>>;
}

export type DeploymentState = 'in_progress' | 'success' | 'failure' | 'error' | 'inactive';

export interface DeploymentStatus {
  readonly state: DeploymentState;
  /** At most 140 characters; anybody who sees the repository sees it. */
  readonly description: string;
  readonly logUrl: string;
  /** '' for none. */
  readonly environmentUrl: string;
}

/** The id of the deployment with the same payload, made if there is none. */
export async function ensureDeployment(transport: Transport, request: DeploymentRequest): Promise<string> {
  const step = stepOf(request.repository, `Creating a deployment of ${request.commit}`);
  return (await findDeployment(transport, request, step)) ?? (await createDeployment(transport, request, step));
}

async function findDeployment(
  transport: Transport,
  { repository, commit, environment, payload }: DeploymentRequest,
  step: Step,
): Promise<string | undefined> {
  const query = new URLSearchParams({ sha: commit, environment, per_page: '100' });
  const { data } = await transport.read({ method: 'GET', url: `/repos/${repository}/deployments?${query}` }, step);
  const all: readonly unknown[] = Array.isArray(data) ? data : [];
  const same = all.find((deployment) => isSame(at(deployment, 'payload'), payload));
  return same === undefined ? undefined : String(numberAt(same, 'id'));
}

/** GitHub gives a payload back as it was sent, or as the JSON text of it. */
function isSame(found: unknown, payload: DeploymentRequest['payload']): boolean {
  const value = typeof found === 'string' ? parsed(found) : found;
  if (!isObject(value)) return false;
  const keys = new Set([...Object.keys(value), ...Object.keys(payload)]);
  return [...keys].every((key) => value[key] === payload[key]);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * GitHub would merge the default branch into the commit, and wait for all of its checks, unless it is told not to.
 * @see https://docs.github.com/en/rest/deployments/deployments#create-a-deployment
 */
async function createDeployment(transport: Transport, request: DeploymentRequest, step: Step): Promise<string> {
  const { repository, commit: ref, environment, payload } = request;
  const body = { ref, environment, payload, auto_merge: false, required_contexts: [], description: 'gitops-actions' };
  for (let attempt = 1; ; attempt++) {
    const answer = await transport.write({ method: 'POST', url: `/repos/${repository}/deployments`, body });
    if (!('lost' in answer)) {
      if (answer.status === 404) throw notFound(step);
      if (answer.status >= 400) throw refusalOf(answer, step);
      return String(numberAt(answer.data, 'id'));
    }
    if (!(await transport.patience.pause(attempt))) throw unavailable(step, answer.lost);
    // it may have been made all the same
    const made = await findDeployment(transport, request, step);
    if (made !== undefined) return made;
  }
}

/** A status that is sent twice does no harm: the last one counts. */
export async function setDeploymentStatus(
  transport: Transport,
  { repository, id }: { readonly repository: string; readonly id: string },
  { state, description, logUrl, environmentUrl }: DeploymentStatus,
): Promise<void> {
  if (description.length > 140)
    throw new ActionError('LIMIT_EXCEEDED', 'A deployment status has at most 140 characters.');
  const url = `/repos/${repository}/deployments/${id}/statuses`;
  const urls = { log_url: logUrl, ...(environmentUrl !== '' && { environment_url: environmentUrl }) };
  await transport.read(
    { method: 'POST', url, body: { state, description, ...urls } },
    stepOf(repository, `Setting deployment ${id} to "${state}"`),
  );
}

function stepOf(repository: string, doing: string): Step {
  return { doing, repository, permission: 'deployments: write' };
}
