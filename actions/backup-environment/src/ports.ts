import { tmpdir } from 'node:os';
import type { Log, Runner } from '#action';
import { ActionError } from '#error';
import type { Remote } from '#git';
import { connectGitHub, type GitHub, signIn } from '#github';
import { type Credentials, connectRegistry, findCredentials, type Registry } from '#registry';
import type { Inputs } from './inputs.ts';

export interface Ports {
  readonly log: Pick<Log, 'info' | 'annotate'>;
  readonly github: Pick<GitHub, 'snapshot'>;
  readonly registry: Pick<Registry, 'host' | 'getManifest' | 'putManifest' | 'putBlob' | 'getBlob' | 'confirm'>;
  /** The repository, for git. */
  readonly remote: Remote;
  readonly temp: string;
  /** Gives up what was minted for the run. */
  readonly release: () => Promise<void>;
}

const permissions = {
  reading: { required: { contents: 'read', pull_requests: 'read' }, optional: {} },
  writing: { required: { contents: 'write', workflows: 'write' }, optional: {} },
} as const;

type Facts = Pick<Runner, 'apiUrl' | 'graphqlUrl' | 'serverUrl' | 'log' | 'environment' | 'temp' | 'actor'>;

export async function ports(inputs: Inputs, runner: Facts): Promise<Ports> {
  const { repository, image, restore, retries } = inputs;
  const { apiUrl, graphqlUrl, serverUrl, log, environment, temp, actor } = runner;
  // Whatever can fail does so before a token is made.
  const credentials = await credentialsFor(inputs, { environment, actor, serverUrl });
  const scope = { repository, ...permissions[restore === undefined ? 'reading' : 'writing'] };
  const { token, release } = await signIn(inputs, { apiUrl, graphqlUrl }, scope);
  if (token !== inputs.token) log.mask(token);
  return {
    log,
    github: connectGitHub({ token, apiUrl, graphqlUrl }),
    registry: connectRegistry({ registry: image.registry, credentials, retries }),
    remote: { url: `${serverUrl}/${repository}.git`, token, environment },
    temp: temp || tmpdir(),
    release,
  };
}

async function credentialsFor(
  inputs: Inputs,
  { environment, actor, serverUrl }: Pick<Facts, 'environment' | 'actor' | 'serverUrl'>,
): Promise<Credentials | undefined> {
  const { image, githubToken: token } = inputs;
  return await findCredentials({
    registry: image.registry,
    path: image.path,
    given: givenCredentials(inputs),
    environment,
    github: token === undefined ? undefined : { actor, token, serverUrl },
  });
}

function givenCredentials({ username, password }: Inputs): Credentials | undefined {
  if (username === undefined && password === undefined) return undefined;
  if (username !== undefined && password !== undefined) return { username, password };
  const absent = username === undefined ? 'username' : 'password';
  throw new ActionError('INPUT_INVALID', `Reading the inputs failed: \`${absent}\` is missing.`, {
    hint: 'Give both `username` and `password`, or neither to use the login that a former step left.',
  });
}
