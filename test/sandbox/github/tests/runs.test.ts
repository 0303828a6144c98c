import { getOctokit } from '@actions/github';
import { expect, test } from 'vitest';
import type { JobReport, RunEngine } from '../../runs.ts';
import { type GitHub, type Permissions, startGitHub } from '../index.ts';
import { clone } from '../testing/git-client.ts';
import { recordingEngine } from '../testing/recording-engine.ts';

const env = { owner: 'acme', repo: 'env' };
const update = { ...env, workflow_id: 'update.yml' };

async function start(engine: RunEngine = recordingEngine()): Promise<GitHub> {
  const github = await startGitHub();
  await github.createRepository('acme/env', {
    '.github/workflows/update.yml': 'on: workflow_dispatch\n',
    '.github/workflows/push.yml': 'on: push\n',
  });
  github.useEngine(engine);
  return github;
}

function client(
  github: GitHub,
  permissions: Permissions = { actions: 'write' },
): ReturnType<typeof getOctokit>['rest'] {
  const token = github.mintToken({ actor: 'deployer[bot]', kind: 'app', repositories: { 'acme/env': permissions } });
  return getOctokit(token, { baseUrl: github.apiUrl }).rest;
}

test('a dispatch starts the workflow with its inputs and, when asked to, says which run', async () => {
  const engine = recordingEngine();
  await using github = await start(engine);
  const rest = client(github);
  const plain = await rest.actions.createWorkflowDispatch({ ...update, ref: 'main', inputs: { tag: 'v1' } });
  expect(plain.status).toBe(204);
  const detailed = await rest.actions.createWorkflowDispatch({
    ...update,
    ref: 'refs/heads/main',
    inputs: { tag: 'v2' },
    return_run_details: true,
  });
  await github.settled();
  expect(engine.executed).toMatchObject([
    { number: 1, ref: 'refs/heads/main', event: { payload: { inputs: { tag: 'v1' } } } },
    {
      number: 2,
      sha: await github.resolveRef('acme/env', 'main'),
      actor: 'deployer[bot]',
      event: { payload: { inputs: { tag: 'v2' } } },
    },
  ]);
  const id = engine.executed[1]?.id;
  expect(detailed).toMatchObject({
    status: 200,
    data: { workflow_run_id: id, html_url: `${github.url}/acme/env/actions/runs/${id}` },
  });
  expect(github.defects).toEqual([]);
});

test.each([
  { what: 'an unknown workflow', call: { workflow_id: 'none.yml' }, status: 404, message: 'Not Found' },
  { what: 'an unknown ref', call: { ref: 'none' }, status: 422, message: 'No ref found for: none' },
  {
    what: 'an input nobody declared',
    call: { inputs: { tag: 'v1', typo: 'x' } },
    status: 422,
    message: 'Unexpected inputs provided: ["typo"]',
  },
  {
    what: 'a required input left out',
    call: { inputs: {} },
    status: 422,
    message: "Required input 'tag' not provided",
  },
  {
    what: 'a workflow without the trigger',
    call: { workflow_id: 'push.yml' },
    status: 422,
    message: "Workflow does not have 'workflow_dispatch' trigger",
  },
])("a dispatch with $what is refused in GitHub's words and starts nothing", async ({ call, status, message }) => {
  const engine = recordingEngine();
  await using github = await start(engine);
  const dispatch = client(github).actions.createWorkflowDispatch({
    ...update,
    ref: 'main',
    inputs: { tag: 'v1' },
    ...call,
  });
  await expect(dispatch).rejects.toMatchObject({ status, message: expect.stringContaining(message) });
  await github.settled();
  expect(engine.executed).toEqual([]);
  expect(github.defects).toEqual([]);
});

test("a dispatch needs actions: write; a job's own token may start one", async () => {
  const engine = recordingEngine();
  await using github = await start(engine);
  const dispatch = { ...update, ref: 'main', inputs: { tag: 'v1' } };
  await expect(
    client(github, { contents: 'write', actions: 'read' }).actions.createWorkflowDispatch(dispatch),
  ).rejects.toMatchObject({
    status: 403,
    response: { headers: { 'x-accepted-github-permissions': 'actions=write' } },
  });
  const job = github.mintToken({
    actor: 'github-actions[bot]',
    kind: 'job',
    repositories: { 'acme/env': { actions: 'write' } },
  });
  await getOctokit(job, { baseUrl: github.apiUrl }).rest.actions.createWorkflowDispatch(dispatch);
  await github.settled();
  expect(engine.executed).toHaveLength(1);
});

test("the given ref's file is what runs", async () => {
  const engine = recordingEngine();
  await using github = await start(engine);
  const token = github.mintToken({ actor: 'ada', kind: 'job', repositories: { '*': { contents: 'write' } } });
  await using tree = await clone({ url: `${github.url}/acme/env.git`, token });
  await tree.git('checkout', '--quiet', '-b', 'next');
  const sha = await tree.commit('Next', { '.github/workflows/update.yml': 'on: workflow_dispatch # next\n' });
  await tree.git('push', '--quiet', 'origin', 'next');
  await client(github).actions.createWorkflowDispatch({ ...update, ref: 'next', inputs: { tag: 'v1' } });
  await github.settled();
  expect(engine.executed).toMatchObject([
    { ref: 'refs/heads/next', sha, workflow: { text: 'on: workflow_dispatch # next\n' } },
  ]);
});

