import { getOctokit } from '@actions/github';
import { expect, test } from 'vitest';
import { type GitHub, type Permissions, startGitHub } from '../index.ts';
import { clone } from '../testing/git-client.ts';

const everything: Permissions = { contents: 'write', 'pull-requests': 'write' };
const zeros = '0'.repeat(40);

interface Answer<Data = unknown> {
  readonly data: Data;
  readonly errors: readonly { readonly type?: string; readonly path?: readonly string[]; readonly message: string }[];
}

type Ask = <Data = unknown>(query: string, variables?: object) => Promise<Answer<Data>>;

interface Scene extends AsyncDisposable {
  readonly github: GitHub;
  readonly ask: Ask;
  readonly head: string;
  readonly repositoryId: string;
  as(permissions: Permissions, kind?: 'app' | 'job' | 'user'): Ask;
}

async function scene(): Promise<Scene> {
  const github = await startGitHub();
  await github.createRepository('acme/env', {
    'apps/web.yaml': 'image: web:1\n',
    'apps/api.yaml': 'image: api:1\n',
    'run.sh': '#!/bin/sh\n',
  });
  const as = (permissions: Permissions, kind: 'app' | 'job' | 'user' = 'app'): Ask => {
    const actor = { app: 'deployer[bot]', job: 'github-actions[bot]', user: 'ada' }[kind];
    const token = github.mintToken({ actor, kind, repositories: { 'acme/env': permissions } });
    return async (query, variables = {}) => {
      const response = await fetch(github.graphqlUrl, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors = [] } = JSON.parse(await response.text());
      return { data, errors };
    };
  };
  const ask = as(everything);
  const { data } = await ask<{ repository: { id: string } }>('{ repository(owner: "acme", name: "env") { id } }');
  const head = (await github.resolveRef('acme/env', 'main')) ?? '';
  return {
    github,
    ask,
    as,
    head,
    repositoryId: data.repository.id,
    [Symbol.asyncDispose]: () => github[Symbol.asyncDispose](),
  };
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** The three mutations that open an environment pull request, in one document. */
const open = `mutation Open($ref: CreateRefInput!, $commit: CreateCommitOnBranchInput!, $pr: CreatePullRequestInput!) {
  ref: createRef(input: $ref) { ref { id name } }
  commit: createCommitOnBranch(input: $commit) { commit { oid url signature { isValid state } } }
  pr: createPullRequest(input: $pr) { pullRequest { id number url title headRefOid state author { login __typename } mergeStateStatus } }
}`;

function opening({ head, repositoryId }: Scene, branch: string, text = 'image: web:2\n'): object {
  return {
    ref: { repositoryId, name: `refs/heads/${branch}`, oid: head },
    commit: {
      branch: { repositoryNameWithOwner: 'acme/env', branchName: branch },
      expectedHeadOid: head,
      message: { headline: 'Update web', body: 'Gitops-App: web' },
      fileChanges: { additions: [{ path: 'apps/web.yaml', contents: base64(text) }] },
    },
    pr: { repositoryId, baseRefName: 'main', headRefName: branch, title: 'Update web', body: 'Body' },
  };
}

test('one query reads a branch, its files with mode and content, a folder and its pull requests', async () => {
  await using set = await scene();
  await set.ask(open, opening(set, 'gitops/web'));
  const { data, errors } = await set.ask(
    `query Inspect($f: String!) {
      repository(owner: "acme", name: "env") {
        nameWithOwner isArchived autoMergeAllowed squashMergeAllowed mergeQueue(branch: "main") { id } label(name: "gitops") { id }
        base: ref(qualifiedName: "refs/heads/main") {
          name prefix target { oid ... on Commit { tree { oid } file(path: $f) { oid mode type size object { ... on Blob { text isTruncated isBinary byteSize } } } missing: file(path: "none") { oid } } }
          compare(headRef: "gitops/web") { status aheadBy behindBy }
        }
        gone: ref(qualifiedName: "refs/heads/none") { id }
        cfg: object(expression: "main:gitops.yaml") { ... on Blob { text } }
        apps: object(expression: "main:apps") { ... on Tree { entries { name path type mode object { ... on Blob { text } } } } }
        refs(refPrefix: "refs/heads/gitops/", first: 10) { nodes { name target { oid } associatedPullRequests(first: 5, states: [OPEN]) { nodes { number headRefName author { login } } } } }
        pullRequests(first: 10, headRefName: "gitops/web", states: [OPEN]) { totalCount nodes { number title body headRefOid files(first: 9) { nodes { path changeType additions } } commits(first: 9) { nodes { commit { messageHeadline } } } } }
      }
      viewer { login }
      rateLimit { cost remaining resetAt }
    }`,
    { f: 'apps/web.yaml' },
  );
  expect(errors).toEqual([]);
  expect(data).toMatchObject({
    repository: {
      nameWithOwner: 'acme/env',
      mergeQueue: null,
      label: null,
      base: {
        name: 'main',
        prefix: 'refs/heads/',
        target: {
          oid: set.head,
          file: {
            mode: 33188,
            type: 'blob',
            size: 13,
            object: { text: 'image: web:1\n', isTruncated: false, isBinary: false, byteSize: 13 },
          },
          missing: null,
        },
        compare: { status: 'AHEAD', aheadBy: 1, behindBy: 0 },
      },
      gone: null,
      cfg: null,
      apps: {
        entries: [
          { name: 'api.yaml', path: 'apps/api.yaml' },
          { name: 'web.yaml', type: 'blob', object: { text: 'image: web:1\n' } },
        ],
      },
      refs: {
        nodes: [
          { name: 'gitops/web', associatedPullRequests: { nodes: [{ number: 1, author: { login: 'deployer' } }] } },
        ],
      },
      pullRequests: {
        totalCount: 1,
        nodes: [
          {
            number: 1,
            body: 'Body',
            files: { nodes: [{ path: 'apps/web.yaml', changeType: 'MODIFIED', additions: 1 }] },
            commits: { nodes: [{ commit: { messageHeadline: 'Update web' } }] },
          },
        ],
      },
    },
    viewer: { login: 'deployer[bot]' },
  });
  expect(set.github.defects).toEqual([]);
});

test('branch, commit and pull request come from one document', async () => {
  await using set = await scene();
  const { data, errors } = await set.ask(open, opening(set, 'gitops/web'));
  expect(errors).toEqual([]);
  const oid = await set.github.resolveRef('acme/env', 'gitops/web');
  expect(data).toMatchObject({
    ref: { ref: { name: 'gitops/web' } },
    commit: { commit: { oid, signature: null } },
    pr: {
      pullRequest: {
        number: 1,
        state: 'OPEN',
        headRefOid: oid,
        mergeStateStatus: 'CLEAN',
        author: { login: 'deployer', __typename: 'Bot' },
      },
    },
  });
  expect(await set.github.readFile('acme/env', oid ?? '', 'apps/web.yaml')).toBe('image: web:2\n');
  expect(await set.github.readFile('acme/env', oid ?? '', 'apps/api.yaml')).toBe('image: api:1\n');
  await using tree = await clone({ url: set.github.repositoryPath('acme/env') });
  expect(await tree.git('log', '-1', '--format=%B%P', oid ?? '')).toBe(`Update web\n\nGitops-App: web\n${set.head}`);
});

test('later mutations of a document run although an earlier one failed', async () => {
  await using set = await scene();
  await set.ask(open, opening(set, 'gitops/web'));
  const { data, errors } = await set.ask(open, opening(set, 'gitops/web', 'image: web:3\n'));
  expect(data).toEqual({ ref: null, commit: null, pr: null });
  expect(errors).toMatchObject([
    {
      type: 'UNPROCESSABLE',
      path: ['ref'],
      message: 'A ref named "refs/heads/gitops/web" already exists in the repository.',
    },
    {
      type: 'STALE_DATA',
      path: ['commit'],
      message: `Expected branch to point to "${set.head}" but it did not.  Pull and try again.`,
    },
    { type: 'UNPROCESSABLE', path: ['pr'], message: 'A pull request already exists for acme:gitops/web.' },
  ]);
  expect(set.github.defects).toEqual([]);
});

test('of two commits on the same head at once exactly one lands, whatever the order', async () => {
  await using set = await scene();
  const commit = (path: string): Promise<Answer> =>
    set.ask('mutation($i: CreateCommitOnBranchInput!) { c: createCommitOnBranch(input: $i) { commit { oid } } }', {
      i: {
        branch: { repositoryNameWithOwner: 'acme/env', branchName: 'main' },
        expectedHeadOid: set.head,
        message: { headline: path },
        fileChanges: { additions: [{ path, contents: base64(path) }] },
      },
    });
  const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => commit(`file-${index}`)));
  const refusals = answers.flatMap(({ errors }) => errors.map(({ type }) => type));
  expect(refusals).toEqual(Array.from({ length: 7 }, () => 'STALE_DATA'));
  await using tree = await clone({ url: set.github.repositoryPath('acme/env') });
  expect(await tree.git('rev-list', '--count', 'HEAD')).toBe('2');
});

