import type { Log, Runner } from '#action';
import type { DeliverySource } from '#environment';
import { connectGitHub, type GitHub, type Patience, patience } from '#github';
import type { Inputs } from './inputs.ts';

export interface Ports {
  readonly github: Pick<GitHub, 'inspect' | 'send' | 'sendEach' | 'readFiles' | 'mergeCommit'>;
  readonly log: Pick<Log, 'info' | 'annotate'>;
  readonly patience: Patience;
  /** In UTC, as 2026-12-01. */
  readonly today: string;
  /** The run that asks for the change, and who started it. */
  readonly source: DeliverySource;
  readonly actor: string;
}

export function ports({ token, retryFor }: Inputs, runner: Runner): Ports {
  const { apiUrl, graphqlUrl, log, actor, repository, sha, runUrl } = runner;
  const patient = patience(retryFor);
  return {
    github: connectGitHub({ token, apiUrl, graphqlUrl }, patient),
    patience: patient,
    today: new Date().toISOString().slice(0, 10),
    log,
    actor,
    source: { repository, sha, run: runUrl },
  };
}
