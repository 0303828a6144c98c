import { getOctokit } from '@actions/github';
import { expect, test } from 'vitest';
import type { GitHub, Permissions } from '../index.ts';
import { startGitHub } from '../index.ts';
import { githubContract } from '../rest/contract.ts';
import { endpoints } from '../rest/router.ts';
import { clone } from '../testing/git-client.ts';

type Octokit = ReturnType<typeof getOctokit>;

const env = { owner: 'acme', repo: 'env' };
const everything: Permissions = { contents: 'write', 'pull-requests': 'write', actions: 'write' };

function client(github: GitHub, permissions: Permissions = everything, kind: 'user' | 'app' | 'job' = 'app'): Octokit {
  const actor = kind === 'user' ? 'ada' : 'deployer[bot]';
  const token = github.mintToken({ actor, kind, repositories: { 'acme/env': permissions } });
  return getOctokit(token, { baseUrl: github.apiUrl });
}

async function start(): Promise<GitHub> {
  const github = await startGitHub();
  await github.createRepository('acme/env', {
    'apps/web/deployment.yaml': 'image: web:1\n',
    'README.md': 'environments\n',
  });
  return github;
}

test("every endpoint is described by GitHub's OpenAPI subset, and the subset holds no other", () => {
  expect(endpoints.map(({ route }) => route).toSorted()).toEqual(githubContract().routes.toSorted());
});

test('reads of a repository answer in the form that GitHub publishes', async () => {
  await using github = await start();
  const { rest } = client(github);
  expect((await rest.repos.get(env)).data).toMatchObject({
    full_name: 'acme/env',
    private: true,
    default_branch: 'main',
  });
  const head = await github.resolveRef('acme/env', 'main');
  expect((await rest.git.getRef({ ...env, ref: 'heads/main' })).data.object).toMatchObject({
    sha: head,
    type: 'commit',
  });
  expect((await rest.repos.listBranches(env)).data.map(({ name }) => name)).toEqual(['main']);
  expect((await rest.repos.getBranch({ ...env, branch: 'main' })).data.commit.sha).toBe(head);
  expect((await rest.repos.getCommit({ ...env, ref: 'main' })).data).toMatchObject({
    sha: head,
    commit: { message: 'Initial commit' },
  });
  const file = (await rest.repos.getContent({ ...env, path: 'apps/web/deployment.yaml' })).data;
  expect(file).toMatchObject({
    type: 'file',
    encoding: 'base64',
    content: Buffer.from('image: web:1\n').toString('base64'),
  });
  expect((await rest.repos.getContent({ ...env, path: '' })).data).toMatchObject([
    { name: 'README.md' },
    { name: 'apps', type: 'dir' },
  ]);
  const mediaType = { format: 'raw' };
  expect((await rest.repos.getContent({ ...env, path: 'README.md', mediaType })).data).toBe('environments\n');
  expect(github.defects).toEqual([]);
});

test('a blob comes byte for byte when it is asked for raw', async () => {
  await using github = await start();
  const token = github.mintToken({ actor: 'ada', kind: 'user', repositories: { '*': everything } });
  await using tree = await clone({ url: `${github.url}/acme/env.git`, token });
  const text = '\uFEFFa\r\n\u0000b';
  await tree.commit('Odd bytes', { odd: text });
  await tree.git('push', '--quiet', 'origin', 'main');
  const url = `${github.apiUrl}/repos/acme/env/git/blobs/${await tree.git('rev-parse', 'HEAD:odd')}`;
  const headers = { authorization: `Bearer ${token}`, accept: 'application/vnd.github.raw+json' };
  const response = await fetch(url, { headers });
  expect(Buffer.from(await response.arrayBuffer())).toEqual(Buffer.from(text));
});

test('answers carry the rate limit, a request id and, when they refuse, the page that explains', async () => {
  await using github = await start();
  const { rest } = client(github);
  const first = (await rest.repos.get(env)).headers;
  const second = (await rest.repos.get(env)).headers;
  expect(Number(first['x-ratelimit-remaining']) - Number(second['x-ratelimit-remaining'])).toBe(1);
  expect(second).toMatchObject({ 'x-ratelimit-limit': '5000', 'x-ratelimit-resource': 'core' });
  expect(second['x-github-request-id']).not.toBe(first['x-github-request-id']);
  await expect(rest.git.getRef({ ...env, ref: 'heads/none' })).rejects.toMatchObject({
    status: 404,
    response: {
      data: { message: 'Not Found', documentation_url: expect.stringContaining('docs.github.com/rest/git/refs') },
    },
  });
});

const branch = 'refs/heads/feature';

