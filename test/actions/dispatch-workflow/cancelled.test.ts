import { generateKeyPairSync } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { runAction } from '../../sandbox/action-process.ts';
import { type GitHub, startGitHub } from '../../sandbox/github/index.ts';
import type { RunReport } from '../../sandbox/runs.ts';

const repository = 'acme/environments';
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** A step that waits for a run which does not end, and gets a signal once it does. */
async function cancelled(github: GitHub, signal: NodeJS.Signals, inputs: Readonly<Record<string, string>>) {
  const workflow =
    'on: { workflow_dispatch: { inputs: { mark: {} } } }\nrun-name: Update ${{ inputs.mark }}\njobs: {}\n';
  await github.createRepository(repository, { '.github/workflows/update.yml': workflow });
  const gate = Promise.withResolvers<RunReport>();
  github.useEngine({
    triggers: () => true,
    dispatchInputs: (_, given) => ({ inputs: given }),
    execute: () => gate.promise,
  });
  const { clientId } = github.registerApp({
    slug: 'deployer',
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    permissions: { actions: 'write' },
    repositories: [repository],
  });
  const outcome = await runAction('dispatch-workflow', {
    inputs: {
      ...{ repository, workflow: 'update.yml', wait: 'true', 'app-id': clientId },
      'private-key': privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
      ...inputs,
    },
    environment: { GITHUB_API_URL: github.apiUrl, GITHUB_GRAPHQL_URL: github.graphqlUrl },
    onStart: async (child) => {
      while (!github.requests.some(({ path }) => /\/actions\/runs\/\d+$/.test(path))) await sleep(20);
      child.kill(signal);
    },
  });
  const [run] = github.runs(repository);
  const conclusion = run?.report?.conclusion;
  gate.resolve({ conclusion: 'success', problem: '', jobs: [] });
  await github.settled();
  const { requests } = github;
  expect(requests.filter(({ method }) => method === 'DELETE')).toMatchObject([{ status: 204 }]);
  // at most a look at the run may have been under way
  const after = requests.slice(requests.findIndex(({ method }) => method === 'DELETE') + 1);
  expect(after.filter(({ method }) => method !== 'GET')).toEqual([]);
  expect(github.defects).toEqual([]);
  return { ...outcome, conclusion };
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s cancels the started run if asked, and gives the token back',
  async (signal) => {
    await using github = await startGitHub();
    const { exitCode, conclusion, log } = await cancelled(github, signal, { cancel: 'true' });
    expect([exitCode, conclusion]).toEqual([130, 'cancelled']);
    expect(log).toMatch(/Cancelled .*\/actions\/runs\/\d+/);
  },
);

test('a run that an old server does not name is cancelled as well', async () => {
  await using github = await startGitHub({ enterprise: '3.19.0' });
  const { conclusion } = await cancelled(github, 'SIGINT', { cancel: 'true', 'correlation-input': 'mark' });
  expect(conclusion).toBe('cancelled');
});

test('unless asked, the started run goes on', async () => {
  await using github = await startGitHub();
  const { exitCode, conclusion } = await cancelled(github, 'SIGTERM', {});
  expect([exitCode, conclusion]).toEqual([130, undefined]);
});
