import { describe, expect, test } from 'vitest';
import {
  addLabels,
  assign,
  comment,
  commitOnBranch,
  createBranch,
  createLabel,
  describePullRequest,
  documentOf,
  enqueue,
  factsQuery,
  filesQuery,
  inspectQuery,
  mergeNow,
  mergeQuery,
  mergeWhenReady,
  moveBranches,
  openPullRequest,
  overviewQuery,
  pastQuery,
  requestReview,
  requiredChecksQuery,
  setMilestone,
  statesQuery,
} from '#github';
import { problemsOf } from './published-schema.ts';

const repositoryId = 'R_1';
const branch = 'gitops/dev/shop/rolling';
const question = { repository: 'acme/env', base: 'main', branch };

const decoration = {
  labels: ['gitops'],
  reviewers: ['ada'],
  teams: ['platform'],
  assignees: ['ada', 'bob'],
  milestone: 'Spring',
};

test('the query of required checks is one that GitHub accepts', () => {
  const { query, variables } = requiredChecksQuery('acme/env', 'main"){viewer{login}}');
  expect(problemsOf(query)).toEqual([]);
  expect(query).not.toContain('main');
  expect(variables).toEqual({ owner: 'acme', name: 'env', ref: 'refs/heads/main"){viewer{login}}' });
});

describe('the inspect query', () => {
  test.each([
    ['one file', { ...question, paths: ['apps/shop/deployment.yaml'] }],
    ['several files and directories', { ...question, paths: ['apps/shop', 'apps/cart/values.yaml', '.'] }],
    ['no file at all', { ...question, paths: [] }],
    ['decoration', { ...question, paths: ['apps'], decoration }],
    ['the root', { ...question, paths: ['.'] }],
    ['the default branch', { ...question, base: '', paths: ['apps'] }],
    ['a checkout', { ...question, paths: [], checkout: 'a'.repeat(40), states: ['a.yaml', 'b.png'] }],
    ['globs', { ...question, paths: [], globbed: ['apps/a.yaml'], trees: ['apps', '.'] }],
    ['a branch beside others', { ...question, paths: ['apps'], siblings: 'gitops/dev/shop/' }],
  ])('for %s is one that GitHub accepts', (_, asked) => {
    const { query, variables } = inspectQuery(asked);
    expect(problemsOf(query)).toEqual([]);
    for (const name of Object.keys(variables)) expect(query).toContain(`$${name}: String!`);
  });

  test('keeps what the user wrote out of its text', () => {
    const { query, variables } = inspectQuery({ ...question, paths: ['a"){viewer{login}}'] });
    expect(query).not.toContain('a"');
    expect(variables.p0).toBe('a"){viewer{login}}');
  });
});

describe('a question for the past', () => {
  const past = {
    repository: 'acme/env',
    commit: 'a'.repeat(40),
    base: 'main',
    more: ['gitops.yaml'],
    beside: ['b'.repeat(40)],
  };

  test.each([
    ['of one file', { ...past, folder: 'a.yaml', files: ['a.yaml'] }],
    ['of files all over the repository', { ...past, folder: '', files: ['a.yaml', 'b/c.yaml'] }],
    ['further back', { ...past, folder: 'a', files: ['a/b.yaml'], after: 'cursor' }],
  ])('%s is one that GitHub accepts', (_, asked) => {
    const { query, variables } = pastQuery(asked);
    expect(problemsOf(query)).toEqual([]);
    for (const name of Object.keys(variables)) expect(query).toContain(`$${name}: `);
  });
});

describe('a question about promotions', () => {
  const repository = 'acme/env';
  const place = { ref: 'refs/heads/main', base: 'main', paths: ['a.yaml', 'b.yaml'] };

  test.each([
    ['the overview', overviewQuery({ repository, context: 'gitops/gates' }, undefined)],
    ['a further page of it', overviewQuery({ repository, context: 'gitops/gates' }, 'cursor')],
    [
      'all facts',
      factsQuery({
        repository,
        places: [
          { ...place, histories: ['b.yaml'], statements: true },
          { ...place, histories: [], statements: false },
        ],
        branches: [{ base: 'main', branch }],
        pullRequests: [7],
        teams: ['sre'],
      }),
    ],
    ['no facts', factsQuery({ repository, places: [], branches: [], pullRequests: [], teams: [] })],
  ])('%s is one that GitHub accepts', (_, { query, variables }) => {
    expect(problemsOf(query)).toEqual([]);
    for (const name of Object.keys(variables)) expect(query).toContain(`$${name}: `);
  });
});

