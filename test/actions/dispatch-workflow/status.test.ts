import { expect, test } from 'vitest';
import { runAction } from '../../sandbox/action-process.ts';
import { startGitHub } from '../../sandbox/github/index.ts';
import type { Conclusion } from '../../sandbox/runs.ts';

const app = 'acme/shop';
const environments = 'acme/environments';

/** Dispatches a workflow of the app and tells a commit of the environment repository about it. */
async function dispatch(conclusion: Conclusion, inputs: Readonly<Record<string, string>> = {}) {
  await using github = await startGitHub();
  await github.createRepository(app, { '.github/workflows/e2e.yml': 'on: workflow_dispatch\njobs: {}\n' });
  await github.createRepository(environments, { 'a.yaml': 'a: 1\n' });
  github.useEngine({
    triggers: () => true,
    dispatchInputs: (_, given) => ({ inputs: given }),
    execute: async () => ({ conclusion, problem: '', jobs: [] }),
  });
  const commit = (await github.resolveRef(environments, 'main')) ?? '';
  const token = github.mintToken({
    actor: 'delivery[bot]',
    kind: 'app',
    repositories: {
      [app]: { actions: 'write', metadata: 'read' },
      [environments]: { statuses: 'write', metadata: 'read' },
    },
  });
  const status = { 'status-repository': environments, 'status-commit': commit, 'status-context': 'e2e/dev' };
  const outcome = await runAction('dispatch-workflow', {
    inputs: { repository: app, token, workflow: 'e2e.yml', ref: 'main', wait: 'true', ...status, ...inputs },
    environment: {
      GITHUB_API_URL: github.apiUrl,
      GITHUB_GRAPHQL_URL: github.graphqlUrl,
      GITHUB_REPOSITORY: environments,
    },
  });
  await github.settled();
  expect(github.defects).toEqual([]);
  const [said] = github.administer(environments).statuses(commit);
  const posts = github.requests.filter(({ path }) => path.includes('/statuses/')).length;
  return { ...outcome, status: said, posts, messages: outcome.annotations.map(({ message }) => message).join('\n') };
}

test.each<[Conclusion, string, number]>([
  ['success', 'success', 0],
  ['failure', 'failure', 1],
  // Nothing was tested.
  ['skipped', 'failure', 0],
])('a run that ends in %s is a status of %s', async (conclusion, state, code) => {
  const { exitCode, status, posts } = await dispatch(conclusion);
  expect([exitCode, posts]).toEqual([code, 2]);
  expect(status).toMatchObject({ context: 'e2e/dev', state, description: conclusion, creator: 'delivery[bot]' });
});

test('the repository is that of the job where none is named', async () => {
  const { status } = await dispatch('success', { 'status-repository': '' });
  expect(status?.state).toBe('success');
});

test('a run that cannot be started leaves no older success to stand', async () => {
  const { exitCode, status } = await dispatch('success', { workflow: 'other.yml' });
  expect([exitCode, status?.state, status?.description]).toEqual([1, 'error', 'the run could not be started']);
});

test.each<[string, Readonly<Record<string, string>>, RegExp]>([
  ['no wait', { wait: 'false' }, /without `wait`/],
  ['no context', { 'status-context': '' }, /belong together/],
  ['half a commit', { 'status-commit': 'abc' }, /a commit in full/],
])('with %s it is refused, and nothing is started', async (_, inputs, says) => {
  const { exitCode, posts, messages } = await dispatch('success', inputs);
  expect([exitCode, posts]).toEqual([1, 0]);
  expect(messages).toMatch(says);
});
