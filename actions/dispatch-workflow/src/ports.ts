import type { Log, Runner } from '#action';
import { connectGitHub, type GitHub, signIn } from '#github';
import type { Inputs } from './inputs.ts';
import { type StatusPort, statusPlace } from './status.ts';

export interface Ports {
  readonly github: Pick<GitHub, 'defaultBranch' | 'dispatchWorkflow' | 'workflowRun' | 'findRun' | 'cancelRun'>;
  /** Where what becomes of the run is said, besides. */
  readonly status?: StatusPort;
  readonly log: Pick<Log, 'info' | 'annotate'>;
  /** Gives up what was minted for the run. */
  readonly release: () => Promise<void>;
}

const permissions = { required: { actions: 'write' }, optional: {} } as const;

const statusPermissions = { required: { statuses: 'write' }, optional: {} } as const;

export async function ports(inputs: Inputs, { apiUrl, graphqlUrl, log, repository: own }: Runner): Promise<Ports> {
  const place = statusPlace(inputs, own);
  const server = { apiUrl, graphqlUrl };
  const { token, release } = await signIn(inputs, server, { repository: inputs.repository, ...permissions });
  if (token !== inputs.token) log.mask(token);
  const github = connectGitHub({ token, ...server });
  if (place === undefined) return { github, log, release };
  // An App's token reaches one repository alone.
  const other = await signIn(inputs, server, { repository: place.repository, ...statusPermissions });
  if (other.token !== inputs.token) log.mask(other.token);
  const status = { place, github: connectGitHub({ token: other.token, ...server }) };
  return { github, status, log, release: async () => void (await Promise.all([release(), other.release()])) };
}
