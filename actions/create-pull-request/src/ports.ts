import type { Log, Runner } from '#action';
import type { DeliverySource } from '#environment';
import { connectGitHub, type GitHub } from '#github';
import type { Inputs } from './inputs.ts';

export interface Ports {
  readonly github: Pick<GitHub, 'inspect' | 'send'>;
  readonly log: Pick<Log, 'info' | 'annotate'>;
  /** The run that asks for the change, and who started it. */
  readonly source: DeliverySource;
  readonly actor: string;
}

export function ports({ token }: Inputs, runner: Runner): Ports {
  const { apiUrl, graphqlUrl, log, actor, repository, sha, runUrl } = runner;
  return {
    github: connectGitHub({ token, apiUrl, graphqlUrl }),
    log,
    actor,
    source: { repository, sha, run: runUrl },
  };
}
