import { getOctokit } from '@actions/github';
import { expect, test } from 'vitest';
import { open, opening, startScene } from '../testing/graphql-scene.ts';

test('one query reads a branch, its files with mode and content, a folder and its pull requests', async () => {
  await using set = await startScene();
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

test('a repository that a token does not see does not exist for it', async () => {
  await using set = await startScene();
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
    query: 'mutation { createIssue(input: { repositoryId: "x", title: "x" }) { clientMutationId } }',
    message: 'does not implement Mutation.createIssue',
  },
])('$what fails loudly', async ({ query, message }) => {
  await using set = await startScene();
  const { errors } = await set.ask(query);
  expect(errors).toHaveLength(1);
  expect(errors[0]?.message).toContain(message);
  expect(set.github.defects).toHaveLength(1);
  expect(set.github.defects[0]).toContain(message);
});

test('an unbounded connection is refused, and octokit raises its own error for it', async () => {
  await using set = await startScene();
  const token = set.github.mintToken({ actor: 'ada', kind: 'user', repositories: { '*': { contents: 'read' } } });
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
