import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log, Runner } from '#action';
import { ActionError } from '#error';
import { connectReleases, type Patience, patience, type Releases } from '#github';
import { type Checkout, openCheckout } from './checkout.ts';
import type { Inputs } from './inputs.ts';

export interface Ports {
  readonly releases: Releases;
  readonly patience: Patience;
  readonly log: Pick<Log, 'info' | 'annotate'>;
  /** owner/name */
  readonly repository: string;
  /** The commit that is released. */
  readonly commit: string;
  /** Started by hand, to see what would be done. */
  readonly isTrial: boolean;
  readonly checkout: Checkout;
  /** Puts a file where later steps of the job find it; its path. */
  readonly keep: (name: string, text: string) => Promise<string>;
  readonly read: (path: string) => Promise<string>;
}

/** How long what is uncertain is tried again, in milliseconds. */
const writePatience = 300_000;

export async function ports({ token }: Inputs, runner: Runner): Promise<Ports> {
  if (token === undefined) throw new ActionError('INPUT_INVALID', 'Releasing failed: there is no `token`.');
  const { apiUrl, graphqlUrl, repository, sha, eventName, workspace, environment, log, temp } = runner;
  const folder = join(temp, 'release');
  return {
    releases: connectReleases({ token, apiUrl, graphqlUrl }, repository),
    patience: patience(writePatience),
    log,
    repository,
    commit: sha,
    isTrial: eventName !== 'push',
    checkout: openCheckout(workspace, environment),
    async keep(name, text) {
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, name), text);
      return join(folder, name);
    },
    read: (path) => readFile(path, 'utf8'),
  };
}
