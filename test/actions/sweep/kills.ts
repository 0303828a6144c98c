import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type GitHub, startGitHub } from '../../sandbox/github/index.ts';
import { scaled } from '../../scale.ts';
import { Canary, type Searched } from '../create-pull-request/canary.ts';
import { killAction, slowness } from '../kill-action.ts';
import type { Kills } from './killing.ts';
import { expectNoToken, type Scene } from './scene.ts';

interface Origin<S> {
  readonly scene: S;
  /** How many requests a whole run sends. */
  readonly length: number;
}

/** Processes start and wait: so many lanes, each on a GitHub of its own. */
const lanes = scaled(1, 2);

/** @param count how often it is killed */
export function killAtAnyMoment<S extends Scene, Result>(kills: Kills<S, Result>, count: number): void {
  test('a run that nobody kills leaves its token nowhere', async () => {
    await using github = await startGitHub();
    const [scene] = await kills.origins(github);
    if (scene === undefined) throw new Error('no origin');
    const folder = await mkdtemp(join(tmpdir(), 'whole-'));
    const canary = new Canary(scene.token);
    const run = join(folder, 'run');
    const call = { length: 0, answers: Number.POSITIVE_INFINITY, delay: 0, folder: run, canary };
    expect(await killAction({ ...processOf(kills, scene), ...call })).toBe(false);
    expect(await readFile(join(run, 'output'), 'utf8')).toContain(kills.said[0]);
    expect(await readFile(join(run, 'summary'), 'utf8')).toContain(kills.said[1]);
    await canary.objects(github.repositoryPath(scene.repository));
    expectNoToken(scene, []);
    expect(canary.searched).toMatchObject({ texts: 1, files: 2, objects: 1 });
    await rm(folder, { recursive: true });
  });

  test('killed at any moment, the next run ends where the first would have', { timeout: 600_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'killed-'));
    const turns = Array.from({ length: count }, (_, turn) => turn).values();
    const killed: Killed[] = [];
    const lane = async (): Promise<void> => {
      await using github = await startGitHub();
      const origins = await rehearse(kills, github);
      for (const turn of turns) killed.push(await killOnce(kills, origins, { turn, folder: join(folder, `${turn}`) }));
      expect(github.defects).toEqual([]);
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    await rm(folder, { recursive: true });
    const midRun = killed.filter(({ isMidRun }) => isMidRun).length;
    const sum = (place: keyof Searched): number => killed.reduce((total, { searched }) => total + searched[place], 0);
    console.log(
      `${kills.action}, killed: ${killed.length} of ${count} ended right when run again, ${midRun} of them were in the middle; no token in ${sum('texts')} logs, ${sum('files')} files, ${sum('processes')} command lines and environments of children, ${sum('objects')} repositories with their pull requests`,
    );
    expect(midRun).toBeGreaterThanOrEqual(Math.floor(count * 0.95));
  });
}

function processOf<S extends Scene, Result>({ action, inputs, environment }: Kills<S, Result>, scene: S) {
  return { action, github: scene.github, inputs: inputs(scene), environment: environment?.(scene) ?? {} };
}

async function rehearse<S extends Scene, Result>(
  { origins, copy, run }: Kills<S, Result>,
  github: GitHub,
): Promise<readonly Origin<S>[]> {
  const rehearsed: Origin<S>[] = [];
  for (const scene of await origins(github)) {
    const rehearsal = await copy(scene, `${scene.repository}-rehearsal`);
    const before = github.requests.length;
    await run(rehearsal);
    rehearsed.push({ scene, length: github.requests.length - before });
  }
  return rehearsed;
}

interface Killed {
  readonly isMidRun: boolean;
  readonly searched: Searched;
}

/** Origins take turns; on each, the kills come after the first answer, the second, and so on up to the last but one. */
async function killOnce<S extends Scene, Result>(
  kills: Kills<S, Result>,
  origins: readonly Origin<S>[],
  { turn, folder }: { readonly turn: number; readonly folder: string },
): Promise<Killed> {
  const origin = origins[turn % origins.length];
  if (origin === undefined) throw new Error('no origin');
  const { length } = origin;
  const answers = 1 + (Math.floor(turn / origins.length) % (length - 1));
  const delay = Math.random() * slowness;
  const scene = await kills.copy(origin.scene, `acme/killed-${turn}`);
  const { github, repository, token } = scene;
  const canary = new Canary(token);
  await github.faults.set({ kind: 'delay', milliseconds: slowness }, { times: 1_000 });
  const isMidRun = await killAction({ ...processOf(kills, scene), length, answers, delay, folder, canary });
  await github.faults.clear();
  // What had been sent is still worked out.
  await sleep(2 * slowness);
  const where = `${repository.replace(/.*\//, '')} after ${answers} answers and ${delay} ms, ${origin.scene.repository}`;
  await kills.expectSound(scene, where);
  const result = await kills.run(scene);
  await kills.expectRight(scene, { result, where });
  expectNoToken(scene, [result]);
  await canary.objects(github.repositoryPath(repository));
  await github.removeRepository(repository);
  return { isMidRun, searched: canary.searched };
}
