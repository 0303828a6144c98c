import { describe, expect, test } from 'vitest';
import { type CannedAnswer, canary, startCannedServer } from '../../packages/github/canned-server.ts';
import { runAction } from '../../sandbox/action-process.ts';

const inputs = {
  repository: 'acme/env',
  workflow: 'update-environment.yml',
  ref: 'main',
  inputs: 'tag_name=v1.0.1\nimage=ghcr.io/acme/shop:1.0.1',
  token: canary,
  wait: 'false',
  timeout: '10s',
  'correlation-input': '',
};

const page = 'https://github.com/acme/env/actions/runs/42';
const started: CannedAnswer = {
  status: 200,
  body: { workflow_run_id: 42, run_url: 'https://api.github.com/repos/acme/env/actions/runs/42', html_url: page },
};

function running(status: string, conclusion: string | null = null): CannedAnswer {
  return { status: 200, body: { id: 42, status, conclusion, html_url: page } };
}

async function dispatch(change: Partial<typeof inputs>, ...answers: readonly CannedAnswer[]) {
  await using canned = await startCannedServer(...answers);
  const { apiUrl, graphqlUrl } = canned.server;
  const environment = { GITHUB_API_URL: apiUrl, GITHUB_GRAPHQL_URL: graphqlUrl };
  const outcome = await runAction('dispatch-workflow', { inputs: { ...inputs, ...change }, environment });
  // The runner reads `::add-mask::` and never shows it.
  const shown = outcome.log.replace(`::add-mask::${canary}`, '');
  expect(`${shown}${outcome.summary}${JSON.stringify(outcome.outputs)}`).not.toContain(canary);
  return { ...outcome, received: canned.received, said: outcome.annotations.map(({ message }) => message).join('\n') };
}

describe('starting', () => {
  test('sends ref and inputs once, and reports the run that the answer names', async () => {
    const { exitCode, outputs, received, summary } = await dispatch({}, started);
    expect(exitCode).toBe(0);
    expect(outputs).toEqual({ 'run-id': '42', 'run-url': page, conclusion: '' });
    expect(received).toEqual([
      {
        path: '/repos/acme/env/actions/workflows/update-environment.yml/dispatches',
        authorization: `token ${canary}`,
        body: {
          ref: 'main',
          inputs: { tag_name: 'v1.0.1', image: 'ghcr.io/acme/shop:1.0.1' },
          return_run_details: true,
        },
      },
    ]);
    expect(summary).toContain(`(${page})`);
  });

  const unknownKey = {
    status: 422,
    body: { message: 'Invalid request.\n\n"return_run_details" is not a permitted key.' },
  };

  test('asks a server that does not know `return_run_details` once more without it', async () => {
    const { exitCode, outputs, received } = await dispatch({}, unknownKey, { status: 204, body: '' });
    expect(exitCode).toBe(0);
    expect(outputs).toEqual({ 'run-id': '', 'run-url': '', conclusion: '' });
    expect(received.map(({ body }) => Object.keys(Object(body)))).toEqual([
      ['ref', 'inputs', 'return_run_details'],
      ['ref', 'inputs'],
    ]);
  });

  test('cannot wait where the server does not name the run, and says so', async () => {
    const { exitCode, outputs, said } = await dispatch({ wait: 'true' }, unknownKey, { status: 204, body: '' });
    expect(exitCode).toBe(1);
    expect(outputs['run-id']).toBe('');
    expect(said).toMatch(/does not say which run it is.*`correlation-input`; or set `wait: false`/s);
  });

  test('is not repeated when the answer is lost', async () => {
    const { exitCode, received, said } = await dispatch({}, { status: 502, body: '' });
    expect(exitCode).toBe(1);
    expect(received).toHaveLength(1);
    expect(said).toMatch(/It may have started all the same/);
  });

  test.each<[string, CannedAnswer, RegExp]>([
    [
      'a missing permission',
      {
        status: 403,
        headers: { 'x-accepted-github-permissions': 'actions=write' },
        body: { message: 'Resource not accessible by integration' },
      },
      /Starting the workflow "update-environment.yml" in acme\/env failed.*"actions: write" on acme\/env/,
    ],
    [
      'a repository or workflow out of sight',
      { status: 404, body: { message: 'Not Found' } },
      /sees no such repository, or .* no such workflow/,
    ],
    [
      'a ref that does not exist',
      { status: 422, body: { message: 'No ref found for: main' } },
      /No ref found for: main.*Name a branch or a tag/s,
    ],
    [
      'a workflow without the trigger',
      { status: 422, body: { message: "Workflow does not have 'workflow_dispatch' trigger" } },
      /Add `on: workflow_dispatch`/,
    ],
    [
      'an unknown input',
      { status: 422, body: { message: 'Unexpected inputs provided: ["a"]' } },
      /Unexpected inputs provided.*Compare `inputs`/s,
    ],
    ['a bad token', { status: 401, body: { message: 'Bad credentials' } }, /does not accept the token/],
  ])('reports %s with advice', async (_, answer, says) => {
    const { exitCode, outputs, said } = await dispatch({}, answer);
    expect(exitCode).toBe(1);
    expect(outputs).toEqual({});
    expect(said).toMatch(says);
  });

  test.each<[string, Partial<typeof inputs>, RegExp]>([
    [
      '26 inputs',
      { inputs: Array.from({ length: 26 }, (_, index) => `n${index}=v`).join('\n') },
      /at most 25 inputs, not 26/,
    ],
    [
      'inputs of 65,536 characters',
      { inputs: `n=${'x'.repeat(65_536 - 8)}` },
      /at most 65535 characters .*, not 65536/,
    ],
    [
      '26 inputs, with the one that finds the run',
      { inputs: Array.from({ length: 25 }, (_, index) => `n${index}=v`).join('\n'), 'correlation-input': 'mark' },
      /"mark".*at most 25 inputs, not 26/,
    ],
    [
      'inputs of too many characters, with the one that finds the run',
      { inputs: `n=${'x'.repeat(65_535 - 8)}`, 'correlation-input': 'mark' },
      /"mark".*at most 65535 characters/,
    ],
    ['a value for the input that finds the run', { 'correlation-input': 'image' }, /gives "image" a value of its own/],
    ['an input name that is none', { 'correlation-input': 'a b' }, /the name of an input/],
    ['an input without a value', { inputs: 'no value' }, /NAME=value/],
    ['a repository that is a path', { repository: '../..' }, /owner\/name/],
    ['a workflow that is a path', { workflow: '../x.yml' }, /a file name such as/],
    ['an empty token', { token: ' ' }, /neither a `token` nor an App’s pair/],
  ])('refuses %s before anything is sent', async (_, change, says) => {
    const { exitCode, received, said } = await dispatch(change, started);
    expect(exitCode).toBe(1);
    expect(received).toEqual([]);
    expect(said).toMatch(says);
  });
});

