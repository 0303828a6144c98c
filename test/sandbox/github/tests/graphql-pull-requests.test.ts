import { expect, test } from 'vitest';
import { open, opening, startScene } from '../testing/graphql-scene.ts';

test('later mutations of a document run although an earlier one failed', async () => {
  await using set = await startScene();
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

test('a pull request is commented on, updated, closed, opened again and merged', async () => {
  await using set = await startScene();
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
  await using set = await startScene();
  const { errors } = await set.as(permissions, kind)(open, opening(set, 'gitops/web'));
  expect(errors.map(({ path }) => path?.[0])).toEqual(refused);
  for (const error of errors.filter(({ type }) => type === 'FORBIDDEN'))
    expect(error.message).toBe(`Resource not accessible by ${words}`);
  expect(errors[0]?.type).toBe('FORBIDDEN');
  expect((await set.github.resolveRef('acme/env', 'gitops/web')) === undefined).toBe(refused.length === 3);
});
