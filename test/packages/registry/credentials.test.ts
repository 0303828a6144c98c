import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findCredentials } from '#registry';
import { Secret } from '#secret';

const auth = Buffer.from('stored:pass:word').toString('base64');
const helperScript = `#!/bin/sh
read server
echo "$1 $server" >> "$HOME/asked"
case "$server" in
  helped.example|https://index.docker.io/v1/) echo '{"ServerURL":"x","Username":"helped","Secret":"helper-canary"}' ;;
  broken.example) echo 'helper-canary' ; exit 3 ;;
  other.example) echo '{"Username":"helper-canary"}' ;;
  token.example) echo '{"Username":"<token>","Secret":"helper-canary"}' ;;
  *) echo 'credentials not found in native keychain' ; exit 1 ;;
esac
`;

let home = '';
const environment = (): Record<string, string> => ({ HOME: home, PATH: `${home}/bin:/usr/bin:/bin` });

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'home-'));
  await mkdir(join(home, 'bin'));
  await mkdir(join(home, '.docker'));
  await writeFile(join(home, 'bin', 'docker-credential-test'), helperScript, { mode: 0o755 });
});
afterAll(() => rm(home, { recursive: true }));

async function configure(config: unknown): Promise<void> {
  await writeFile(join(home, '.docker', 'config.json'), typeof config === 'string' ? config : JSON.stringify(config));
}

async function found(registry: string, more: object = {}): Promise<string> {
  const credentials = await findCredentials({ registry, environment: environment(), ...more });
  return credentials === undefined ? 'nobody' : `${credentials.username}:${credentials.password.reveal()}`;
}

const github = { actor: 'octocat', token: new Secret('job-token'), serverUrl: 'https://github.com' };
const own = { ...github, serverUrl: 'https://github.acme.example' };
const parts = {
  auths: {
    'a.example/acme/shop': { username: 'shop', password: 'x' },
    'a.example': { username: 'all', password: 'x' },
    'a.example/acme': { username: 'acme', password: 'x' },
  },
};
const given = { username: 'given', password: new Secret('x') };

describe('the credentials of a registry are', () => {
  test.each([
    ['what was given, before all', { auths: { 'a.example': { auth } } }, 'a.example', { given }, 'given:x'],
    ['what docker login stored', { auths: { 'a.example': { auth } } }, 'a.example', {}, 'stored:pass:word'],
    ['stored under a URL', { auths: { 'https://a.example/v2/': { auth } } }, 'a.example', {}, 'stored:pass:word'],
    ['stored in two fields', { auths: { 'a.example': { username: 'u', password: 'p' } } }, 'a.example', {}, 'u:p'],
    ['those of this very port', { auths: { 'a.example': { auth } } }, 'a.example:5000', {}, 'nobody'],
    ['those of this very host', { auths: { 'ghcr.io.evil.example': { auth } } }, 'ghcr.io', {}, 'nobody'],
    [
      "Docker Hub's, under its old name",
      { auths: { 'https://index.docker.io/v1/': { auth } } },
      'docker.io',
      {},
      'stored:pass:word',
    ],
    ["a helper's", { credHelpers: { 'helped.example': 'test' } }, 'helped.example', {}, 'helped:helper-canary'],
    ["a helper's for Docker Hub", { credsStore: 'test' }, 'docker.io', {}, 'helped:helper-canary'],
    [
      'stored, when the store has none',
      { credsStore: 'test', auths: { 'a.example': { auth } } },
      'a.example',
      {},
      'stored:pass:word',
    ],
    ["the job's on ghcr.io", {}, 'ghcr.io', { github }, 'octocat:job-token'],
    [
      "what docker login stored before the job's",
      { auths: { 'ghcr.io': { auth } } },
      'ghcr.io',
      { github },
      'stored:pass:word',
    ],
    ["never the job's elsewhere", {}, 'ghcr.io.example', { github }, 'nobody'],
    [
      "the job's on the registry of its own GitHub",
      {},
      'containers.github.acme.example',
      { github: own },
      'octocat:job-token',
    ],
    ["never another GitHub's on ghcr.io", {}, 'ghcr.io', { github: own }, 'nobody'],
    ['those of the longest part of the registry', parts, 'a.example', { path: 'acme/shop' }, 'shop:x'],
    ['those of a namespace', parts, 'a.example', { path: 'acme/shopping' }, 'acme:x'],
    ['those of the registry for another namespace', parts, 'a.example', { path: 'acmes/shop' }, 'all:x'],
    ['those of the registry when no repository is named', parts, 'a.example', {}, 'all:x'],
    ['an identity token', { auths: { 'a.example': { identitytoken: 'i' } } }, 'a.example', {}, '<token>:i'],
    ["a helper's identity token", { credsStore: 'test' }, 'token.example', {}, '<token>:helper-canary'],
    ['none', { auths: { 'a.example': {} } }, 'a.example', {}, 'nobody'],
  ])('%s', async (_, config, registry, more, expected) => {
    await configure(config);
    expect(await found(registry, more)).toBe(expected);
  });

  test('read from DOCKER_CONFIG where it is set', async () => {
    await configure({ auths: { 'a.example': { auth } } });
    expect(await found('a.example', { environment: { ...environment(), DOCKER_CONFIG: join(home, 'bin') } })).toBe(
      'nobody',
    );
    expect(await found('a.example', { environment: { DOCKER_CONFIG: join(home, '.docker') } })).toBe(
      'stored:pass:word',
    );
  });

  test('asked of a helper by standard input', async () => {
    await configure({ credHelpers: { 'helped.example': 'test' } });
    await found('helped.example');
    expect((await readFile(join(home, 'asked'), 'utf8')).trim().split('\n').at(-1)).toBe('get helped.example');
  });
});

test.each([
  ['a file that is not JSON', `{"auths": canary`, 'a.example', 'it is not JSON'],
  ['a file that is no object', '[]', 'a.example', 'it is not a JSON object'],
  ['a helper that fails', { credHelpers: { 'broken.example': 'test' } }, 'broken.example', 'exit code 3'],
  ['a helper that is not there', { credsStore: 'absent' }, 'a.example', 'it is not on the PATH'],
  ['a helper name that is a path', { credsStore: '../../bin/sh' }, 'a.example', 'it is no command name'],
  ['a helper that answers something else', { credsStore: 'test' }, 'other.example', 'no user name and password'],
])('%s is an error that quotes nothing secret', async (_, config, registry, message) => {
  await configure(config);
  const error = await found(registry).catch((reason: Error) => reason);
  expect(error).toMatchObject({ code: 'REGISTRY_AUTH', message: expect.stringContaining(message) });
  expect(`${error}${JSON.stringify(error)}`).not.toContain('canary');
});
