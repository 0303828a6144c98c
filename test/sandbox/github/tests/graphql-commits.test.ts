import { expect, test } from 'vitest';
import { clone } from '../testing/git-client.ts';
import { type Answer, base64, open, opening, startScene } from '../testing/graphql-scene.ts';

const zeros = '0'.repeat(40);

test('branch, commit and pull request come from one document', async () => {
  await using set = await startScene();
  const { data, errors } = await set.ask(open, opening(set, 'gitops/web'));
  expect(errors).toEqual([]);
  const oid = await set.github.resolveRef('acme/env', 'gitops/web');
  expect(data).toMatchObject({
    ref: { ref: { name: 'gitops/web' } },
    commit: { commit: { oid, signature: { isValid: true, state: 'VALID' } } },
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

test('of two commits on the same head at once exactly one lands, whatever the order', async () => {
  await using set = await startScene();
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
  {
    what: 'a workflow, without the permission for it,',
    changes: { additions: [{ path: '.github/workflows/x.yml', contents: '' }] },
  },
])('a commit with $what is refused and moves nothing', async ({ changes }) => {
  await using set = await startScene();
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
  await using set = await startScene();
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
