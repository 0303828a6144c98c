import { ActionError } from '#error';
import type { Answer } from './exchange.ts';
import { at, listAt, numberAt, textAt } from './json.ts';
import { messageOf, refusalOf, refused } from './refusal.ts';
import type { Step } from './step.ts';
import type { Transport } from './transport.ts';

/** A deploy key of a repository. */
export interface RemoteDeployKey {
  readonly id: number;
  readonly title: string;
  /** `ssh-ed25519 AAAA…`, without a comment. */
  readonly key: string;
  readonly readOnly: boolean;
}

const pageSize = 100;

/** All of them. @throws ActionError DEPLOY_KEY_FORBIDDEN where the token may not see them */
export async function listDeployKeys(transport: Transport, repository: string): Promise<readonly RemoteDeployKey[]> {
  const step: Step = {
    doing: `Reading the deploy keys of ${repository}`,
    repository,
    permission: 'administration: read',
  };
  const keys: RemoteDeployKey[] = [];
  for (let page = 1; ; page++) {
    const url = `/repos/${repository}/keys?per_page=${pageSize}&page=${page}`;
    const answer = accepted(await transport.settle({ method: 'GET', url }, step), step);
    const listed = listAt({ keys: answer.data }, 'keys').map(deployKeyOf);
    keys.push(...listed);
    if (listed.length < pageSize) return keys;
  }
}

/**
 * Registers a key that can read and never write. It is sent again when an answer is lost: GitHub registers no key twice.
 * @throws ActionError DEPLOY_KEY_FORBIDDEN, DEPLOY_KEY_DISABLED, GITHUB_REFUSED where the key opens another repository
 */
export async function addDeployKey(
  transport: Transport,
  repository: string,
  { title, key: line }: Pick<RemoteDeployKey, 'title' | 'key'>,
): Promise<void> {
  const doing = `Registering the deploy key "${title}" for ${repository}`;
  const step: Step = { doing, repository, permission: 'administration: write' };
  // GitHub drops the comment
  const key = line.trim().split(/\s+/).slice(0, 2).join(' ');
  const body = { title, key, read_only: true };
  const answer = await transport.settle({ method: 'POST', url: `/repos/${repository}/keys`, body }, step);
  if (answer.status !== 422) {
    accepted(answer, step);
    return;
  }
  const message = messageOf(answer.data);
  if (!/already in use/i.test(message)) throw disabled(step, message);
  const registered = await listDeployKeys(transport, repository);
  if (!registered.some((each) => each.key === key && each.readOnly)) throw taken(step, message);
}

/** One that is gone already is as good. @throws ActionError DEPLOY_KEY_FORBIDDEN */
export async function removeDeployKey(transport: Transport, repository: string, id: number): Promise<void> {
  const doing = `Deleting the deploy key ${id} of ${repository}`;
  const step: Step = { doing, repository, permission: 'administration: write' };
  const answer = await transport.settle({ method: 'DELETE', url: `/repos/${repository}/keys/${id}` }, step);
  if (answer.status !== 404) accepted(answer, step);
}

function deployKeyOf(entry: unknown): RemoteDeployKey {
  return {
    id: numberAt(entry, 'id'),
    title: textAt(entry, 'title'),
    key: textAt(entry, 'key'),
    readOnly: at(entry, 'read_only') === true,
  };
}

function accepted(answer: Answer, step: Step): Answer {
  if (answer.status < 400) return answer;
  throw answer.status === 403 || answer.status === 404 ? forbidden(step, answer) : refusalOf(answer, step);
}

/** GitHub says 404 to many who may not administer a repository, though it is there (github.com/fluxcd/flux2/issues/737). */
function forbidden({ doing, repository, permission }: Step, { status, data }: Answer): ActionError {
  return new ActionError('DEPLOY_KEY_FORBIDDEN', `${doing} failed: ${status} ${messageOf(data)}.`, {
    hint: `Check the name ${repository}, and give \`github-token\` the permission "${permission}" on it: a fine-grained token of an administrator, or a GitHub App's. A job's own GITHUB_TOKEN never has it.`,
  });
}

function disabled({ doing, repository }: Step, message: string): ActionError {
  return new ActionError('DEPLOY_KEY_DISABLED', `${doing} failed: 422 ${message}.`, {
    hint: `Let an owner of ${repository.split('/')[0]} allow deploy keys (organization settings, Deploy keys), or set \`credentials: github-app\`.`,
  });
}

function taken(step: Step, message: string): ActionError {
  const { code, message: text } = refused(step, message);
  return new ActionError(code, text, {
    hint: 'The key in the cluster opens another repository, or an account. Run again with `rotate-key: true` for a new one.',
  });
}
