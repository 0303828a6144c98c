import { expect, test } from 'vitest';
import { client, env, startEnvironment } from '../testing/rest-scene.ts';

test('issues and pull requests are numbered in one row, and listed together', async () => {
  await using github = await startEnvironment();
  const { issues, pulls, git } = client(github, { issues: 'write', 'pull-requests': 'write', contents: 'write' }).rest;
  const first = (await issues.create({ ...env, title: 'One', body: 'x', labels: ['drift'] })).data;
  const sha = (await github.resolveRef('acme/env', 'main')) ?? '';
  await git.createRef({ ...env, ref: 'refs/heads/b', sha });
  const { tree } = (await git.getCommit({ ...env, commit_sha: sha })).data;
  const commit = (await git.createCommit({ ...env, message: 'b', tree: tree.sha, parents: [sha] })).data;
  await git.updateRef({ ...env, ref: 'heads/b', sha: commit.sha });
  const pull = (await pulls.create({ ...env, title: 'Two', head: 'b', base: 'main' })).data;
  const third = (await issues.create({ ...env, title: 'Three' })).data;
  expect([first.number, pull.number, third.number]).toEqual([1, 2, 3]);
  expect(first).toMatchObject({ state: 'open', body: 'x', labels: [{ name: 'drift' }], user: { type: 'Bot' } });
  const listed = (await issues.listForRepo({ ...env, state: 'all', sort: 'created' })).data;
  expect(listed.map(({ number, pull_request: is }) => [number, is !== undefined])).toEqual([
    [3, false],
    [2, true],
    [1, false],
  ]);
  expect(github.defects).toEqual([]);
});

test('an issue is changed, closed and opened again, and has at most 65,536 characters', async () => {
  await using github = await startEnvironment();
  const { issues } = client(github, { issues: 'write' }).rest;
  const { number } = (await issues.create({ ...env, title: 'One' })).data;
  const closed = (await issues.update({ ...env, issue_number: number, body: 'y', state: 'closed' })).data;
  expect(closed).toMatchObject({ state: 'closed', state_reason: 'completed', body: 'y', title: 'One' });
  expect((await issues.listForRepo(env)).data).toEqual([]);
  const opened = (await issues.update({ ...env, issue_number: number, state: 'open' })).data;
  expect(opened).toMatchObject({ state: 'open', state_reason: 'reopened', closed_at: null, body: 'y' });
  const long = { ...env, title: 'Long', body: 'x'.repeat(65_537) };
  await expect(issues.create(long)).rejects.toMatchObject({ status: 422 });
  await expect(issues.update({ ...env, issue_number: 9, title: 'x' })).rejects.toMatchObject({ status: 404 });
  expect(github.defects).toEqual([]);
});

test('issues take a permission, and may be switched off', async () => {
  await using github = await startEnvironment();
  const reader = client(github, { issues: 'read', contents: 'write' }).rest.issues;
  expect((await reader.listForRepo(env)).data).toEqual([]);
  await expect(reader.create({ ...env, title: 'One' })).rejects.toMatchObject({ status: 403 });
  const { issues } = client(github, { issues: 'write' }).rest;
  github.administer('acme/env').configure({ hasIssues: false });
  await expect(issues.create({ ...env, title: 'One' })).rejects.toMatchObject({ status: 410 });
  expect(github.defects).toEqual([]);
});
