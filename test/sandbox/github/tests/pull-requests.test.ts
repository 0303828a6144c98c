import { getOctokit } from '@actions/github';
import { expect, test } from 'vitest';
import { type GitHub, startGitHub } from '../index.ts';
import { clone, type WorkTree } from '../testing/git-client.ts';
import { recordingEngine } from '../testing/recording-engine.ts';

const env = { owner: 'acme', repo: 'env' };
const lines = (...changed: readonly string[]): string => ['a', 'b', 'c', 'd', 'e', 'f', 'g', ...changed].join('\n');

interface Scene extends AsyncDisposable {
  readonly github: GitHub;
  readonly tree: WorkTree;
  readonly rest: ReturnType<typeof getOctokit>['rest'];
  /** Commits to a new branch that starts at the base's first commit, and opens a pull request from it. */
  propose(branch: string, files: Readonly<Record<string, string>>): Promise<number>;
}

async function scene(kind: 'user' | 'job' = 'user'): Promise<Scene> {
  await using stack = new AsyncDisposableStack();
  const github = stack.use(await startGitHub());
  await github.createRepository('acme/env', { file: lines(), '.github/workflows/push.yml': 'on: push' });
  const repositories = { '*': { contents: 'write', 'pull-requests': 'write' } } as const;
  const token = github.mintToken({ actor: kind === 'job' ? 'github-actions[bot]' : 'ada', kind, repositories });
  const tree = stack.use(await clone({ url: `${github.url}/acme/env.git`, token }));
  const { rest } = getOctokit(token, { baseUrl: github.apiUrl });
  const kept = stack.move();
  return {
    github,
    tree,
    rest,
    propose: async (branch, files) => {
      await tree.git('checkout', '--quiet', '-b', branch, 'origin/main');
      await tree.commit(`Change by ${branch}`, files);
      await tree.git('push', '--quiet', 'origin', branch);
      return (await rest.pulls.create({ ...env, title: `From ${branch}`, head: branch, base: 'main' })).data.number;
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

test('a pull request is opened, listed, updated, closed and opened again', async () => {
  await using set = await scene();
  const { rest, github } = set;
  const pull = { ...env, pull_number: await set.propose('one', { file: lines('h') }) };
  expect((await rest.pulls.get(pull)).data).toMatchObject({
    state: 'open',
    user: { login: 'ada' },
    head: { ref: 'one', sha: await github.resolveRef('acme/env', 'one') },
    mergeable: true,
    mergeable_state: 'clean',
    commits: 1,
    changed_files: 1,
  });
  expect((await rest.pulls.list({ ...env, head: 'acme:one', base: 'main' })).data).toHaveLength(1);
  expect((await rest.pulls.list({ ...env, head: 'acme:two' })).data).toHaveLength(0);
  await rest.pulls.update({ ...pull, title: 'Other', state: 'closed' });
  expect((await rest.pulls.list(env)).data).toHaveLength(0);
  expect((await rest.pulls.update({ ...pull, state: 'open' })).data).toMatchObject({ state: 'open', title: 'Other' });
  expect(github.defects).toEqual([]);
});

test("what GitHub does not open is refused in GitHub's words", async () => {
  await using set = await scene();
  const { rest, tree, github } = set;
  await set.propose('one', { file: lines('h') });
  await tree.git('push', '--quiet', 'origin', 'origin/main:refs/heads/same');
  const open = (head: string, base = 'main'): Promise<unknown> => rest.pulls.create({ ...env, title: 'x', head, base });
  const refused = (error: object): object => ({
    status: 422,
    response: { data: { message: 'Validation Failed', errors: [error] } },
  });
  const custom = (message: string): object => refused({ resource: 'PullRequest', code: 'custom', message });
  await expect(open('one')).rejects.toMatchObject(custom('A pull request already exists for acme:one.'));
  await expect(open('same')).rejects.toMatchObject(custom('No commits between main and same'));
  await expect(open('none')).rejects.toMatchObject(
    refused({ resource: 'PullRequest', field: 'head', code: 'invalid' }),
  );
  await expect(open('one', 'none')).rejects.toMatchObject(
    refused({ resource: 'PullRequest', field: 'base', code: 'invalid' }),
  );
  expect(github.defects).toEqual([]);
});

test.each([
  { method: 'merge', parents: 2, message: 'Merge pull request #1 from acme/one' },
  { method: 'squash', parents: 1, message: 'Change by one (#1)' },
  { method: 'rebase', parents: 1, message: 'Change by one' },
] as const)(
  'a $method keeps what the base got meanwhile and raises a push event',
  async ({ method, parents, message }) => {
    await using set = await scene();
    const { rest, tree, github } = set;
    const engine = recordingEngine();
    const pull = { ...env, pull_number: await set.propose('one', { added: 'by one\n' }) };
    await tree.git('checkout', '--quiet', 'main');
    await tree.commit('Meanwhile', { meanwhile: 'yes\n' });
    await tree.git('push', '--quiet', 'origin', 'main');
    github.useEngine(engine);
    const { sha, merged } = (await rest.pulls.merge({ ...pull, merge_method: method })).data;
    await github.settled();
    expect(merged).toBe(true);
    expect(await github.resolveRef('acme/env', 'main')).toBe(sha);
    expect(await github.readFile('acme/env', sha, 'meanwhile')).toBe('yes\n');
    expect(await github.readFile('acme/env', sha, 'added')).toBe('by one\n');
    const commit = (await rest.repos.getCommit({ ...env, ref: sha })).data;
    expect(commit.parents).toHaveLength(parents);
    expect(commit.commit.message.split('\n')[0]).toBe(message);
    expect((await rest.pulls.get(pull)).data).toMatchObject({
      state: 'closed',
      merged: true,
      merge_commit_sha: sha,
      merged_by: { login: 'ada' },
    });
    expect(engine.executed).toMatchObject([{ ref: 'refs/heads/main', sha, event: { name: 'push' } }]);
    await expect(rest.pulls.merge(pull)).rejects.toMatchObject({ status: 405 });
    expect(await tree.git('-C', github.repositoryPath('acme/env'), 'fsck', '--strict', '--no-dangling')).toBe('');
    expect(github.defects).toEqual([]);
  },
);

test("a merge with a job's token starts no run", async () => {
  await using set = await scene('job');
  const engine = recordingEngine();
  set.github.useEngine(engine);
  const pull = { ...env, pull_number: await set.propose('one', { file: lines('h') }) };
  expect((await set.rest.pulls.get(pull)).data.user.login).toBe('github-actions[bot]');
  await set.rest.pulls.merge(pull);
  await set.github.settled();
  expect(engine.executed).toEqual([]);
});

test('a pull request that conflicts is not merged, nor one whose head has moved', async () => {
  await using set = await scene();
  const { rest, tree, github } = set;
  const pull = { ...env, pull_number: await set.propose('one', { file: lines('mine') }) };
  const seen = (await github.resolveRef('acme/env', 'one')) ?? '';
  await tree.commit('More', { more: 'x' });
  await tree.git('push', '--quiet', 'origin', 'one');
  await expect(rest.pulls.merge({ ...pull, sha: seen })).rejects.toMatchObject({
    status: 409,
    message: expect.stringContaining('Head branch was modified. Review and try the merge again.'),
  });
  await tree.git('checkout', '--quiet', 'main');
  const base = await tree.commit('Theirs', { file: lines('theirs') });
  await tree.git('push', '--quiet', 'origin', 'main');
  for (const merge_method of ['merge', 'squash', 'rebase'] as const) {
    await expect(rest.pulls.merge({ ...pull, merge_method })).rejects.toMatchObject({
      status: 405,
      message: expect.stringContaining('Pull Request is not mergeable'),
    });
  }
  expect(await github.resolveRef('acme/env', 'main')).toBe(base);
  expect((await rest.pulls.get(pull)).data).toMatchObject({
    state: 'open',
    mergeable: false,
    mergeable_state: 'dirty',
  });
});

test('a pull request follows its branches: moved, deleted, emptied, merged by a push', async () => {
  await using set = await scene();
  const { rest, tree, github } = set;
  const state = async (pull_number: number): Promise<object> => {
    const { state: now, merged, head } = (await rest.pulls.get({ ...env, pull_number })).data;
    return { state: now, merged, head: head.sha };
  };
  const moved = await set.propose('moved', { file: lines('1') });
  const head = await tree.commit('More', { more: 'x' });
  await tree.git('push', '--quiet', 'origin', 'moved');
  expect(await state(moved)).toEqual({ state: 'open', merged: false, head });

  const deleted = await set.propose('deleted', { file: lines('2') });
  const last = await github.resolveRef('acme/env', 'deleted');
  await tree.git('push', '--quiet', 'origin', ':deleted');
  expect(await state(deleted)).toEqual({ state: 'closed', merged: false, head: last });
  await tree.git('fetch', '--quiet', 'origin', `pull/${deleted}/head`);
  expect(await tree.git('rev-parse', 'FETCH_HEAD')).toBe(last);

  const emptied = await set.propose('emptied', { file: lines('3') });
  await tree.git('push', '--quiet', '--force', 'origin', 'origin/main:refs/heads/emptied');
  expect(await state(emptied)).toMatchObject({ state: 'closed', merged: false });
  await expect(rest.pulls.update({ ...env, pull_number: emptied, state: 'open' })).rejects.toMatchObject({
    status: 422,
  });

  const pushed = await set.propose('pushed', { file: lines('4') });
  await tree.git('push', '--quiet', 'origin', 'pushed:main');
  expect(await state(pushed)).toMatchObject({ state: 'closed', merged: true });
  expect(github.defects).toEqual([]);
});

test('of many that open the same pull request at once one does, and of many that merge it one does', async () => {
  await using set = await scene();
  const { rest, tree, github } = set;
  await tree.git('checkout', '--quiet', '-b', 'one');
  await tree.commit('Change', { file: lines('h') });
  await tree.git('push', '--quiet', 'origin', 'one');
  const outcomes = async (call: () => Promise<unknown>): Promise<readonly string[]> =>
    (await Promise.allSettled(Array.from({ length: 6 }, call))).map(({ status }) => status).toSorted();
  const once = ['fulfilled', ...Array.from({ length: 5 }, () => 'rejected')];
  expect(await outcomes(() => rest.pulls.create({ ...env, title: 'x', head: 'one', base: 'main' }))).toEqual(once);
  expect(await outcomes(() => rest.pulls.merge({ ...env, pull_number: 1, merge_method: 'squash' }))).toEqual(once);
  expect(await tree.git('-C', github.repositoryPath('acme/env'), 'rev-list', '--count', 'main')).toBe('2');
  expect(github.defects).toEqual([]);
});
