import type { Log, Runner } from '#action';
import type { DeliverySource } from '#environment';
import { connectGitHub, type GitHub, type Patience, patience, signIn } from '#github';
import type { ImageReference } from '#image';
import { connectRegistry, findCredentials } from '#registry';
import type { Inputs } from './inputs.ts';
import { type Presence, presenceIn } from './presence.ts';

export interface Ports {
  readonly github: Pick<GitHub, 'inspect' | 'past' | 'send' | 'sendEach' | 'writeCommit' | 'mergeCommit'>;
  readonly log: Pick<Log, 'info' | 'annotate'>;
  /** Whether a registry still has an image. */
  readonly presenceOf: (image: ImageReference) => Promise<Presence>;
  readonly patience: Patience;
  readonly now: () => Date;
  /** The run that asks for the rollback, and who started it. */
  readonly source: DeliverySource;
  readonly actor: string;
  /** Gives up what was minted for the run. */
  readonly release: () => Promise<void>;
}

const permissions = { required: { contents: 'write', pull_requests: 'write' }, optional: {} } as const;

/** In an incident nobody waits long for a registry: what it does not say is a warning. */
const registryRetries = 1;

export async function ports(inputs: Inputs, runner: Runner): Promise<Ports> {
  const { apiUrl, graphqlUrl, serverUrl, log, actor, repository, sha, runUrl, environment } = runner;
  const session = await signIn(inputs, { apiUrl, graphqlUrl }, { repository: inputs.repository, ...permissions });
  const { token, release } = session;
  if (token !== inputs.token) log.mask(token);
  const patient = patience(inputs.retryFor);
  const { registryToken } = inputs;
  const github = registryToken === undefined ? undefined : { actor, token: registryToken, serverUrl };
  return {
    github: connectGitHub({ token, apiUrl, graphqlUrl }, patient),
    log,
    presenceOf: presenceIn(async ({ registry, path }) => {
      const credentials = await findCredentials({ registry, path, environment, github });
      return connectRegistry({ registry, credentials, retries: registryRetries });
    }),
    patience: patient,
    now: () => new Date(),
    source: { repository, sha, run: runUrl },
    actor,
    release,
  };
}
