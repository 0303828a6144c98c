import type { Log, Runner } from '#action';
import { connectGitHub, type GitHub } from '#github';
import type { Inputs } from './inputs.ts';

export interface Ports {
  readonly github: Pick<GitHub, 'defaultBranch' | 'dispatchWorkflow' | 'workflowRun'>;
  readonly log: Pick<Log, 'info'>;
}

export function ports({ token }: Inputs, { apiUrl, graphqlUrl, log }: Runner): Ports {
  return { github: connectGitHub({ token, apiUrl, graphqlUrl }), log };
}
