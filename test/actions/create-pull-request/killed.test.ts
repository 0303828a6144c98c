import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type GitHub, startGitHub } from '../../sandbox/github/index.ts';
import { scaled } from '../../scale.ts';
import { type Killing, killAction, slowness } from '../kill-action.ts';
import { Canary } from './canary.ts';
import { deployment, files, shop } from './environment-repository.ts';
import { copiedScene, newScene, type Scene } from './in-process.ts';
import { expectNoToken, expectNothingHalfMade, openPullRequests } from './soundness.ts';

const count = scaled(4, 100);
const inputs = { image: shop('1.0.2', 'cd'), path: deployment, merge: 'immediate' };

const defaults = {
  'on-closed': 'create',
  'sign-off': 'false',
  'retry-for': '20s',
  'patch-type': 'auto',
  'fan-out': 'deny',
  'on-missing': 'fail',
  'on-multiple': 'fail',
};

type Moment = Pick<Killing, 'length' | 'answers' | 'delay' | 'folder' | 'canary'>;

function kill({ github, repository, token }: Scene, moment: Moment): Promise<boolean> {
  const given = { ...inputs, repository, token, environment: 'dev', supersede: 'true', draft: 'false' };
  return killAction({ action: 'create-pull-request', github, inputs: { ...defaults, ...given }, ...moment });
}

/** Where nothing is there before, and where a pull request of an older version is open. */
async function origins(github: GitHub): Promise<readonly { readonly scene: Scene; readonly length: number }[]> {
  const fresh = await newScene(github, 'acme/fresh', files);
  const open = await copiedScene(fresh, 'acme/open');
  await open.deliver({ image: shop('1.0.1'), path: deployment });
  const found: { readonly scene: Scene; readonly length: number }[] = [];
  for (const scene of [fresh, open]) {
    const rehearsal = await copiedScene(scene, `${scene.repository}-rehearsal`);
    const before = github.requests.length;
    await rehearsal.deliver(inputs);
    found.push({ scene, length: github.requests.length - before });
  }
  return found;
}

test('killed at any moment, the next run ends where the first would have', { timeout: 600_000 }, async () => {
  await using github = await startGitHub();
  const folder = await mkdtemp(join(tmpdir(), 'killed-'));
  const [fresh, open] = await origins(github);
  const searched: Canary['searched'][] = [];
  let midRun = 0;
  for (let index = 0; index < count; index++) {
    const origin = index % 2 === 0 ? fresh : open;
    if (origin === undefined) throw new Error('no origin');
    const scene = await copiedScene(origin.scene, `acme/killed-${index}`);
    const canary = new Canary(scene.token);
    const moment = { answers: 1 + Math.floor(Math.random() * (origin.length - 1)), delay: Math.random() * slowness };
    await github.faults.set({ kind: 'delay', milliseconds: slowness }, { times: 1_000 });
    const call = { length: origin.length, ...moment, folder: join(folder, String(index)), canary };
    if (await kill(scene, call)) midRun += 1;
    await github.faults.clear();
    // What had been sent is still worked out.
    await sleep(2 * slowness);
    await expectNothingHalfMade(scene, `killed after ${moment.answers} answers and ${moment.delay} ms`);
    const result = await scene.deliver(inputs);
    expect(['merged', 'unchanged', 'closed']).toContain(result.operation);
    expect(openPullRequests(scene)).toEqual([]);
    const pulls = github.administer(scene.repository).pullRequests();
    expect(pulls.filter(({ state }) => state === 'merged')).toHaveLength(1);
    const head = (await github.resolveRef(scene.repository, 'main')) ?? '';
    expect(await github.readFile(scene.repository, head, deployment)).toContain(inputs.image);
    expectNoToken(scene, [result]);
    await canary.objects(github.repositoryPath(scene.repository));
    searched.push(canary.searched);
    await github.removeRepository(scene.repository);
  }
  await rm(folder, { recursive: true });
  console.log(`killed: ${count} of ${count} ended right when run again, ${midRun} of them were in the middle`);
  const sum = (place: keyof Canary['searched']): number => searched.reduce((total, each) => total + each[place], 0);
  console.log(
    `killed: no token in ${sum('texts')} logs, ${sum('files')} files, ${sum('processes')} command lines and environments of children, ${sum('objects')} repositories with their pull requests`,
  );
  expect(midRun).toBeGreaterThanOrEqual(Math.floor(count * 0.95));
  expect(github.defects).toEqual([]);
});

test('a run that nobody kills leaves its token nowhere', async () => {
  await using github = await startGitHub();
  const scene = await newScene(github, 'acme/whole', files);
  const canary = new Canary(scene.token);
  const folder = await mkdtemp(join(tmpdir(), 'whole-'));
  const call = { length: 0, answers: Number.POSITIVE_INFINITY, delay: 0, folder: join(folder, 'run'), canary };
  expect(await kill(scene, call)).toBe(false);
  expect(await readFile(join(folder, 'run/output'), 'utf8')).toContain('merged');
  expect(await readFile(join(folder, 'run/summary'), 'utf8')).toContain('merged');
  await canary.objects(github.repositoryPath(scene.repository));
  expectNoToken(scene, []);
  expect(canary.searched).toMatchObject({ texts: 1, files: 2, objects: 1 });
  await rm(folder, { recursive: true });
});
