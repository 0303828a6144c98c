import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startGitHub } from '../../sandbox/github/index.ts';
import { scaled } from '../../scale.ts';
import { Canary } from '../create-pull-request/canary.ts';
import { type Killing, killAction, slowness } from '../kill-action.ts';
import { fileOf, filesOf, type Layout, manifest, type World, worldOf } from './world.ts';

const count = scaled(1, 10);

const layout: Layout = {
  environments: [
    ['staging', ''],
    ['production', 'promote: auto, gates: { window: { timezone: UTC, freeze: ["2020-01-01"] } }'],
  ],
  apps: ['checkout', 'cart'],
};

/** As many as a whole run sends: overview, facts, document, and for each pull request a status and a merge. */
const length = 7;

type Moment = Pick<Killing, 'answers' | 'delay' | 'folder' | 'canary'>;

function kill({ github, repository, token }: World, moment: Moment): Promise<boolean> {
  return killAction({
    action: 'promote',
    github,
    inputs: { repository, token, 'retry-for': '20s' },
    length,
    ...moment,
  });
}

test('killed at any moment, the next run ends where the first would have', { timeout: 600_000 }, async () => {
  await using github = await startGitHub();
  const folder = await mkdtemp(join(tmpdir(), 'killed-'));
  await github.createRepository('acme/origin', filesOf(layout));
  const staging = ['checkout', 'cart'].map((name) => [fileOf('staging', name), manifest(name, '1.0.1')] as const);
  await worldOf(github, 'acme/origin').commit(Object.fromEntries(staging));
  let midRun = 0;
  for (let index = 0; index < count; index++) {
    await github.copyRepository('acme/origin', `acme/killed-${index}`);
    const world = worldOf(github, `acme/killed-${index}`);
    const canary = new Canary(world.token);
    const moment = { answers: 1 + (index % (length - 1)), delay: Math.random() * slowness };
    await github.faults.set({ kind: 'delay', milliseconds: slowness }, { times: 1_000 });
    if (await kill(world, { ...moment, folder: join(folder, String(index)), canary })) midRun += 1;
    await github.faults.clear();
    // What had been sent is still worked out.
    await sleep(2 * slowness);
    const where = `killed after ${moment.answers} answers and ${moment.delay} ms`;
    const branches = world.pullRequests().map(({ headRefName }) => headRefName);
    expect(new Set(branches).size, `${where}: doubled`).toBe(branches.length);
    await world.promote();
    expect(
      world.pullRequests().map(({ state }) => state),
      where,
    ).toEqual(['merged', 'merged']);
    for (const name of layout.apps)
      expect(await world.read(fileOf('production', name)), where).toBe(manifest(name, '1.0.1'));
    await canary.objects(github.repositoryPath(world.repository));
    await github.removeRepository(world.repository);
  }
  await rm(folder, { recursive: true });
  console.log(
    `promote killed: ${count} of ${count} ended right when run again, ${midRun} of them were in the middle; no token in logs, files, command lines or repositories`,
  );
  expect(midRun).toBeGreaterThanOrEqual(Math.floor(count * 0.8));
  expect(github.defects).toEqual([]);
});

test('a run that nobody kills leaves its token nowhere', async () => {
  await using github = await startGitHub();
  await github.createRepository('acme/whole', filesOf(layout));
  const world = worldOf(github, 'acme/whole');
  await world.deploy('staging', 'checkout', '1.0.1');
  const canary = new Canary(world.token);
  const folder = await mkdtemp(join(tmpdir(), 'whole-'));
  const call = { answers: Number.POSITIVE_INFINITY, delay: 0, folder: join(folder, 'run'), canary };
  expect(await kill(world, call)).toBe(false);
  expect(await readFile(join(folder, 'run/output'), 'utf8')).toContain('"operation":"merged"');
  expect(await readFile(join(folder, 'run/summary'), 'utf8')).toContain('merged');
  await canary.objects(github.repositoryPath(world.repository));
  expect(canary.searched).toMatchObject({ texts: 1, files: 2, objects: 1 });
  await rm(folder, { recursive: true });
});
