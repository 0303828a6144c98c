import { expect, test } from 'vitest';
import { runAction } from '../../sandbox/action-process.ts';
import { startGitHub } from '../../sandbox/github/index.ts';
import type { Conclusion, RunEngine } from '../../sandbox/runs.ts';

const repository = 'acme/environments';
const workflow = 'on: { workflow_dispatch: { inputs: { image: { required: true } } } }\njobs: {}\n';

/** Ends every run at once: what a run does is not what is tested here. */
function engineEndingIn(conclusion: Conclusion): RunEngine {
  return {
    triggers: () => true,
    dispatchInputs: (_, given) =>
      'image' in given ? { inputs: given } : { problem: "Required input 'image' not provided" },
    execute: async () => ({ conclusion, problem: '', jobs: [] }),
  };
}

async function dispatch(
  conclusion: Conclusion,
  inputs: Readonly<Record<string, string>>,
  actions: 'read' | 'write' = 'write',
) {
  await using github = await startGitHub();
  await github.createRepository(repository, { '.github/workflows/update.yml': workflow });
  github.useEngine(engineEndingIn(conclusion));
  const token = github.mintToken({
    actor: 'gitops[bot]',
    kind: 'app',
    repositories: { [repository]: { actions, metadata: 'read' } },
  });
  const outcome = await runAction('dispatch-workflow', {
    inputs: { repository, token, workflow: 'update.yml', ...inputs },
    environment: { GITHUB_API_URL: github.apiUrl, GITHUB_GRAPHQL_URL: github.graphqlUrl },
  });
  await github.settled();
  expect(github.defects).toEqual([]);
  return {
    ...outcome,
    runs: github.runs(repository),
    said: outcome.annotations.map(({ message }) => message).join('\n'),
  };
}

test.each(['success', 'failure'] as const)(
  'a run that ends in %s is started, followed and mirrored',
  async (conclusion) => {
    const { exitCode, outputs, runs } = await dispatch(conclusion, {
      inputs: 'image=ghcr.io/acme/shop:1.0.1',
      wait: 'true',
    });
    expect(exitCode).toBe(conclusion === 'success' ? 0 : 1);
    expect(runs.map(({ request }) => request.ref)).toEqual(['refs/heads/main']);
    expect(runs[0]?.request.event.payload).toMatchObject({ inputs: { image: 'ghcr.io/acme/shop:1.0.1' } });
    expect(outputs).toMatchObject({ 'run-id': String(runs[0]?.request.id), conclusion });
    expect(outputs['run-url']).toMatch(new RegExp(`/${repository}/actions/runs/\\d+$`));
  },
);

test.each<[string, Readonly<Record<string, string>>, 'read' | 'write', RegExp]>([
  ['a missing input', { inputs: '' }, 'write', /Required input 'image' not provided.*Compare `inputs`/s],
  ['a workflow that is not there', { workflow: 'other.yml' }, 'write', /no such workflow/],
  ['a token that may not', { inputs: 'image=a' }, 'read', /"actions: write" on acme\/environments/],
])('%s starts nothing and is explained', async (_, inputs, actions, says) => {
  const { exitCode, runs, said } = await dispatch('success', inputs, actions);
  expect([exitCode, runs]).toEqual([1, []]);
  expect(said).toMatch(says);
});

/** An Enterprise Server that does not know `return_run_details`. */
async function dispatchToOldServer(runName: string, inputs: Readonly<Record<string, string>>) {
  await using github = await startGitHub({ enterprise: '3.19.0' });
  const on = 'on: { workflow_dispatch: { inputs: { image: {}, mark: {} } } }';
  await github.createRepository(repository, { '.github/workflows/update.yml': `${on}\n${runName}\njobs: {}\n` });
  github.useEngine(engineEndingIn('success'));
  const token = github.mintToken({
    actor: 'gitops[bot]',
    kind: 'app',
    repositories: { [repository]: { actions: 'write', metadata: 'read' } },
  });
  const call = {
    inputs: { repository, token, workflow: 'update.yml', ref: 'main', inputs: 'image=a', timeout: '1s', ...inputs },
    environment: { GITHUB_API_URL: github.apiUrl, GITHUB_GRAPHQL_URL: github.graphqlUrl },
  };
  const outcomes = [await runAction('dispatch-workflow', call), await runAction('dispatch-workflow', call)];
  expect(github.defects).toEqual([]);
  const ids = github.runs(repository).map(({ request }) => String(request.id));
  return { ids, outcomes, said: outcomes.flatMap(({ annotations }) => annotations.map(({ message }) => message)) };
}

const showsMark = 'run-name: Update ${{ inputs.image }} ${{ inputs.mark }}';

test.each(['true', 'false'])('an old server: each run is found by its mark (wait: %s)', async (wait) => {
  const { ids, outcomes, said } = await dispatchToOldServer(showsMark, { wait, 'correlation-input': 'mark' });
  expect(said).toEqual([]);
  expect(outcomes.map(({ outputs }) => outputs['run-id'])).toEqual(ids);
  const conclusion = wait === 'true' ? 'success' : '';
  expect(outcomes.map(({ exitCode, outputs }) => [exitCode, outputs.conclusion])).toEqual(
    ids.map(() => [0, conclusion]),
  );
});

test('an old server: a run without the mark in its name is not guessed', async () => {
  const waits = await dispatchToOldServer('run-name: Update', { wait: 'true', 'correlation-input': 'mark' });
  expect(waits.outcomes.map(({ exitCode, outputs }) => [exitCode, outputs['run-id']])).toEqual([
    [1, ''],
    [1, ''],
  ]);
  expect(waits.said[0]).toMatch(/no run’s name holds .*`run-name` of the workflow show the input/s);
});

test('an old server: without a mark the run is started, and its id is empty', async () => {
  const { outcomes, said } = await dispatchToOldServer(showsMark, {});
  expect(outcomes.map(({ exitCode, outputs }) => [exitCode, outputs['run-id']])).toEqual([
    [0, ''],
    [0, ''],
  ]);
  expect(said).toEqual([]);
});
