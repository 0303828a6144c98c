import { expect, test } from 'vitest';
import type { Administration } from '../index.ts';
import { clone } from '../testing/git-client.ts';
import { type Answer, base64, open, opening, type Scene, startScene } from '../testing/graphql-scene.ts';

interface Ruled extends Scene {
  readonly administration: Administration;
  readonly id: string;
  readonly headOid: string;
  run(mutation: string, input?: object): Promise<Answer>;
}

/** An open pull request, ready to merge as far as nothing more is asked of it. */
async function ruled(): Promise<Ruled> {
  const set = await startScene();
  await set.ask(open, opening(set, 'gitops/web'));
  const id = await set.pullRequestId(1);
  const run = (mutation: string, input: object = {}): Promise<Answer> => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
    return set.ask(`mutation($i: ${type}) { ${mutation}(input: $i) { clientMutationId } }`, {
      i: { pullRequestId: id, ...input },
    });
  };
  const headOid = (await set.github.resolveRef('acme/env', 'gitops/web')) ?? '';
  return Object.assign(set, { id, run, headOid, administration: set.github.administer('acme/env') });
}

const stateOf = ({ administration }: Ruled): string | undefined => administration.pullRequests()[0]?.state;

async function mergeState({ ask }: Scene): Promise<unknown> {
  const { data } = await ask<{ repository: { pullRequest: unknown } }>(
    '{ repository(owner: "acme", name: "env") { pullRequest(number: 1) { mergeStateStatus reviewDecision } } }',
  );
  return data.repository.pullRequest;
}