test.each([
  { what: 'a path given twice', changes: { additions: [{ path: 'x', contents: '' }], deletions: [{ path: 'x' }] } },
  { what: 'a deletion of nothing', changes: { deletions: [{ path: 'none' }] } },
  { what: 'a path that climbs', changes: { additions: [{ path: 'a/../../x', contents: '' }] } },
  { what: 'a path into .git', changes: { additions: [{ path: '.git/config', contents: '' }] } },
  { what: 'contents that are no Base64', changes: { additions: [{ path: 'x', contents: 'not base64!' }] } },
])('a commit with $what is refused and moves nothing', async ({ changes }) => {
  await using set = await scene();
  const { errors } = await set.ask(
    'mutation($i: CreateCommitOnBranchInput!) { c: createCommitOnBranch(input: $i) { commit { oid } } }',
    {
      i: {
        branch: { repositoryNameWithOwner: 'acme/env', branchName: 'main' },
        expectedHeadOid: set.head,
        message: { headline: 'x' },
        fileChanges: changes,
      },
    },
  );
  expect(errors).toMatchObject([{ type: 'UNPROCESSABLE', path: ['c'] }]);
  expect(await set.github.resolveRef('acme/env', 'main')).toBe(set.head);
});

test('refs are moved together or not at all, by what they stood at', async () => {
  await using set = await scene();
  const { ask, github, head, repositoryId } = set;
  await ask(open, opening(set, 'a'));
  const tip = (await github.resolveRef('acme/env', 'a')) ?? '';
  const update = (refUpdates: readonly object[]): Promise<Answer> =>
    ask('mutation($i: UpdateRefsInput!) { u: updateRefs(input: $i) { clientMutationId } }', {
      i: { repositoryId, refUpdates },
    });
  const created = { name: 'refs/heads/b', beforeOid: zeros, afterOid: head };
  const lost = await update([created, { name: 'refs/heads/a', beforeOid: head, afterOid: head, force: true }]);
  expect(lost.errors).toMatchObject([
    { type: 'UNPROCESSABLE', message: `Reference refs/heads/a is at ${tip} but expected ${head}` },
  ]);
  expect(await github.resolveRef('acme/env', 'b')).toBeUndefined();
  const backwards = { name: 'refs/heads/a', beforeOid: tip, afterOid: head };
  expect((await update([backwards])).errors).toMatchObject([{ type: 'UNPROCESSABLE' }]);
  expect((await update([created, { ...backwards, force: true }])).errors).toEqual([]);
  expect(await github.resolveRef('acme/env', 'b')).toBe(head);
  expect((await update([{ name: 'refs/heads/b', beforeOid: head, afterOid: zeros }])).errors).toEqual([]);
  expect(await github.resolveRef('acme/env', 'b')).toBeUndefined();
});

