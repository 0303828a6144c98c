import type { Log, Runner } from '#action';
import { type Client, type Clock, connectCluster, givenClusterInputs, systemClock } from '#cluster';
import { ActionError } from '#error';
import { connectGitHub, type GitHub, patience, signIn } from '#github';
import type { Inputs } from './inputs.ts';

export interface Ports {
  /** The environment repository's. */
  readonly github: Pick<
    GitHub,
    'lineage' | 'commit' | 'commitsBetween' | 'statuses' | 'pullRequestState' | 'defaultBranch' | 'readFiles'
  >;
  /** The app repository's. */
  readonly deployments: Pick<GitHub, 'ensureDeployment' | 'setDeploymentStatus'>;
  /** Undefined where the cluster is not to be asked. */
  readonly cluster: Client | undefined;
  readonly clock: Clock;
  readonly log: Pick<Log, 'info' | 'annotate'>;
  readonly serverUrl: string;
  /** The page of this run. */
  readonly runUrl: string;
  /** Gives up what was made for the run. */
  readonly release: () => Promise<void>;
}

const permissions = {
  required: { contents: 'read' },
  optional: { pull_requests: 'read', statuses: 'read' },
} as const;

/** How long GitHub may be away while we wait anyway, in milliseconds. */
const grace = 60_000;

export async function ports(inputs: Inputs, runner: Runner): Promise<Ports> {
  if (inputs.commit !== undefined && inputs.pullRequest !== undefined) throw bothGiven();
  const { apiUrl, graphqlUrl, serverUrl, runUrl, log } = runner;
  // whatever can fail does so before a token is made
  const cluster = await clusterOf(inputs, runner);
  const session = await signIn(inputs, { apiUrl, graphqlUrl }, { repository: inputs.repository, ...permissions });
  const { token } = session;
  if (token !== inputs.token) log.mask(token);
  const patient = patience(inputs.timeout + grace);
  return {
    github: connectGitHub({ token, apiUrl, graphqlUrl }, patient),
    deployments: connectGitHub({ token: inputs.deploymentToken ?? token, apiUrl, graphqlUrl }, patient),
    cluster,
    clock: systemClock,
    log,
    serverUrl,
    runUrl,
    release: async () => {
      cluster?.[Symbol.dispose]();
      await session.release();
    },
  };
}

async function clusterOf(
  inputs: Inputs,
  { environment, workspace, idToken, log }: Runner,
): Promise<Client | undefined> {
  const isGiven = givenClusterInputs(inputs).length > 0;
  if (inputs.via === 'github' || (inputs.via === 'auto' && !isGiven)) return undefined;
  return connectCluster(inputs, { environment, workspace, idToken, onSecret: (secret) => log.mask(secret) });
}

function bothGiven(): ActionError {
  return new ActionError('INPUT_INVALID', 'Reading the inputs failed: `commit` and `pull-request` are both given.', {
    hint: 'Give one of them; without either, the newest commit of the default branch is waited for.',
  });
}
