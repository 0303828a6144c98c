import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ExecError, execute } from '#exec';
import { Secret } from '#secret';
import { isolateLogin } from '../../../packages/engine/isolated-login.ts';

test('a child finds each login by the name that docker has for the registry, and in no file', async () => {
  const temp = await mkdtemp(join(tmpdir(), 'gitops-login-'));
  await using _ = { [Symbol.asyncDispose]: () => rm(temp, { recursive: true }) };
  const known: Readonly<Record<string, string>> = { 'docker.io': 'canary-of-the-hub', 'r.io:5000': "canary'$(of) r" };
  const login = await isolateLogin({
    registries: ['docker.io', 'r.io:5000', 'open.io', 'docker.io'],
    credentialsFor: async (registry) => {
      const password = known[registry];
      return password === undefined ? undefined : { username: 'ci', password: new Secret(password) };
    },
    environment: { PATH: '/usr/bin:/bin', HOME: temp },
    temp,
  });
  const text = await readFile(join(login.directory, 'config.json'), 'utf8');
  const { credHelpers } = JSON.parse(text);
  expect(Object.keys(credHelpers)).toEqual(['https://index.docker.io/v1/', 'r.io:5000']);
  const helper = join(login.directory, `docker-credential-${credHelpers['r.io:5000']}`);
  const ask = async (input: string): Promise<unknown> =>
    JSON.parse((await execute(helper, ['get'], { input: `${input}\n`, environment: login.environment })).stdout);
  expect(await ask('https://index.docker.io/v1/')).toMatchObject({ Username: 'ci', Secret: 'canary-of-the-hub' });
  expect(await ask('r.io:5000')).toMatchObject({ Username: 'ci', Secret: "canary'$(of) r" });
  await expect(ask('open.io')).rejects.toThrow(ExecError);
  expect(text + (await readFile(helper, 'utf8'))).not.toContain('canary');
});