test('a pull request is commented on, updated, closed, opened again and merged', async () => {
  await using set = await scene();
  const { ask, github } = set;
  const { data } = await ask<{ pr: { pullRequest: { id: string; headRefOid: string } } }>(
    open,
    opening(set, 'gitops/web'),
  );
  const variables = { id: data.pr.pullRequest.id, head: data.pr.pullRequest.headRefOid };
  const life = await ask(
    `mutation($id: ID!, $head: GitObjectID!) {
      addComment(input: { subjectId: $id, body: "Hello" }) { commentEdge { node { body author { login } } } }
      updatePullRequest(input: { pullRequestId: $id, title: "New title" }) { pullRequest { title body } }
      closePullRequest(input: { pullRequestId: $id }) { pullRequest { state } }
      reopenPullRequest(input: { pullRequestId: $id }) { pullRequest { state } }
      wrong: mergePullRequest(input: { pullRequestId: $id, expectedHeadOid: "${set.head}" }) { pullRequest { state } }
      mergePullRequest(input: { pullRequestId: $id, expectedHeadOid: $head, mergeMethod: SQUASH }) {
        pullRequest { state merged mergeCommit { oid messageHeadline author { user { login } } } mergedBy { login } comments(first: 1) { totalCount } }
      }
    }`,
    variables,
  );
  const merged = await github.resolveRef('acme/env', 'main');
  expect(life.errors).toMatchObject([
    { type: 'UNPROCESSABLE', path: ['wrong'], message: 'Head branch was modified. Review and try the merge again.' },
  ]);
  expect(life.data).toMatchObject({
    addComment: { commentEdge: { node: { body: 'Hello', author: { login: 'deployer' } } } },
    updatePullRequest: { pullRequest: { title: 'New title', body: 'Body' } },
    closePullRequest: { pullRequest: { state: 'CLOSED' } },
    reopenPullRequest: { pullRequest: { state: 'OPEN' } },
    mergePullRequest: {
      pullRequest: {
        state: 'MERGED',
        mergeCommit: { oid: merged, messageHeadline: 'Update web (#1)', author: { user: { login: 'deployer[bot]' } } },
        comments: { totalCount: 1 },
      },
    },
  });
  expect(github.defects).toEqual([]);
});

