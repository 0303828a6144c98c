import { expect, test } from 'vitest';
import { startGitHub } from '../index.ts';
import { clone } from '../testing/git-client.ts';
import { recordingEngine } from '../testing/recording-engine.ts';

const files = {
  'README.md': 'hello\n',
  '.github/workflows/release.yml': 'on: push\n',
  '.github/workflows/manual.yml': 'on: workflow_dispatch\n',
  '.github/workflows/notes.txt': 'push\n',
};

test('git clones and pushes over HTTP, with and without .git, and what it pushed is whole', async () => {
  await using github = await startGitHub();
  await github.createRepository('acme/shop', files);
  const token = github.mintToken({ actor: 'ada', kind: 'user', repositories: { 'acme/shop': { contents: 'write' } } });
  await using tree = await clone({ url: `${github.url}/acme/shop`, token });
  const head = await tree.commit('Change', { 'README.md': 'changed\n' });
  await tree.git('push', '--quiet', `${github.url}/acme/shop.git`, 'main');
  expect(await github.resolveRef('acme/shop', 'main')).toBe(head);
  expect(await github.readFile('acme/shop', head, 'README.md')).toBe('changed\n');
  expect(await tree.git('-C', github.repositoryPath('acme/shop'), 'fsck', '--strict')).toBe('');
  expect(github.requests.map(({ status }) => status)).not.toContain(500);
  expect(github.defects).toEqual([]);
});

test('a shallow clone, a fetch by commit and a large pack work', async () => {
  await using github = await startGitHub();
  await github.createRepository('acme/shop', files);
  const token = github.mintToken({ actor: 'ada', kind: 'user', repositories: { '*': { contents: 'write' } } });
  await using tree = await clone({ url: `${github.url}/acme/shop.git`, token });
  const noise = Array.from({ length: 300_000 }, (_, index) => Math.sin(index).toString(36)).join('\n');
  const head = await tree.commit('Large', { large: noise });
  await tree.git('push', '--quiet', 'origin', 'main');
  await tree.git('fetch', '--quiet', '--depth=1', 'origin', head);
  expect(await tree.git('rev-parse', 'FETCH_HEAD')).toBe(head);
  expect(await github.resolveRef('acme/shop', 'main')).toBe(head);
});

test('a pushed annotated tag starts the workflows of its commit, with the peeled commit as sha', async () => {
  await using github = await startGitHub();
  await github.createRepository('acme/shop', files);
  const engine = recordingEngine();
  github.useEngine(engine);
  const token = github.mintToken({ actor: 'ada', kind: 'user', repositories: { '*': { contents: 'write' } } });
  await using tree = await clone({ url: `${github.url}/acme/shop.git`, token });
  const head = await tree.commit('Release', { 'README.md': 'v1\n', '.github/workflows/release.yml': 'on: push # 2\n' });
  await tree.git('tag', '--annotate', '--message', 'Version 1.0.1', 'v1.0.1');
  await tree.git('push', '--quiet', 'origin', 'v1.0.1');
  await github.settled();
  expect(engine.executed).toHaveLength(1);
  expect(engine.executed[0]).toMatchObject({
    repository: 'acme/shop',
    ref: 'refs/tags/v1.0.1',
    sha: head,
    actor: 'ada',
    number: 1,
    attempt: 1,
    workflow: { path: '.github/workflows/release.yml', text: 'on: push # 2\n' },
    event: {
      name: 'push',
      payload: {
        ref: 'refs/tags/v1.0.1',
        created: true,
        after: await tree.git('rev-parse', 'v1.0.1'),
        head_commit: { id: head },
        repository: { full_name: 'acme/shop' },
      },
    },
  });
  expect(github.runs('acme/shop')).toMatchObject([{ status: 'completed', report: { conclusion: 'success' } }]);
});

test('one push of a branch and a tag starts a run for each, a deletion none', async () => {
  await using github = await startGitHub();
  await github.createRepository('acme/shop', files);
  const engine = recordingEngine();
  github.useEngine(engine);
  const token = github.mintToken({ actor: 'ada', kind: 'user', repositories: { '*': { contents: 'write' } } });
  await using tree = await clone({ url: `${github.url}/acme/shop.git`, token });
  await tree.commit('Release', { 'README.md': 'v1\n' });
  await tree.git('tag', 'v1');
  await tree.git('push', '--quiet', 'origin', 'main', 'v1');
  await tree.git('push', '--quiet', 'origin', ':v1');
  await github.settled();
  expect(engine.executed.map(({ ref }) => ref).toSorted()).toEqual(['refs/heads/main', 'refs/tags/v1']);
});

test("what a job's token pushes starts no run", async () => {
  await using github = await startGitHub();
  await github.createRepository('acme/shop', files);
  const engine = recordingEngine();
  github.useEngine(engine);
  const repositories = { 'acme/shop': { contents: 'write' } } as const;
  const token = github.mintToken({ actor: 'github-actions[bot]', kind: 'job', repositories });
  await using tree = await clone({ url: `${github.url}/acme/shop.git`, token });
  await tree.commit('Change', { 'README.md': 'changed\n' });
  await tree.git('push', '--quiet', 'origin', 'main');
  await github.settled();
  expect(engine.executed).toEqual([]);
});

test('git may do what its token may, and no more', async () => {
  await using github = await startGitHub();
  await github.createRepository('acme/hidden', files);
  await github.createRepository('acme/open', files, { private: false });
  const mint = (permissions: object): string =>
    github.mintToken({ actor: 'ada', kind: 'user', repositories: { 'acme/hidden': permissions } });
  const attempt = async (name: string, token?: string): Promise<string> => {
    try {
      await using tree = await clone({
        url: `${github.url}/acme/${name}.git`,
        ...(token === undefined ? {} : { token }),
      });
      return await tree.git('log', '--format=%s');
    } catch (error) {
      return String(error);
    }
  };
  expect(await attempt('open')).toBe('Initial commit');
  expect(await attempt('hidden')).toMatch(/could not read Username|Authentication failed/);
  expect(await attempt('hidden', 'made-up')).toMatch(/Authentication failed|could not read Username/);
  expect(await attempt('hidden', mint({ contents: 'read' }))).toBe('Initial commit');
  expect(await attempt('hidden', mint({ 'pull-requests': 'write' }))).toMatch(/403/);
  expect(await attempt('absent', mint({ contents: 'read' }))).toMatch(/not found/);

  await using tree = await clone({ url: `${github.url}/acme/hidden.git`, token: mint({ contents: 'read' }) });
  await tree.commit('Change', { 'README.md': 'changed\n' });
  const before = await github.resolveRef('acme/hidden', 'main');
  await expect(tree.git('push', '--quiet', 'origin', 'main')).rejects.toThrow(/403/);
  expect(await github.resolveRef('acme/hidden', 'main')).toBe(before);
});
