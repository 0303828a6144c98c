import { generateKeyPairSync } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { runAction } from '../../sandbox/action-process.ts';
import { restOf } from '../../sandbox/rest.ts';
import {
  deployment,
  type EnvironmentRepository,
  repository,
  shop,
  startEnvironmentRepository,
} from './environment-repository.ts';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
const writing = { contents: 'write', 'pull-requests': 'write' } as const;

function install(
  environment: EnvironmentRepository,
  permissions: Parameters<EnvironmentRepository['mint']>[0],
): string {
  const { clientId } = environment.github.registerApp({
    slug: 'deployer',
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    permissions,
    repositories: [repository],
  });
  return clientId;
}

test.each([
  ['as it was downloaded', key],
  ['in one line', key.trim().replaceAll('\n', '\\n')],
])('an App signs in with its key %s, and gives its token back', async (_, privateKeyText) => {
  await using environment = await startEnvironmentRepository();
  const clientId = install(environment, writing);
  const { outputs, sent, said, log } = await environment.deliver({
    image: shop('1.0.1'),
    'app-id': clientId,
    'private-key': privateKeyText,
  });
  expect([outputs.operation, outputs.verified, said]).toEqual(['created', 'true', '']);
  expect(sent).toEqual([
    expect.stringMatching(/\/repos\/acme\/environments\/installation$/),
    expect.stringMatching(/\/access_tokens$/),
    'Inspect',
    'OpenPullRequest',
    expect.stringMatching(/\/installation\/token$/),
  ]);
  expect(environment.github.requests.at(-1)).toMatchObject({ method: 'DELETE', status: 204, actor: 'deployer[bot]' });
  const shown = log.replace(/^::add-mask::.*$/gm, '');
  expect(shown).not.toMatch(/ghs_|PRIVATE KEY|[A-Za-z0-9+/=]{60}/);
  expect(environment.github.defects).toEqual([]);
});

test('the token goes back when the run fails, too', async () => {
  await using environment = await startEnvironmentRepository();
  const inputs = { 'app-id': install(environment, writing), 'private-key': key };
  const { exitCode, sent } = await environment.deliver({ ...inputs, image: 'ghcr.io/acme/nothing:1' });
  expect(exitCode).toBe(1);
  expect(sent.at(-1)).toMatch(/\/installation\/token$/);
});

test.each(['SIGINT', 'SIGTERM'] as const)('the token goes back when %s ends the run', async (signal) => {
  await using environment = await startEnvironmentRepository();
  const { github } = environment;
  await github.faults.set({ kind: 'delay', milliseconds: 1_000 }, { matching: /OpenPullRequest/ });
  const { exitCode } = await runAction('create-pull-request', {
    inputs: {
      ...{ repository, path: deployment, environment: 'dev', image: shop('1.0.1') },
      ...{ 'app-id': install(environment, writing), 'private-key': key },
    },
    environment: { GITHUB_API_URL: github.apiUrl, GITHUB_GRAPHQL_URL: github.graphqlUrl },
    onStart: async (child) => {
      while (!github.requests.some(({ graphql }) => graphql === 'Inspect')) await sleep(10);
      await sleep(100);
      child.kill(signal);
    },
  });
  expect(exitCode).toBe(130);
  expect(github.requests.find(({ method }) => method === 'DELETE')).toMatchObject({ status: 204 });
});

test('the token reaches this repository alone, with what is needed of what the App may', async () => {
  await using environment = await startEnvironmentRepository();
  const { github } = environment;
  await github.createRepository('acme/other', {});
  const { clientId } = github.registerApp({
    slug: 'mighty',
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    permissions: { ...writing, issues: 'write', members: 'read', actions: 'write', workflows: 'write' },
    repositories: [repository, 'acme/other'],
  });
  // So that it can be tried out afterwards.
  await github.faults.set({ kind: 'error', effect: false }, { matching: /installation\/token/ });
  const { exitCode, log } = await environment.deliver({
    ...{ image: shop('1.0.1'), 'app-id': clientId, 'private-key': key },
  });
  expect(exitCode).toBe(0);
  const token = /^::add-mask::(ghs_.*)$/m.exec(log)?.[1] ?? '';
  const rest = restOf(github.apiUrl, token);
  await expect(rest.get(`/repos/${repository}/pulls`)).resolves.toHaveLength(1);
  await expect(rest.get('/repos/acme/other')).rejects.toThrow(/404/);
  await expect(rest.get(`/repos/${repository}/actions/runs`)).rejects.toThrow(/403/);
});

test.each<[string, Parameters<typeof install>[1], RegExp]>([
  ['contents to write', { ...writing, contents: 'read' }, /lacks "contents: write"/],
  ['pull requests to write', { ...writing, 'pull-requests': 'read' }, /lacks "pull-requests: write"/],
  ['everything', {}, /lacks "contents: write", "pull-requests: write"/],
])('an App without %s is told so before anything is written', async (_, permissions, says) => {
  await using environment = await startEnvironmentRepository();
  const inputs = { 'app-id': install(environment, permissions), 'private-key': key, image: shop('1.0.1') };
  const { exitCode, said, sent } = await environment.deliver(inputs);
  expect([exitCode, said, sent.length]).toEqual([1, expect.stringMatching(says), 1]);
  expect(said).toMatch(/Add it to the App's permissions, then accept them where the App is installed/);
});

test.each<[string, Readonly<Record<string, string>>, RegExp]>([
  ['a label to create', { labels: 'fresh' }, /installation lacks "issues: write"/],
  ['a team to ask', { 'team-reviewers': 'platform' }, /installation lacks "members: read"/],
])('what it lacks for %s is a warning', async (_, decoration, says) => {
  await using environment = await startEnvironmentRepository();
  environment.github.administer(repository).addTeam('platform');
  const inputs = { 'app-id': install(environment, writing), 'private-key': key, image: shop('1.0.1') };
  const { exitCode, outputs, said } = await environment.deliver({ ...inputs, ...decoration });
  expect([exitCode, outputs.operation, said]).toEqual([0, 'created', expect.stringMatching(says)]);
});

test.each<[string, Readonly<Record<string, string>>, RegExp]>([
  ['half a pair', { 'app-id': '12' }, /`app-id` is given without its counterpart/],
  ['a key that is none', { 'app-id': '12', 'private-key': 'abc' }, /private key cannot be read/],
  ['a key of another App', { 'app-id': 'Iv1.other', 'private-key': key }, /does not accept the token/],
])('%s is refused without a word of the key', async (_, inputs, says) => {
  await using environment = await startEnvironmentRepository();
  install(environment, writing);
  const { exitCode, said, log } = await environment.deliver({ image: shop('1.0.1'), ...inputs });
  expect([exitCode, said]).toEqual([1, expect.stringMatching(says)]);
  expect(log.replace(/^::add-mask::.*$/gm, '')).not.toContain('PRIVATE KEY');
});
