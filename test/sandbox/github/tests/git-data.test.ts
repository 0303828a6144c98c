import { expect, test } from 'vitest';
import type { GitHub } from '../index.ts';
import { clone } from '../testing/git-client.ts';
import { client, env, everything, type Octokit, startEnvironment } from '../testing/rest-scene.ts';

const file = 'apps/web/deployment.yaml';

async function commitOnTop(github: GitHub, rest: Octokit['rest'], author?: { name: string; email: string }) {
  const head = (await github.resolveRef('acme/env', 'main')) ?? '';
  const tree = await rest.git.createTree({
    ...env,
    base_tree: head,
    tree: [
      { path: file, mode: '100755', type: 'blob', content: 'image: web:2\n' },
      { path: 'README.md', mode: '100644', type: 'blob', sha: null },
    ],
  });
  const named = author === undefined ? {} : { author };
  return await rest.git.createCommit({ ...env, message: 'Update web', tree: tree.data.sha, parents: [head], ...named });
}

test('a tree, a commit on it and a moved ref are what git reads', async () => {
  await using github = await startEnvironment();
  const { rest } = client(github);
  const base = await github.resolveRef('acme/env', 'main');
  const { data } = await commitOnTop(github, rest);
  expect(await github.resolveRef('acme/env', 'main')).toBe(base);
  await rest.git.updateRef({ ...env, ref: 'heads/main', sha: data.sha });
  await using tree = await clone({ url: github.repositoryPath('acme/env') });
  expect(await tree.git('ls-tree', '-r', '--format=%(objectmode) %(path)', 'HEAD')).toBe(`100755 ${file}`);
  expect((await rest.git.getCommit({ ...env, commit_sha: data.sha })).data).toEqual(data);
  const { data: root } = await rest.git.getTree({ ...env, tree_sha: 'main' });
  expect(root.tree).toMatchObject([{ path: 'apps', mode: '040000', type: 'tree' }]);
  expect((await rest.repos.compareCommitsWithBasehead({ ...env, basehead: `${base}...main` })).data).toMatchObject({
    status: 'ahead',
    ahead_by: 1,
    behind_by: 0,
    merge_base_commit: { sha: base },
    commits: [{ sha: data.sha }],
  });
  expect(github.defects).toEqual([]);
});

test.each([
  { kind: 'app', author: undefined, verified: true },
  { kind: 'job', author: undefined, verified: true },
  { kind: 'user', author: undefined, verified: false },
  { kind: 'app', author: { name: 'Ada', email: 'ada@example.com' }, verified: false },
] as const)(
  'a REST commit of a $kind with author $author is verified: $verified',
  async ({ kind, author, verified }) => {
    await using github = await startEnvironment();
    const { rest } = client(github, everything, kind);
    const { data } = await commitOnTop(github, rest, author);
    expect(data.verification).toMatchObject({ verified, reason: verified ? 'valid' : 'unsigned' });
    expect(data.committer.name).toBe(verified ? 'GitHub' : data.author.name);
  },
);

test('a server that does not sign makes no verified commits', async () => {
  await using github = await startEnvironment();
  github.administer('acme/env').configure({ signsCommits: false });
  const { data } = await commitOnTop(github, client(github).rest);
  expect(data.verification.verified).toBe(false);
});

test.each([
  { what: 'a path that climbs', entry: { path: '../x', content: 'x' } },
  { what: 'content and an id', entry: { path: 'x', content: 'x', sha: 'a'.repeat(40) } },
  { what: 'an object that is not there', entry: { path: 'x', sha: 'a'.repeat(40) } },
])('a tree with $what is refused', async ({ entry }) => {
  await using github = await startEnvironment();
  const tree = [{ mode: '100644', type: 'blob', ...entry }] as const;
  await expect(client(github).rest.git.createTree({ ...env, tree: [...tree] })).rejects.toMatchObject({ status: 422 });
  expect(github.defects).toEqual([]);
});

test('a blob is stored byte for byte', async () => {
  await using github = await startEnvironment();
  const { rest } = client(github);
  const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0xff, 0x00]);
  const { data } = await rest.git.createBlob({ ...env, content: bytes.toString('base64'), encoding: 'base64' });
  const read = (await rest.git.getBlob({ ...env, file_sha: data.sha })).data;
  expect(Buffer.from(read.content, 'base64')).toEqual(bytes);
});

test('labels, reviewers and comments go by REST too, with the permission of issues or of pull requests', async () => {
  await using github = await startEnvironment();
  const { rest } = client(github);
  const { data } = await commitOnTop(github, rest);
  await rest.git.createRef({ ...env, ref: 'refs/heads/one', sha: data.sha });
  await rest.pulls.create({ ...env, title: 'One', head: 'one', base: 'main' });
  const administration = github.administer('acme/env');
  administration.addCollaborator('grace');
  administration.addTeam('sre');
  const withIssues = client(github, { issues: 'write' }).rest;
  expect((await withIssues.issues.addLabels({ ...env, issue_number: 1, labels: ['new'] })).data).toMatchObject([
    { name: 'new' },
  ]);
  expect((await rest.issues.createComment({ ...env, issue_number: 1, body: 'Hello' })).data.body).toBe('Hello');
  expect((await withIssues.issues.listComments({ ...env, issue_number: 1 })).data).toHaveLength(1);
  const reader = client(github, { contents: 'write' }).rest;
  await expect(reader.issues.addLabels({ ...env, issue_number: 1, labels: ['new'] })).rejects.toMatchObject({
    status: 403,
    response: { headers: { 'x-accepted-github-permissions': 'issues=write; pull_requests=write' } },
  });
  const pull = { ...env, pull_number: 1 };
  const asTeams = client(github, { 'pull-requests': 'write', members: 'read' }).rest;
  const asked = await asTeams.pulls.requestReviewers({ ...pull, reviewers: ['grace'], team_reviewers: ['sre'] });
  expect(asked.data).toMatchObject({
    requested_reviewers: [{ login: 'grace' }],
    requested_teams: [{ slug: 'sre' }],
    labels: [{ name: 'new' }],
  });
  await expect(rest.pulls.requestReviewers({ ...pull, team_reviewers: ['sre'] })).rejects.toMatchObject({
    status: 422,
  });
  await expect(rest.pulls.requestReviewers({ ...pull, reviewers: ['deployer[bot]'] })).rejects.toMatchObject({
    message: expect.stringContaining('Review cannot be requested from pull request author.'),
  });
  expect(github.defects).toEqual([]);
});
