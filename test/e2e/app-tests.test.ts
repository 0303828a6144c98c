import { expect, test } from 'vitest';
import { fileOf, type Layout, manifest, repository, startWorld, type World } from '../actions/promote/world.ts';
import { runAction } from '../sandbox/action-process.ts';
import type { Conclusion, RunEngine } from '../sandbox/runs.ts';

// The app's own tests, against what was deployed: dispatch-workflow runs them at the app's commit, tells the environment's
// commit how they end, and that is what the gate of the next environment waits for.

const app = 'acme/checkout';
const layout: Layout = {
  environments: [
    ['staging', ''],
    [
      'production',
      'promote: auto, merge: immediate, gates: { checks: [{ context: e2e/staging, by: "acme-delivery[bot]" }] }',
    ],
  ],
  apps: ['checkout'],
};

interface Tested {
  readonly world: World;
  /** The environment's commit that was deployed. */
  readonly deployed: string;
  readonly conclusion: Conclusion;
}

/** What the environment repository's workflow does once wait-for-sync has seen the commit run. */
async function testDeployment({ world, deployed, conclusion }: Tested) {
  const { github } = world;
  const appCommit = (await github.resolveRef(app, 'main')) ?? '';
  const during: (string | undefined)[] = [];
  const said = () =>
    github
      .administer(repository)
      .statuses(deployed)
      .find(({ context }) => context === 'e2e/staging');
  const engine: RunEngine = {
    triggers: () => true,
    dispatchInputs: (_, given) => ({ inputs: given }),
    execute: async ({ event }) => {
      during.push(said()?.state, String(Object(event.payload.inputs).commit));
      return { conclusion, problem: '', jobs: [] };
    },
  };
  github.useEngine(engine);
  const permissions = { actions: 'write', metadata: 'read', statuses: 'write' } as const;
  const token = github.mintToken({
    actor: 'acme-delivery[bot]',
    kind: 'app',
    repositories: { [app]: permissions, [repository]: permissions },
  });
  const outcome = await runAction('dispatch-workflow', {
    inputs: {
      ...{ repository: app, token, workflow: 'e2e.yml', ref: 'main', wait: 'true' },
      inputs: `commit=${appCommit}\nurl=https://staging.example`,
      ...{ 'status-repository': repository, 'status-commit': deployed, 'status-context': 'e2e/staging' },
    },
    environment: {
      GITHUB_API_URL: github.apiUrl,
      GITHUB_GRAPHQL_URL: github.graphqlUrl,
      GITHUB_REPOSITORY: repository,
    },
  });
  expect(during).toEqual(['pending', appCommit]);
  return { ...outcome, status: said() };
}

test('the app’s tests after the deployment open the gate of the next environment, and keep it shut where they fail', async () => {
  await using world = await startWorld(layout);
  const workflow = 'on: { workflow_dispatch: { inputs: { commit: { required: true }, url: {} } } }\njobs: {}\n';
  await world.github.createRepository(app, { '.github/workflows/e2e.yml': workflow });
  await world.deploy('staging', 'checkout', '1.0.1');
  const deployed = (await world.github.resolveRef(repository, 'main')) ?? '';
  expect((await world.promote()).promotions).toMatchObject([
    { operation: 'opened', gates: [{ name: 'checks', state: 'waiting' }] },
  ]);
  const failed = await testDeployment({ world, deployed, conclusion: 'failure' });
  expect([failed.exitCode, failed.status?.state, failed.status?.creator]).toEqual([1, 'failure', 'acme-delivery[bot]']);
  expect((await world.promote()).promotions).toMatchObject([{ operation: 'unchanged', gates: [{ state: 'failed' }] }]);
  const passed = await testDeployment({ world, deployed, conclusion: 'success' });
  expect([passed.exitCode, passed.status?.state]).toEqual([0, 'success']);
  expect(passed.status?.targetUrl).toMatch(/\/acme\/checkout\/actions\/runs\/\d+$/);
  expect((await world.promote()).promotions).toMatchObject([{ operation: 'merged', gates: [{ state: 'passed' }] }]);
  expect(await world.read(fileOf('production', 'checkout'))).toBe(manifest('checkout', '1.0.1'));
  expect(world.github.defects).toEqual([]);
});
