import type { Log, Runner } from '#action';
import type { DeliverySource } from '#environment';
import { connectGitHub, type GitHub, type Patience, patience } from '#github';
import type { File } from '#manifest';
import { readTextFile } from '#workspace';
import type { Inputs } from './inputs.ts';

export interface Ports {
  readonly github: Pick<GitHub, 'inspect' | 'send' | 'sendEach' | 'readFiles' | 'mergeCommit'>;
  readonly log: Pick<Log, 'info' | 'annotate'>;
  readonly patience: Patience;
  /** What stands in the files of the checkout that the input `patch-file` names. */
  readonly patchFiles: readonly File[];
  /** In UTC, as 2026-12-01. */
  readonly today: string;
  /** The run that asks for the change, and who started it. */
  readonly source: DeliverySource;
  readonly actor: string;
}

export async function ports({ token, retryFor, patchFile }: Inputs, runner: Runner): Promise<Ports> {
  const { apiUrl, graphqlUrl, log, actor, repository, sha, runUrl } = runner;
  const patient = patience(retryFor);
  return {
    github: connectGitHub({ token, apiUrl, graphqlUrl }, patient),
    patience: patient,
    patchFiles: await Promise.all(patchFile.map((file) => readTextFile(runner.workspace, file))),
    today: new Date().toISOString().slice(0, 10),
    log,
    actor,
    source: { repository, sha, run: runUrl },
  };
}