const job: JobReport = {
  name: 'update / pull-request',
  needs: [],
  conclusion: 'failure',
  steps: [{ name: 'Create', conclusion: 'failure', summary: '', milliseconds: 5 }],
  outputs: {},
  log: '',
  annotations: [],
  milliseconds: 12,
};

test('a run is in progress until its engine is done, and then shows its jobs; a re-run is another attempt of it', async () => {
  const gate = Promise.withResolvers<void>();
  const recording = recordingEngine({ conclusion: 'failure', jobs: [job] });
  const engine: RunEngine = { ...recording, execute: (request) => gate.promise.then(() => recording.execute(request)) };
  await using github = await start(engine);
  const { actions } = client(github);
  await actions.createWorkflowDispatch({ ...update, ref: 'main', inputs: { tag: 'v1' } });
  const run = { ...env, run_id: github.runs('acme/env')[0]?.request.id ?? 0 };
  expect((await actions.getWorkflowRun(run)).data).toMatchObject({
    status: 'in_progress',
    conclusion: null,
    run_attempt: 1,
    event: 'workflow_dispatch',
  });
  await expect(actions.reRunWorkflow(run)).rejects.toMatchObject({ status: 403 });
  gate.resolve();
  await github.settled();
  expect((await actions.getWorkflowRun(run)).data).toMatchObject({
    status: 'completed',
    conclusion: 'failure',
    head_branch: 'main',
  });
  expect((await actions.listJobsForWorkflowRun(run)).data).toMatchObject({
    total_count: 1,
    jobs: [
      {
        name: 'update / pull-request',
        conclusion: 'failure',
        steps: [{ name: 'Create', number: 1, conclusion: 'failure' }],
      },
    ],
  });
  await actions.reRunWorkflow(run);
  await github.settled();
  expect((await actions.getWorkflowRun(run)).data).toMatchObject({ id: run.run_id, run_number: 1, run_attempt: 2 });
  expect(
    (await actions.listWorkflowRunsForRepo({ ...env, event: 'workflow_dispatch', status: 'failure' })).data.total_count,
  ).toBe(1);
  expect(github.runs('acme/env').map(({ request }) => request.attempt)).toEqual([1, 2]);
  expect(github.defects).toEqual([]);
});

test('an engine that crashes fails its run and no other', async () => {
  const recording = recordingEngine();
  await using github = await start({ ...recording, execute: () => Promise.reject(new Error('lost')) });
  await client(github).actions.createWorkflowDispatch({ ...update, ref: 'main', inputs: { tag: 'v1' } });
  await github.settled();
  expect(github.runs('acme/env')).toMatchObject([
    { status: 'completed', report: { conclusion: 'startup_failure', problem: expect.stringContaining('lost') } },
  ]);
});

test('a cancelled run ends at once, whatever its engine still does', async () => {
  const gate = Promise.withResolvers<void>();
  const recording = recordingEngine();
  await using github = await start({ ...recording, execute: (run) => gate.promise.then(() => recording.execute(run)) });
  const rest = client(github);
  await rest.actions.createWorkflowDispatch({ ...update, ref: 'main', inputs: { tag: 'v1' } });
  const run_id = github.runs('acme/env')[0]?.request.id ?? 0;
  expect((await rest.actions.cancelWorkflowRun({ ...env, run_id })).status).toBe(202);
  gate.resolve();
  await github.settled();
  const { data } = await rest.actions.getWorkflowRun({ ...env, run_id });
  expect(data).toMatchObject({ status: 'completed', conclusion: 'cancelled' });
  await expect(rest.actions.cancelWorkflowRun({ ...env, run_id })).rejects.toMatchObject({ status: 409 });
  expect(github.defects).toEqual([]);
});

test('an Enterprise Server does not take the newer key of a dispatch, and a run is found by the name its inputs give it', async () => {
  await using github = await startGitHub({ enterprise: '3.19.0' });
  await github.createRepository('acme/env', {
    '.github/workflows/update.yml': 'on: workflow_dispatch\nrun-name: Update ${{ inputs.tag }}\n',
  });
  github.useEngine(recordingEngine());
  const rest = client(github);
  const dispatch = { ...update, ref: 'main', inputs: { tag: 'v1' } };
  await expect(rest.actions.createWorkflowDispatch({ ...dispatch, return_run_details: true })).rejects.toMatchObject({
    status: 422,
    message: expect.stringContaining('"return_run_details" is not a permitted key.'),
  });
  const plain = await rest.actions.createWorkflowDispatch(dispatch);
  expect(plain.status).toBe(204);
  expect(plain.headers['x-github-enterprise-version']).toBe('3.19.0');
  await github.settled();
  const { data } = await rest.actions.listWorkflowRunsForRepo({ ...env, event: 'workflow_dispatch' });
  expect(data.workflow_runs.map(({ display_title }) => display_title)).toEqual(['Update v1']);
  expect(github.defects).toEqual([]);
});
