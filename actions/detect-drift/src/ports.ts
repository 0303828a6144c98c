import type { Log, Runner } from '#action';
import { type Client, connectCluster } from '#cluster';
import { connectGitHub, type GitHub, patience, signIn } from '#github';
import { refuseProblems } from './input-problems.ts';
import type { Inputs } from './inputs.ts';

export interface Ports {
  /** Undefined where no issue is asked for. */
  readonly github: Pick<GitHub, 'keepIssue'> | undefined;
  /** Undefined for a dump. */
  readonly cluster: Client | undefined;
  readonly workspace: string;
  /** Where commands are found. */
  readonly environment: Readonly<Record<string, string>>;
  readonly log: Pick<Log, 'info' | 'annotate'>;
  readonly serverUrl: string;
  /** Of the branch that the run is on. */
  readonly branch: string;
  /** Gives up what was made for the run. */
  readonly release: () => Promise<void>;
}

const permissions = { required: { issues: 'write' }, optional: {} } as const;

/** How long GitHub may be away, in milliseconds. */
const grace = 60_000;

export async function ports(inputs: Inputs, runner: Runner): Promise<Ports> {
  refuseProblems(inputs);
  const { apiUrl, graphqlUrl, serverUrl, workspace, environment, refName: branch, idToken, log } = runner;
  const { repository } = inputs;
  // whatever can fail does so before a token is made
  const cluster =
    inputs.source === 'dump'
      ? undefined
      : await connectCluster(inputs, { environment, workspace, idToken, onSecret: log.mask });
  const session = inputs.issue
    ? await signIn(inputs, { apiUrl, graphqlUrl }, { repository, ...permissions })
    : undefined;
  if (session !== undefined && session.token !== inputs.token) log.mask(session.token);
  return {
    github: session && connectGitHub({ token: session.token, apiUrl, graphqlUrl }, patience(grace)),
    ...{ cluster, workspace, environment, log, serverUrl, branch },
    release: async () => {
      cluster?.[Symbol.dispose]();
      await session?.release();
    },
  };
}
