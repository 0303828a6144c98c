import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Secret } from '#secret';
import type { Inputs } from './inputs.ts';
import type { Surroundings } from './settings.ts';

/** What the runner lets actions do in the name of the job. No action can read the secrets that the runner masks. */
const runnerTokens: readonly string[] = [
  'ACTIONS_RUNTIME_TOKEN',
  'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
  'ACTIONS_CACHE_TOKEN',
  'GITHUB_TOKEN',
];

/** A secret is no longer than this; a larger file is a key store or the like, which no configuration holds. */
const longestSecret = 65_536;

/** Everything secret that this step was given. */
export async function givenSecrets(inputs: Inputs, surroundings: Surroundings): Promise<readonly Secret[]> {
  const { password, githubToken, secrets, secretEnvs, secretFiles } = inputs;
  const variables = [...runnerTokens, ...secretEnvs.values()].map(surroundings.variable);
  const files = await Promise.all([...secretFiles.values()].map((file) => contentOf(file, surroundings)));
  const texts = [...variables, ...files].flatMap((text) =>
    text === undefined || text === '' ? [] : [new Secret(text)],
  );
  return [password, githubToken, ...secrets.values(), ...texts].filter((secret) => secret !== undefined);
}

/** A file that is not there is for the engine to report. */
async function contentOf(file: string, { workspace }: Surroundings): Promise<string | undefined> {
  const path = resolve(workspace, file);
  const size = await stat(path).then(
    (stats) => stats.size,
    () => undefined,
  );
  return size === undefined || size > longestSecret ? undefined : (await readFile(path, 'utf8')).trim();
}
