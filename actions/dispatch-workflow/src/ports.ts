import type { Log, Runner } from '#action';
import { connectGitHub, type GitHub, signIn } from '#github';
import type { Inputs } from './inputs.ts';

export interface Ports {
  readonly github: Pick<GitHub, 'defaultBranch' | 'dispatchWorkflow' | 'workflowRun' | 'findRun' | 'cancelRun'>;
  readonly log: Pick<Log, 'info' | 'annotate'>;
  /** Gives up what was minted for the run. */
  readonly release: () => Promise<void>;
}

const permissions = { required: { actions: 'write' }, optional: {} } as const;

export async function ports(inputs: Inputs, { apiUrl, graphqlUrl, log }: Runner): Promise<Ports> {
  const scope = { repository: inputs.repository, ...permissions };
  const { token, release } = await signIn(inputs, { apiUrl, graphqlUrl }, scope);
  if (token !== inputs.token) log.mask(token);
  return { github: connectGitHub({ token, apiUrl, graphqlUrl }), log, release };
}
