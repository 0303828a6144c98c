import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startGitHub } from '../../sandbox/github/index.ts';
import { scaled } from '../../scale.ts';
import { deployment, files, shop } from './environment-repository.ts';
import { newScene, type Scene } from './in-process.ts';

const main = resolve(import.meta.dirname, '../../../actions/create-pull-request/src/main.ts');
const count = scaled(6, 100);

/** Runs the action as a process of its own, and kills it so long after its first request. */
async function killedAfter({ github, repository, token }: Scene, milliseconds: number): Promise<boolean> {
  const { PATH = '', HOME = '' } = process.env;
  const inputs = {
    REPOSITORY: repository,
    TOKEN: token,
    PATH: deployment,
    ENVIRONMENT: 'dev',
    IMAGE: shop('1.0.2', 'cd'),
    MERGE: 'immediate',
    SUPERSEDE: 'true',
    DRAFT: 'false',
    'ON-CLOSED': 'create',
    'RETRY-FOR': '20s',
  };
  const child = spawn(process.execPath, ['--conditions=source', main], {
    stdio: 'ignore',
    env: {
      PATH,
      HOME,
      GITHUB_API_URL: github.apiUrl,
      GITHUB_GRAPHQL_URL: github.graphqlUrl,
      GITHUB_SERVER_URL: github.url,
      ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name}`, value])),
    },
  });
  const ended = new Promise<boolean>((settle) => child.once('exit', (_, signal) => settle(signal === 'SIGKILL')));
  const before = github.requests.length;
  while (github.requests.length === before && child.exitCode === null) await sleep(5);
  await sleep(milliseconds);
  child.kill('SIGKILL');
  return await ended;
}

test('killed at any moment, the next run ends where the first would have', { timeout: 600_000 }, async () => {
  await using github = await startGitHub();
  let killed = 0;
  for (let index = 0; index < count; index++) {
    const scene = await newScene(github, `acme/killed-${index}`, files);
    const { repository } = scene;
    if (index % 2 === 0) await scene.deliver({ image: shop('1.0.1'), path: deployment });
    if (await killedAfter(scene, Math.random() * 120)) killed += 1;
    const result = await scene.deliver({ image: shop('1.0.2', 'cd'), path: deployment, merge: 'immediate' });
    expect(['merged', 'unchanged', 'closed']).toContain(result.operation);
    const pulls = github.administer(repository).pullRequests();
    expect(pulls.filter(({ state }) => state === 'open')).toEqual([]);
    expect(pulls.filter(({ state }) => state === 'merged')).toHaveLength(1);
    const head = (await github.resolveRef(repository, 'main')) ?? '';
    expect(await github.readFile(repository, head, deployment)).toContain(shop('1.0.2', 'cd'));
  }
  console.log(`killed: ${count} of ${count} ended right, ${killed} of them in the middle`);
  expect(killed).toBeGreaterThan(0);
  expect(github.defects).toEqual([]);
});
