import { expect, test } from 'vitest';
import type { JobReport } from '../../runs.ts';
import { recordingEngine } from '../testing/recording-engine.ts';
import { client, env, startEnvironment } from '../testing/rest-scene.ts';

const job: JobReport = {
  ...{ name: 'test', needs: [], conclusion: 'failure', steps: [], outputs: {}, log: '', annotations: [] },
  milliseconds: 1,
};

test('jobs of a commit are its check runs, in the suite of their run, beside those of other Apps', async () => {
  await using github = await startEnvironment();
  github.useEngine(recordingEngine({ conclusion: 'failure', jobs: [job] }));
  const rest = client(github, { contents: 'write', workflows: 'write', checks: 'read', actions: 'read' }).rest;
  const base = (await github.resolveRef('acme/env', 'main')) ?? '';
  const file = { path: '.github/workflows/ci.yml', mode: '100644', type: 'blob', content: 'on: push' } as const;
  const tree = (await rest.git.createTree({ ...env, base_tree: base, tree: [file] })).data.sha;
  const { sha } = (await rest.git.createCommit({ ...env, message: 'Add', tree, parents: [base] })).data;
  await rest.git.updateRef({ ...env, ref: 'heads/main', sha });
  await github.settled();
  github.administer('acme/env').addCheckRun(sha, { name: 'test', app: 'other', conclusion: 'success' });
  const [run] = (await rest.actions.listWorkflowRunsForRepo({ ...env, head_sha: sha })).data.workflow_runs;
  const found = (await rest.checks.listForRef({ ...env, ref: sha, check_name: 'test' })).data.check_runs;
  expect(found.map(({ app, conclusion, check_suite }) => [app?.slug, conclusion, check_suite?.id])).toEqual([
    ['github-actions', 'failure', run?.check_suite_id],
    ['other', 'success', expect.any(Number)],
  ]);
  expect((await rest.checks.listForRef({ ...env, ref: base })).data.total_count).toBe(0);
  const blind = client(github, { contents: 'read' }).rest.checks;
  await expect(blind.listForRef({ ...env, ref: sha })).rejects.toMatchObject({ status: 403 });
  expect(github.defects).toEqual([]);
});