test.each([
  { kind: 'app', permissions: { contents: 'read' }, refused: ['ref', 'commit', 'pr'], words: 'integration' },
  { kind: 'job', permissions: { contents: 'write' }, refused: ['pr'], words: 'integration' },
  {
    kind: 'user',
    permissions: { 'pull-requests': 'write' },
    refused: ['ref', 'commit', 'pr'],
    words: 'personal access token',
  },
] as const)('a $kind token with $permissions may not run $refused', async ({ kind, permissions, refused, words }) => {
  await using set = await scene();
  const { errors } = await set.as(permissions, kind)(open, opening(set, 'gitops/web'));
  expect(errors.map(({ path }) => path?.[0])).toEqual(refused);
  for (const error of errors.filter(({ type }) => type === 'FORBIDDEN'))
    expect(error.message).toBe(`Resource not accessible by ${words}`);
  expect(errors[0]?.type).toBe('FORBIDDEN');
  expect((await set.github.resolveRef('acme/env', 'gitops/web')) === undefined).toBe(refused.length === 3);
});

test('a repository that a token does not see does not exist for it', async () => {
  await using set = await scene();
  await set.github.createRepository('acme/secret', {});
  const { data, errors } = await set.ask('{ repository(owner: "acme", name: "secret") { id } }');
  expect(data).toEqual({ repository: null });
  expect(errors).toMatchObject([
    {
      type: 'NOT_FOUND',
      path: ['repository'],
      message: "Could not resolve to a Repository with the name 'acme/secret'.",
    },
  ]);
});

test.each([
  {
    what: 'a field the schema lacks',
    query: '{ repository(owner: "acme", name: "env") { nmae } }',
    message: 'Cannot query field "nmae"',
  },
  {
    what: 'a nullable field nobody wrote',
    query: '{ repository(owner: "acme", name: "env") { homepageUrl } }',
    message: 'does not implement Repository.homepageUrl',
  },
  {
    what: 'an argument nobody reads',
    query:
      '{ repository(owner: "acme", name: "env") { refs(first: 1, refPrefix: "refs/", query: "x") { totalCount } } }',
    message: 'does not implement Repository.refs(query:)',
  },
  {
    what: 'a mutation nobody wrote',
    query: 'mutation { createLabel(input: { repositoryId: "x", name: "x", color: "x" }) { clientMutationId } }',
    message: 'does not implement Mutation.createLabel',
  },
])('$what fails loudly', async ({ query, message }) => {
  await using set = await scene();
  const { errors } = await set.ask(query);
  expect(errors).toHaveLength(1);
  expect(errors[0]?.message).toContain(message);
  expect(set.github.defects).toHaveLength(1);
  expect(set.github.defects[0]).toContain(message);
});

test('an unbounded connection is refused, and octokit raises its own error for it', async () => {
  await using set = await scene();
  const token = set.github.mintToken({ actor: 'ada', kind: 'user', repositories: { '*': everything } });
  const { graphql } = getOctokit(token, { baseUrl: set.github.apiUrl });
  await expect(
    graphql('query Names { repository(owner: "acme", name: "env") { refs(refPrefix: "refs/heads/") { totalCount } } }'),
  ).rejects.toMatchObject({
    name: 'GraphqlResponseError',
    errors: [{ type: 'MISSING_PAGINATION_BOUNDARIES' }],
  });
  expect(set.github.requests.at(-1)).toMatchObject({
    method: 'POST',
    path: '/api/graphql',
    status: 200,
    actor: 'ada',
    graphql: 'Names',
  });
});