test('a branch that takes pull requests only refuses every direct change, but not from who may bypass it', async () => {
  await using set = await ruled();
  set.administration.protect('main', { pullRequest: { approvals: 0 }, bypass: ['ada'] });
  const commit = 'mutation($i: CreateCommitOnBranchInput!) { c: createCommitOnBranch(input: $i) { commit { oid } } }';
  const variables = {
    i: {
      branch: { repositoryNameWithOwner: 'acme/env', branchName: 'main' },
      expectedHeadOid: set.head,
      message: { headline: 'x' },
      fileChanges: { additions: [{ path: 'x', contents: base64('x') }] },
    },
  };
  const violation = 'Repository rule violations found\n\nChanges must be made through a pull request.\n\n';
  expect((await set.ask(commit, variables)).errors).toMatchObject([{ type: 'UNPROCESSABLE', message: violation }]);
  const move = 'mutation($i: UpdateRefsInput!) { u: updateRefs(input: $i) { clientMutationId } }';
  const update = { name: 'refs/heads/main', beforeOid: set.head, afterOid: set.headOid };
  expect((await set.ask(move, { i: { repositoryId: set.repositoryId, refUpdates: [update] } })).errors).toMatchObject([
    { type: 'UNPROCESSABLE', message: violation },
  ]);
  const rest = await fetch(`${set.github.apiUrl}/repos/acme/env/git/refs/heads/main`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${set.token}` },
    body: JSON.stringify({ sha: set.headOid }),
  });
  expect([rest.status, await rest.json()]).toMatchObject([422, { message: violation }]);
  expect(await set.github.resolveRef('acme/env', 'main')).toBe(set.head);
  const { data } = await set.ask(`{ repository(owner: "acme", name: "env") { ref(qualifiedName: "refs/heads/main") {
    refUpdateRule { requiredApprovingReviewCount requiredStatusCheckContexts viewerCanPush } } } }`);
  const rule = { requiredApprovingReviewCount: 0, requiredStatusCheckContexts: [], viewerCanPush: false };
  expect(data).toEqual({ repository: { ref: { refUpdateRule: rule } } });
  const ada = set.as({ contents: 'write' }, 'user');
  expect((await ada(commit, variables)).errors).toEqual([]);
  expect(set.github.defects).toEqual([]);
});

test('a push to a branch that takes pull requests only is refused, one to another is not', async () => {
  await using set = await ruled();
  set.administration.protect('main', { pullRequest: { approvals: 0 } });
  await using tree = await clone({ url: `${set.github.url}/acme/env.git`, token: set.token });
  await tree.commit('Direct', { x: 'x' });
  await expect(tree.git('push', 'origin', 'main')).rejects.toThrow(
    'GH013: Repository rule violations found for refs/heads/main.',
  );
  expect(await set.github.resolveRef('acme/env', 'main')).toBe(set.head);
  await tree.git('push', '--quiet', 'origin', 'main:other');
  expect(await set.github.resolveRef('acme/env', 'other')).toBeDefined();
});

test('reviews and checks that are required have to be there before a merge', async () => {
  await using set = await ruled();
  const { administration } = set;
  administration.protect('main', { pullRequest: { approvals: 1 }, checks: ['ci'] });
  const merge = (): Promise<Answer> => set.run('mergePullRequest');
  const refused = async (text: string): Promise<void> => {
    expect((await merge()).errors).toMatchObject([{ type: 'UNPROCESSABLE', message: expect.stringContaining(text) }]);
    expect(await mergeState(set)).toMatchObject({ mergeStateStatus: 'BLOCKED' });
  };
  await refused('At least 1 approving review is required by reviewers with write access.');
  expect(await mergeState(set)).toMatchObject({ reviewDecision: 'REVIEW_REQUIRED' });
  await administration.approve(1, 'grace');
  await refused('Required status check "ci" is expected.');
  await administration.setStatus(set.headOid, 'ci', 'failure');
  await refused('Required status check "ci" is failing.');
  await administration.setStatus(set.headOid, 'ci', 'success');
  expect(await mergeState(set)).toEqual({ mergeStateStatus: 'CLEAN', reviewDecision: 'APPROVED' });
  await administration.setStatus(set.headOid, 'lint', 'pending');
  expect(await mergeState(set)).toMatchObject({ mergeStateStatus: 'UNSTABLE' });
  expect((await merge()).errors).toEqual([]);
  expect(stateOf(set)).toBe('merged');
});

test('a head that has to be up to date is not merged behind the base', async () => {
  await using set = await ruled();
  set.administration.protect('main', { checks: [], linearHistory: true, upToDate: true });
  await set.ask('mutation($i: CreateCommitOnBranchInput!) { c: createCommitOnBranch(input: $i) { commit { oid } } }', {
    i: {
      branch: { repositoryNameWithOwner: 'acme/env', branchName: 'main' },
      expectedHeadOid: set.head,
      message: { headline: 'x' },
      fileChanges: { additions: [{ path: 'x', contents: base64('x') }] },
    },
  });
  expect(await mergeState(set)).toMatchObject({ mergeStateStatus: 'BEHIND' });
  const { errors } = await set.run('mergePullRequest', { mergeMethod: 'SQUASH' });
  expect(errors).toMatchObject([{ message: expect.stringContaining('not up to date') }]);
});

test('merge methods that are switched off, and merge commits on a linear history, are refused', async () => {
  await using set = await ruled();
  const { administration } = set;
  const refused = async (mergeMethod: string, message: string): Promise<void> => {
    const { errors } = await set.run('mergePullRequest', { mergeMethod });
    expect(errors).toMatchObject([{ message: expect.stringContaining(message) }]);
  };
  administration.configure({ allowSquashMerge: false, deleteBranchOnMerge: true });
  await refused('SQUASH', 'Squash merges are not allowed on this repository.');
  administration.protect('main', { linearHistory: true });
  await refused('MERGE', 'This branch must not contain merge commits.');
  expect((await set.run('mergePullRequest', { mergeMethod: 'REBASE' })).errors).toEqual([]);
  expect(await set.github.resolveRef('acme/env', 'gitops/web')).toBeUndefined();
});

test('auto-merge waits for what is required, then merges as it was told', async () => {
  await using set = await ruled();
  const { administration } = set;
  administration.configure({ allowAutoMerge: true });
  administration.protect('main', { checks: ['ci'] });
  const told = { mergeMethod: 'SQUASH', commitHeadline: 'dev: web 2', expectedHeadOid: set.headOid };
  expect((await set.run('enablePullRequestAutoMerge', told)).errors).toEqual([]);
  expect(stateOf(set)).toBe('open');
  await administration.setStatus(set.headOid, 'ci', 'success');
  expect(stateOf(set)).toBe('merged');
  const { data } = await set.ask(
    '{ repository(owner: "acme", name: "env") { object(expression: "main") { ... on Commit { messageHeadline signature { isValid } } } } }',
  );
  expect(data).toEqual({ repository: { object: { messageHeadline: 'dev: web 2', signature: { isValid: true } } } });
});

test.each([
  {
    name: 'not allowed',
    settings: {},
    rules: { checks: ['ci'] },
    says: 'Auto merge is not allowed for this repository',
  },
  {
    name: 'without rules',
    settings: { allowAutoMerge: true },
    rules: {},
    says: 'Protected branch rules not configured for this branch',
  },
  {
    name: 'with nothing to wait for',
    settings: { allowAutoMerge: true },
    rules: { pullRequest: { approvals: 0 } },
    says: 'Pull request is in clean status',
  },
  {
    name: 'by a method that is switched off',
    settings: { allowAutoMerge: true, allowMergeCommit: false },
    rules: { checks: ['ci'] },
    says: 'merge merging is not allowed on this repository',
  },
])('auto-merge $name is refused: $says', async ({ settings, rules, says }) => {
  await using set = await ruled();
  set.administration.configure(settings);
  set.administration.protect('main', rules);
  expect((await set.run('enablePullRequestAutoMerge')).errors).toMatchObject([
    { type: 'UNPROCESSABLE', message: expect.stringContaining(says) },
  ]);
});

test('a merge queue takes what is ready, in order, and is the only way in', async () => {
  await using set = await ruled();
  const { administration } = set;
  administration.protect('main', { mergeQueue: true, checks: ['ci'] });
  expect((await set.run('enqueuePullRequest')).errors).toMatchObject([{ message: expect.stringContaining('"ci"') }]);
  await administration.setStatus(set.headOid, 'ci', 'success');
  expect((await set.run('mergePullRequest')).errors).toMatchObject([
    { message: expect.stringContaining('Changes must be made through the merge queue') },
  ]);
  expect((await set.run('enqueuePullRequest', { expectedHeadOid: set.headOid })).errors).toEqual([]);
  const { data } = await set.ask(`{ repository(owner: "acme", name: "env") { mergeQueue(branch: "main") { url }
    pullRequest(number: 1) { isInMergeQueue mergeQueueEntry { position state enqueuer { login } } } } }`);
  expect(data).toEqual({
    repository: {
      mergeQueue: { url: `${set.github.url}/acme/env/queue/main` },
      pullRequest: {
        isInMergeQueue: true,
        mergeQueueEntry: { position: 1, state: 'QUEUED', enqueuer: { login: 'deployer' } },
      },
    },
  });
  expect(stateOf(set)).toBe('open');
  await administration.mergeQueued('main');
  expect(stateOf(set)).toBe('merged');
  expect(set.github.defects).toEqual([]);
});

test('auto-merge on a branch with a queue gets in line once it is ready', async () => {
  await using set = await ruled();
  const { administration } = set;
  administration.configure({ allowAutoMerge: true });
  administration.protect('main', { mergeQueue: true, checks: ['ci'] });
  expect((await set.run('enablePullRequestAutoMerge')).errors).toEqual([]);
  expect(administration.pullRequests()[0]?.queued).toBeUndefined();
  await administration.setStatus(set.headOid, 'ci', 'success');
  expect(administration.pullRequests()[0]?.queued).toBeDefined();
  await administration.mergeQueued('main');
  expect(stateOf(set)).toBe('merged');
});
