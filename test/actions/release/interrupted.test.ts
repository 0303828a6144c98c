import { afterAll, beforeAll, expect, test } from 'vitest';
import { ActionError } from '#error';
import type { Releases } from '#github';
import { everyFault } from '../../sandbox/github/faults/every-fault.ts';
import { type GitHub, startGitHub } from '../../sandbox/github/index.ts';
import { scaled } from '../../scale.ts';
import { copiedScene, newScene, type Scene, testsThat } from './scene.ts';

let github: GitHub;
let origin: Scene;
let copies = 0;

beforeAll(async () => {
  github = await startGitHub();
  github.useEngine(testsThat('success'));
  origin = await newScene(github, 'acme/origin', 2);
  await origin.tag('v1.0.0', origin.commits[0] ?? '');
  await origin.tag('v1', origin.commits[0] ?? '');
  await origin.tag('v1.1.0', origin.commits[1] ?? '');
});
afterAll(() => github[Symbol.asyncDispose]());

async function copy(): Promise<Scene> {
  copies += 1;
  const made = await copiedScene(origin, `acme/toolkit-${copies}`);
  github.administer(made.repository).configure({ releasesAreImmutable: true });
  return made;
}

const publish = (scene: Scene, change = {}) => scene.phase('publish', 'v1.1.0', scene.commits[1] ?? '', change);

/** One release with its three files, and both tags at its commit. */
async function expectWhole(scene: Scene): Promise<void> {
  const releases = github.administer(scene.repository).releases();
  expect(releases.map(({ tag, draft, immutable, assets }) => [tag, draft, immutable, assets.length])).toEqual([
    ['v1.1.0', false, true, 3],
  ]);
  expect([await scene.resolve('v1'), await scene.resolve('v1.1')]).toEqual([scene.commits[1], scene.commits[1]]);
}

/** Never a published release that lacks something, nor a tag that leads to what is not published. */
async function expectNothingHalfMade(scene: Scene): Promise<void> {
  const published = github
    .administer(scene.repository)
    .releases()
    .filter(({ draft }) => !draft);
  for (const { assets, immutable } of published) expect([assets.length, immutable]).toEqual([3, true]);
  const moved = (await scene.resolve('v1')) === scene.commits[1] || (await scene.resolve('v1.1')) !== undefined;
  if (moved) expect(published).toHaveLength(1);
}

class Killed extends Error {}

/** Ends the run at the request with this index, before it is sent or after it was answered. */
function killing(index: number, isAfter: boolean): { watch(releases: Releases): Releases; readonly count: number } {
  let count = 0;
  const wrap =
    (call: (...args: readonly unknown[]) => Promise<unknown>) =>
    async (...args: readonly unknown[]) => {
      const isDue = count === index;
      count += 1;
      if (isDue && !isAfter) throw new Killed();
      const answer = await call(...args);
      if (isDue) throw new Killed();
      return answer;
    };
  return {
    get count() {
      return count;
    },
    watch: (releases) =>
      new Proxy(releases, {
        get(target, name) {
          const member: unknown = Reflect.get(target, name);
          return typeof member === 'function' ? wrap((...args) => member(...args)) : member;
        },
      }),
  };
}

test('a run that was ended at any request, before or after it, is continued by the next', {
  timeout: 300_000,
}, async () => {
  const whole = killing(-1, false);
  const first = await copy();
  await publish(first, whole);
  await expectWhole(first);
  const all = Array.from({ length: whole.count }, (_, index) => index);
  const step = Math.ceil(all.length / scaled(2, all.length));
  const chosen = all.filter((index) => index % step === 0);
  for (const index of chosen) {
    for (const isAfter of [false, true]) {
      const scene = await copy();
      await expect(publish(scene, killing(index, isAfter))).rejects.toBeInstanceOf(Killed);
      await expectNothingHalfMade(scene);
      await publish(scene);
      await expectWhole(scene);
    }
  }
  expect(chosen.length).toBeGreaterThan(1);
  console.log(`ended and continued: ${chosen.length * 2} of ${chosen.length * 2}`);
  expect(github.defects).toEqual([]);
});

test('whatever becomes of a request, the release is whole or is said not to be, and the next run completes it', {
  timeout: 600_000,
}, async () => {
  const first = await copy();
  const before = github.requests.length;
  await publish(first);
  const length = github.requests.length - before;
  const places = everyFault.flatMap((fault) => Array.from({ length }, (_, skip) => ({ fault, skip })));
  const step = Math.ceil(places.length / Math.min(places.length, scaled(4, 120)));
  const chosen = places.filter((_, index) => index % step === 0);
  let outright = 0;
  let hit = 0;
  for (const { fault, skip } of chosen) {
    const scene = await copy();
    const set = await github.faults.set(fault, { skip, matching: new RegExp(`${scene.repository}(?!\\d)|graphql`) });
    try {
      await publish(scene, { patience: 3_000 });
      outright += 1;
    } catch (error) {
      expect(error, `${fault.name} at ${skip}`).toBeInstanceOf(ActionError);
      await expectNothingHalfMade(scene);
      await github.faults.clear();
      await publish(scene);
    }
    hit += set.spoiled.length;
    await github.faults.clear();
    await expectWhole(scene);
  }
  expect(hit).toBeGreaterThan(chosen.length / 2);
  console.log(
    `spoiled requests: ${hit} in ${chosen.length} releases, ${chosen.length} whole, ${outright} of them at the first run`,
  );
  expect(github.defects).toEqual([]);
});