test.each([
  { token: 'unknown', status: 401, message: 'Bad credentials' },
  { token: 'without access', status: 404, message: 'Not Found' },
  { token: 'app', permissions: { contents: 'read' }, status: 403, message: 'Resource not accessible by integration' },
  { token: 'job', permissions: {}, status: 403, message: 'Resource not accessible by integration' },
  { token: 'user', permissions: {}, status: 403, message: 'Resource not accessible by personal access token' },
] as const)(
  'a write by a token $token is refused with $status and changes nothing',
  async ({ token, status, message, ...rest }) => {
    await using github = await start();
    const sha = (await github.resolveRef('acme/env', 'main')) ?? '';
    const octokit =
      token === 'unknown'
        ? getOctokit('ghs_made_up', { baseUrl: github.apiUrl })
        : token === 'without access'
          ? getOctokit(github.mintToken({ actor: 'eve', kind: 'user', repositories: { 'acme/other': everything } }), {
              baseUrl: github.apiUrl,
            })
          : client(github, rest.permissions, token);
    const accepted = status === 403 ? { headers: { 'x-accepted-github-permissions': 'contents=write' } } : {};
    await expect(octokit.rest.git.createRef({ ...env, ref: branch, sha })).rejects.toMatchObject({
      status,
      message: expect.stringContaining(message),
      response: accepted,
    });
    expect(await github.resolveRef('acme/env', branch)).toBeUndefined();
    expect(github.defects).toEqual([]);
  },
);

test('a revoked token is unknown from then on', async () => {
  await using github = await start();
  const token = github.mintToken({ actor: 'ada', kind: 'user', repositories: { '*': everything } });
  const { rest } = getOctokit(token, { baseUrl: github.apiUrl });
  await rest.repos.get(env);
  github.revokeToken(token);
  await expect(rest.repos.get(env)).rejects.toMatchObject({ status: 401 });
});

test("refs move by fast forward only, and not beside a branch of the same folder name, in GitHub's words", async () => {
  await using github = await start();
  const { rest } = client(github);
  const sha = (await github.resolveRef('acme/env', 'main')) ?? '';
  await rest.git.createRef({ ...env, ref: branch, sha });
  const refused = (message: string): object => ({ status: 422, message: expect.stringContaining(message) });
  await expect(rest.git.createRef({ ...env, ref: branch, sha })).rejects.toMatchObject(
    refused('Reference already exists'),
  );
  await expect(rest.git.createRef({ ...env, ref: `${branch}/x`, sha })).rejects.toMatchObject(
    refused('Reference update failed'),
  );
  await expect(rest.git.createRef({ ...env, ref: 'refs/heads/y', sha: '1'.repeat(40) })).rejects.toMatchObject(
    refused('Object does not exist'),
  );
  await expect(rest.git.updateRef({ ...env, ref: 'heads/none', sha })).rejects.toMatchObject(
    refused('Reference does not exist'),
  );
  await rest.git.deleteRef({ ...env, ref: 'heads/feature' });
  expect(await github.resolveRef('acme/env', branch)).toBeUndefined();
});

test('what is not implemented fails loudly and is remembered', async () => {
  await using github = await start();
  const { rest } = client(github);
  await expect(rest.issues.create({ ...env, title: 'x' })).rejects.toMatchObject({
    status: 501,
    message: expect.stringContaining('POST /repos/acme/env/issues'),
  });
  expect(github.defects).toEqual(['The local GitHub does not implement POST /repos/acme/env/issues']);
});

test.each([
  {
    name: 'an unknown member',
    body: { ref: 'refs/heads/x', sha: 'a', sah: 'b' },
    violation: 'must NOT have additional properties: sah',
  },
  { name: 'a member of the wrong type', body: { ref: 'refs/heads/x', sha: 1 }, violation: 'body/sha must be string' },
  { name: 'a missing member', body: { ref: 'refs/heads/x' }, violation: "must have required property 'sha'" },
])("a request with $name breaks GitHub's contract, loudly", async ({ body, violation }) => {
  await using github = await start();
  const token = github.mintToken({ actor: 'ada', kind: 'user', repositories: { '*': everything } });
  const response = await fetch(`${github.apiUrl}/repos/acme/env/git/refs`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(500);
  expect(await response.json()).toMatchObject({ message: expect.stringContaining(violation) });
  expect(github.defects).toHaveLength(1);
});

test("an answer that breaks GitHub's contract is caught", () => {
  const route = 'GET /repos/{owner}/{repo}/git/ref/{ref}';
  const contract = githubContract();
  expect(contract.replyViolations(route, 200, { ref: 'refs/heads/x', url: 1 })).toContain(
    "body must have required property 'object'",
  );
  expect(contract.replyViolations(route, 201, {})).toEqual(['status 201 is not documented']);
  expect(contract.replyViolations(route, 404, {})).toEqual([]);
  expect(
    contract.requestViolations(route, {
      path: { owner: 'a', repo: 'b', ref: 'c' },
      query: { typo: '1' },
      body: undefined,
    }),
  ).toEqual(['query must NOT have additional properties: typo']);
});