describe('waiting', () => {
  test.concurrent.each(['requested', 'queued', 'waiting', 'pending', 'in_progress', 'not known yet'])(
    'asks again as long as the run is %s',
    async (status) => {
      const { exitCode, outputs, received, log } = await dispatch(
        { wait: 'true' },
        started,
        running(status),
        running('completed', 'success'),
      );
      expect(exitCode).toBe(0);
      expect(outputs.conclusion).toBe('success');
      expect(received.slice(1).map(({ path }) => path)).toEqual(Array(2).fill('/repos/acme/env/actions/runs/42'));
      expect(log).toContain(`Run 42 is ${status}`);
    },
  );

  test('fails on a conclusion that is no success, with the outputs set', async () => {
    const { exitCode, outputs, said } = await dispatch({ wait: 'true' }, started, running('completed', 'timed_out'));
    expect(exitCode).toBe(1);
    expect(outputs).toEqual({ 'run-id': '42', 'run-url': page, conclusion: 'timed_out' });
    expect(said).toContain('its conclusion is "timed_out"');
  });

  test('ends when the time is over, and says that the run goes on', async () => {
    const { exitCode, outputs, said } = await dispatch({ wait: 'true', timeout: '300ms' }, started, running('queued'));
    expect(exitCode).toBe(1);
    expect(outputs['run-id']).toBe('42');
    expect(said).toMatch(/after 0\.3 s its run is queued.*It goes on/s);
  });

  test('keeps the run in the outputs when its state cannot be read', async () => {
    const { exitCode, outputs, said } = await dispatch({ wait: 'true' }, started, {
      status: 403,
      body: { message: 'Resource not accessible by integration' },
    });
    expect(exitCode).toBe(1);
    expect(outputs['run-id']).toBe('42');
    expect(said).toMatch(/Reading run 42 of acme\/env failed.*"actions: read"/);
  });
});