describe('a question after a merge', () => {
  test.each([
    ['files', filesQuery({ repository: 'acme/env', oid: 'a'.repeat(40) }, ['a.yaml', 'b.yaml'])],
    ['what stands at paths', statesQuery({ repository: 'acme/env', oid: 'a'.repeat(40) }, ['a.yaml'])],
    ['the merge commit', mergeQuery('acme/env', 1)],
  ])('for %s is one that GitHub accepts', (_, { query }) => {
    expect(problemsOf(query)).toEqual([]);
  });
});

describe('a plan', () => {
  const merge = {
    id: 'PR_1',
    number: 1,
    headOid: 'a'.repeat(40),
    method: 'squash',
    message: { headline: 'dev: shop 1', body: '' },
  } as const;
  const fields = [
    createBranch({ repositoryId, branch, oid: 'a'.repeat(40) }),
    commitOnBranch({
      repository: 'acme/env',
      branch,
      parent: 'a'.repeat(40),
      message: { headline: 'dev: shop 1', body: 'Gitops-App: shop' },
      changes: [
        {
          kind: 'write',
          path: 'apps/shop.yaml',
          bytes: Buffer.from('image: ü\n'),
          mode: '100644',
          previousMode: undefined,
        },
        { kind: 'delete', path: 'apps/old.yaml' },
      ],
    }),
    openPullRequest({
      repositoryId,
      base: 'main',
      branch,
      title: 't',
      body: 'b',
      draft: false,
      siblings: 'gitops/dev/',
    }),
    describePullRequest({ id: 'PR_1', number: 1, title: 't', body: 'b' }),
    moveBranches(repositoryId, [{ branch, from: undefined, to: 'b'.repeat(40) }]),
    comment({ id: 'PR_1', number: 1 }, 'text'),
    mergeNow(merge),
    mergeWhenReady(merge),
    enqueue(merge),
    createLabel(repositoryId, 'gitops'),
    addLabels(merge, ['LA_1']),
    assign(merge, ['U_1']),
    setMilestone(merge, 'MI_1'),
    requestReview(merge, { userIds: ['U_1'] }),
  ];

  test('of every mutation that there is becomes one document that GitHub accepts, in its order', () => {
    const { query, variables } = documentOf({ name: 'Everything', repository: 'acme/env', fields });
    expect(problemsOf(query)).toEqual([]);
    expect(Object.keys(variables)).toEqual([...fields.map((_, index) => `m${index}`), 'siblings']);
    expect([...query.matchAll(/m\d+: (\w+)\(/g)].map(([, name]) => name)).toEqual([
      'createRef',
      'createCommitOnBranch',
      'createPullRequest',
      'updatePullRequest',
      'updateRefs',
      'addComment',
      'mergePullRequest',
      'enablePullRequestAutoMerge',
      'enqueuePullRequest',
      'createLabel',
      'addLabelsToLabelable',
      'addAssigneesToAssignable',
      'updatePullRequest',
      'requestReviews',
    ]);
  });

  test('sends whole files as base64 of their UTF-8 bytes, on an expected parent', () => {
    const { variables } = documentOf({ name: 'Commit', repository: 'acme/env', fields: fields.slice(1, 2) });
    expect(variables.m0).toMatchObject({
      expectedHeadOid: 'a'.repeat(40),
      fileChanges: {
        additions: [{ path: 'apps/shop.yaml', contents: 'aW1hZ2U6IMO8Cg==' }],
        deletions: [{ path: 'apps/old.yaml' }],
      },
    });
  });

  test('moves a branch only from where it was seen, and creates or deletes it with the zero id', () => {
    const moves = [
      { branch, from: 'a'.repeat(40), to: 'b'.repeat(40) },
      { branch: 'scratch', from: 'b'.repeat(40), to: undefined },
    ];
    const field = moveBranches(repositoryId, moves);
    expect(field.input.refUpdates).toEqual([
      { name: `refs/heads/${branch}`, beforeOid: 'a'.repeat(40), afterOid: 'b'.repeat(40), force: true },
      { name: 'refs/heads/scratch', beforeOid: 'b'.repeat(40), afterOid: '0'.repeat(40), force: true },
    ]);
  });
});
