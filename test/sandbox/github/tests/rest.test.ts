import { expect, test } from 'vitest';
import { clone } from '../testing/git-client.ts';
import { client, env, everything, startEnvironment } from '../testing/rest-scene.ts';

test('reads of a repository answer in the form that GitHub publishes', async () => {
  await using github = await startEnvironment();
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
  await using github = await startEnvironment();
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
  await using github = await startEnvironment();
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

test("refs move by fast forward only, and not beside a branch of the same folder name, in GitHub's words", async () => {
  await using github = await startEnvironment();
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
