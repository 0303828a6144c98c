import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { deployKeyOf } from '#agent';
import { connectGitHub, type GitHub, patience, readApp } from '#github';
import { Secret } from '#secret';
import { everyFault, type GitHub as LocalGitHub, type Permissions, startGitHub } from '../../sandbox/github/index.ts';
import { startCannedServer } from './canned-server.ts';

const repository = 'acme/environment';
const newKey = (): string => deployKeyOf(randomBytes(32)).publicKey;

async function started(): Promise<LocalGitHub> {
  const github = await startGitHub();
  await github.createRepository(repository, { 'clusters/a/x.yaml': '' });
  return github;
}

function clientOf(github: LocalGitHub, permissions: Permissions = { administration: 'write' }): GitHub {
  const token = new Secret(
    github.mintToken({ actor: 'ada', kind: 'user', repositories: { [repository]: permissions } }),
  );
  return connectGitHub({ token, apiUrl: github.apiUrl, graphqlUrl: github.graphqlUrl }, patience(5_000));
}

describe('deploy keys', () => {
  test('are registered to read alone, listed over several pages, and deleted', async () => {
    await using github = await started();
    const client = clientOf(github);
    const keys = Array.from({ length: 101 }, newKey);
    for (const [index, key] of keys.entries()) await client.addDeployKey(repository, { title: `key ${index}`, key });
    const listed = await client.deployKeys(repository);
    expect(listed.map(({ key }) => key)).toEqual(keys);
    expect(listed.every(({ readOnly }) => readOnly)).toBe(true);
    const [first] = listed;
    await client.removeDeployKey(repository, first?.id ?? 0);
    await client.removeDeployKey(repository, first?.id ?? 0);
    expect(github.deployKeys(repository)).toHaveLength(100);
    expect(github.defects).toEqual([]);
  });

  const passing = everyFault.filter(
    ({ kind }) =>
      !['unauthorized', 'rate-limited', 'secondary-limit', 'stale-read', 'field', 'document'].includes(kind),
  );
  test.each(passing)('one is registered, and once, in spite of $name', async (fault) => {
    await using github = await started();
    const { spoiled } = await github.faults.set(fault, { matching: /^POST .*\/keys/ });
    await clientOf(github).addDeployKey(repository, { title: 'agent', key: newKey() });
    expect(spoiled).toHaveLength(1);
    await github.faults.clear();
    expect(github.deployKeys(repository)).toHaveLength(1);
    expect(github.defects).toEqual([]);
  });

  const refusals = [
    { name: 'a token without administration', permissions: { contents: 'write' }, code: 'DEPLOY_KEY_FORBIDDEN' },
    { name: 'a token that sees no such repository', permissions: undefined, code: 'DEPLOY_KEY_FORBIDDEN' },
    {
      name: 'an organization without deploy keys',
      permissions: { administration: 'write' },
      code: 'DEPLOY_KEY_DISABLED',
    },
  ] as const;
  test.each(refusals)('$name ends in $code', async ({ permissions, code }) => {
    await using github = await started();
    github.administer(repository).configure({ allowsDeployKeys: code !== 'DEPLOY_KEY_DISABLED' });
    const client = permissions === undefined ? clientOf(github, {}) : clientOf(github, permissions);
    const place = permissions === undefined ? 'acme/hidden' : repository;
    await expect(client.addDeployKey(place, { title: 'agent', key: newKey() })).rejects.toMatchObject({ code });
    if (code === 'DEPLOY_KEY_FORBIDDEN')
      await expect(client.deployKeys(place)).rejects.toMatchObject({
        code,
        hint: expect.stringContaining('administration: read'),
      });
  });

  test('a key that opens another repository is refused, with the way out', async () => {
    await using github = await started();
    await github.createRepository('acme/other', { x: '' });
    const token = github.mintToken({ actor: 'ada', kind: 'user', repositories: { '*': { administration: 'write' } } });
    const client = connectGitHub({ ...github, token: new Secret(token) }, patience(5_000));
    const key = { title: 'agent', key: newKey() };
    await client.addDeployKey('acme/other', key);
    await expect(client.addDeployKey(repository, key)).rejects.toMatchObject({
      code: 'GITHUB_REFUSED',
      message: expect.stringContaining('already in use'),
      hint: expect.stringContaining('rotate-key: true'),
    });
  });
});

describe('a GitHub App', () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = new Secret(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());

  test('tells what it may do, and where it is installed', async () => {
    await using github = await started();
    const app = github.registerApp({
      ...{ slug: 'reader', permissions: { contents: 'read', 'pull-requests': 'write' }, repositories: [repository] },
      publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    });
    const key = { id: `${app.id}`, privateKey: pem };
    expect(await readApp(key, github, repository)).toEqual({
      slug: 'reader',
      permissions: { contents: 'read', 'pull-requests': 'write' },
      installation: { id: `${app.installation.id}`, permissions: { contents: 'read', 'pull-requests': 'write' } },
    });
    await expect(readApp(key, github, 'acme/other')).rejects.toMatchObject({ code: 'REPOSITORY_NOT_FOUND' });
    await expect(readApp({ ...key, privateKey: new Secret('x') }, github, repository)).rejects.toMatchObject({
      code: 'TOKEN_INVALID',
    });
    expect(github.defects).toEqual([]);
  });
});

test('host keys are what the server tells, and none where it tells none', async () => {
  const keys = ['ssh-ed25519 AAAA', 'ecdsa-sha2-nistp256 BBBB'];
  for (const [body, expected] of [
    [{ ssh_keys: keys }, keys],
    [{ verifiable_password_authentication: true }, []],
  ] as const) {
    await using canned = await startCannedServer({ status: 200, body });
    expect(await connectGitHub(canned.server).hostKeys()).toEqual(expected);
  }
});

test('a list that is cut off is asked for again', async () => {
  await using canned = await startCannedServer(
    { status: 200, body: [], cutAfter: 1 },
    { status: 200, body: [{ id: 1, title: 't', key: 'ssh-ed25519 AAAA', read_only: true }] },
  );
  expect(await connectGitHub(canned.server).deployKeys(repository)).toHaveLength(1);
});
