import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { getOctokit } from '@actions/github';
import { expect, test } from 'vitest';
import type { GitHub } from '../index.ts';
import { env, startEnvironment } from '../testing/rest-scene.ts';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

/** Times in seconds from now. */
function jsonWebToken(iss: string | number, { key = privateKey, iat = -60, exp = 540 } = {}): string {
  const now = Math.floor(Date.now() / 1000);
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ iss, iat: now + iat, exp: now + exp })}`;
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), key satisfies KeyObject).toString('base64url')}`;
}

async function installed() {
  const github = await startEnvironment();
  await github.createRepository('acme/other', { file: 'x' });
  await github.createRepository('acme/closed', { file: 'x' });
  const app = github.registerApp({
    slug: 'deployer',
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    permissions: { contents: 'write', 'pull-requests': 'write', issues: 'read' },
    repositories: ['acme/env', 'acme/other'],
  });
  return { github, app, [Symbol.asyncDispose]: () => github[Symbol.asyncDispose]() };
}

const restOf = (github: GitHub, token: string) => getOctokit(token, { baseUrl: github.apiUrl }).rest;

test('an App finds its installation, gets a token for one repository, and gives it back', async () => {
  await using set = await installed();
  const { github, app } = set;
  const apps = restOf(github, jsonWebToken(app.clientId)).apps;
  const { data } = await apps.getRepoInstallation(env);
  expect(data).toMatchObject({ app_id: app.id, permissions: { contents: 'write', pull_requests: 'write' } });
  expect((await apps.getAuthenticated()).data).toMatchObject({ slug: 'deployer', permissions: { issues: 'read' } });
  const installation_id = data.id;
  const permissions = { contents: 'write' } as const;
  const minted = (await apps.createInstallationAccessToken({ installation_id, repositories: ['env'], permissions }))
    .data;
  expect(minted).toMatchObject({
    permissions: { contents: 'write', metadata: 'read' },
    repositories: [{ name: 'env' }],
  });
  expect(minted.token).toMatch(/^ghs_/);
  const rest = restOf(github, minted.token);
  const sha = (await github.resolveRef('acme/env', 'main')) ?? '';
  await rest.git.createRef({ ...env, ref: 'refs/heads/x', sha });
  await expect(rest.pulls.create({ ...env, title: 'x', head: 'x', base: 'main' })).rejects.toMatchObject({
    status: 403,
    message: expect.stringContaining('Resource not accessible by integration'),
  });
  await expect(rest.repos.get({ owner: 'acme', repo: 'other' })).rejects.toMatchObject({ status: 404 });
  await rest.apps.revokeInstallationAccessToken();
  await expect(rest.repos.get(env)).rejects.toMatchObject({ status: 401 });
  expect(github.requests.at(-3)).toMatchObject({ actor: 'deployer[bot]', status: 404 });
  expect(github.defects).toEqual([]);
});

test('a token for everything has what the installation has, and no more', async () => {
  await using set = await installed();
  const { github, app } = set;
  const apps = restOf(github, jsonWebToken(app.id)).apps;
  const installation_id = app.installation.id;
  const { token, repositories } = (await apps.createInstallationAccessToken({ installation_id })).data;
  expect(repositories?.map(({ name }) => name)).toEqual(['env', 'other']);
  await restOf(github, token).repos.get({ owner: 'acme', repo: 'other' });
  const refused = async (body: object, says: string): Promise<void> => {
    await expect(apps.createInstallationAccessToken({ installation_id, ...body })).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining(says),
    });
  };
  await refused(
    { permissions: { issues: 'write' } },
    'The permissions requested are not granted to this installation.',
  );
  await refused(
    { permissions: { members: 'read' } },
    'The permissions requested are not granted to this installation.',
  );
  await refused({ repositories: ['env', 'closed'] }, 'There is at least one repository that does not exist');
  await expect(apps.getRepoInstallation({ owner: 'acme', repo: 'closed' })).rejects.toMatchObject({ status: 404 });
  expect(github.defects).toEqual([]);
});

test.each([
  { what: 'signed by another key', claims: { key: stranger }, says: 'A JSON web token could not be decoded' },
  { what: 'that has expired', claims: { exp: -1 }, says: "'Expiration time' claim" },
  { what: 'that lives too long', claims: { exp: 3600 }, says: 'is too far in the future' },
  { what: 'from the future', claims: { iat: 300 }, says: "'Issued at' claim" },
])('a JSON web token $what is refused', async ({ claims, says }) => {
  await using set = await installed();
  const { apps } = restOf(set.github, jsonWebToken(set.app.clientId, claims));
  await expect(apps.getRepoInstallation(env)).rejects.toMatchObject({
    status: 401,
    message: expect.stringContaining(says),
  });
});

test('an App without a token reads nothing but its installations', async () => {
  await using set = await installed();
  const octokit = getOctokit(jsonWebToken(set.app.clientId), { baseUrl: set.github.apiUrl });
  await expect(octokit.rest.repos.get(env)).rejects.toMatchObject({ status: 404 });
  await expect(octokit.graphql('{ viewer { login } }')).rejects.toMatchObject({ status: 401 });
  const user = set.github.mintToken({ actor: 'ada', kind: 'user', repositories: { '*': { contents: 'write' } } });
  await expect(restOf(set.github, user).apps.getRepoInstallation(env)).rejects.toMatchObject({ status: 401 });
});
