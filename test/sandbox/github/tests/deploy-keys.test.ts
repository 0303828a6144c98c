import { generateKeyPairSync } from 'node:crypto';
import { getOctokit } from '@actions/github';
import { expect, test } from 'vitest';
import { startGitHub } from '../index.ts';
import { client, env, startEnvironment } from '../testing/rest-scene.ts';

/** As `ssh-keygen -t ed25519` writes it. https://www.rfc-editor.org/rfc/rfc8709#section-4 */
function publicKey(): string {
  const spki = generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' });
  const field = (bytes: Buffer): Buffer => Buffer.concat([Buffer.from([0, 0, 0, bytes.length]), bytes]);
  const blob = Buffer.concat([field(Buffer.from('ssh-ed25519')), field(spki.subarray(-32))]);
  return `ssh-ed25519 ${blob.toString('base64')}`;
}

test('a deploy key is registered without its comment, listed and deleted', async () => {
  await using github = await startEnvironment();
  const { repos } = client(github, { administration: 'write' }).rest;
  const key = publicKey();
  const made = (await repos.createDeployKey({ ...env, title: 'agent', key: `${key} me@example.com`, read_only: true }))
    .data;
  expect(made).toMatchObject({ title: 'agent', key, read_only: true, added_by: 'deployer[bot]', enabled: true });
  expect((await repos.listDeployKeys(env)).data).toEqual([made]);
  expect(github.deployKeys('acme/env')).toMatchObject([{ id: made.id, key, readOnly: true }]);
  await repos.deleteDeployKey({ ...env, key_id: made.id });
  await expect(repos.deleteDeployKey({ ...env, key_id: made.id })).rejects.toMatchObject({ status: 404 });
  expect(github.sshAccess.keys()).toEqual([]);
  expect(github.defects).toEqual([]);
});

test('a key opens one repository at most, and has to be one', async () => {
  await using github = await startEnvironment();
  await github.createRepository('acme/other', { file: 'x' });
  const token = github.mintToken({ actor: 'ada', kind: 'user', repositories: { '*': { administration: 'write' } } });
  const { repos } = getOctokit(token, { baseUrl: github.apiUrl }).rest;
  const key = publicKey();
  await repos.createDeployKey({ ...env, key });
  for (const repo of ['env', 'other']) {
    await expect(repos.createDeployKey({ owner: 'acme', repo, key })).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining('key is already in use'),
    });
  }
  for (const wrong of ['ssh-ed25519', 'ssh-ed25519 AAAA', key.replace('ssh-ed25519', 'ssh-rsa')]) {
    await expect(repos.createDeployKey({ ...env, key: wrong })).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining('key is invalid'),
    });
  }
  github.administer('acme/env').configure({ allowsDeployKeys: false });
  await expect(repos.createDeployKey({ ...env, key: publicKey() })).rejects.toMatchObject({
    status: 422,
    message: expect.stringContaining('Deploy keys are disabled for this repository'),
  });
  expect(github.defects).toEqual([]);
});

test.each([
  { name: 'no access', permissions: undefined, reading: 404, writing: 404 },
  { name: 'everything but the administration', permissions: { contents: 'write' }, reading: 403, writing: 403 },
  { name: 'the administration to read', permissions: { administration: 'read' }, reading: 200, writing: 403 },
] as const)('a token with $name reads $reading and writes $writing', async ({ permissions, reading, writing }) => {
  await using github = await startEnvironment();
  const repositories = permissions === undefined ? {} : { 'acme/env': permissions };
  const token = github.mintToken({ actor: 'ada', kind: 'user', repositories });
  const { repos } = getOctokit(token, { baseUrl: github.apiUrl }).rest;
  const statusOf = (call: Promise<{ status: number }>): Promise<number> =>
    call.then(
      ({ status }) => status,
      ({ status }) => status,
    );
  expect(await statusOf(repos.listDeployKeys(env))).toBe(reading);
  expect(await statusOf(repos.createDeployKey({ ...env, key: publicKey() }))).toBe(writing);
  expect(github.defects).toEqual([]);
});

test('the world sees no deploy keys of a public repository', async () => {
  await using github = await startGitHub();
  await github.createRepository('acme/env', { file: 'x' }, { private: false });
  const answer = await fetch(`${github.apiUrl}/repos/acme/env/keys`);
  expect(answer.status).toBe(401);
});

test.each([
  { server: 'github.com', enterprise: undefined, keys: ['ssh-ed25519 AAAA'] },
  { server: 'an Enterprise Server', enterprise: '3.19.0', keys: undefined },
])('$server tells $keys as its host keys', async ({ enterprise, keys }) => {
  await using github = await startGitHub(enterprise === undefined ? {} : { enterprise });
  github.sshAccess.announce(['ssh-ed25519 AAAA']);
  const body: { readonly ssh_keys?: unknown } = JSON.parse(await (await fetch(`${github.apiUrl}/meta`)).text());
  expect(body.ssh_keys).toEqual(keys);
  expect(github.defects).toEqual([]);
});
