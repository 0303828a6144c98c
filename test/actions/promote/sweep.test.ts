import { expect } from 'vitest';
import type { Result } from '../../../actions/promote/src/result.ts';
import { summary } from '../../../actions/promote/src/summary.ts';
import { scaled } from '../../scale.ts';
import type { Scenario } from '../sweep/scenario.ts';
import { expectNoneDoubled, openPullRequests } from '../sweep/scene.ts';
import { strategies } from '../sweep/strategy.ts';
import { sweep } from '../sweep/sweep.ts';
import { fileOf, filesOf, type Layout, manifest, type World, worldOf } from './world.ts';

const apps = ['checkout', 'cart'] as const;

const layout = (settings: string): Layout => ({
  environments: [
    ['staging', ''],
    ['production', `promote: auto, ${settings}`],
  ],
  apps,
});

const deploy = async (world: World, version: string): Promise<void> => {
  const files = apps.map((name) => [fileOf('staging', name), manifest(name, version)] as const);
  await world.commit(Object.fromEntries(files));
};

const opened = async (world: World): Promise<void> => {
  await deploy(world, '1.0.1');
  await world.promote();
};

const followed = async (world: World): Promise<void> => {
  await opened(world);
  await deploy(world, '1.0.2');
};

/** What a person sees of the repository: everything that a run may change. */
async function seen(world: World): Promise<unknown> {
  const open = openPullRequests(world).toSorted((a, b) => a.headRefName.localeCompare(b.headRefName));
  const shown = await Promise.all(
    open.map(async ({ title, headRefName, headOid, number, body }) => ({
      title,
      branch: headRefName,
      text: await Promise.all(apps.map((name) => world.read(fileOf('production', name), headOid))),
      gates: [world.gates(number)?.state, world.gates(number)?.description],
      hasTable: body.includes('<!-- gitops:gates -->'),
      block: /<!-- gitops:1 .* -->/.exec(body)?.[0],
    })),
  );
  const base = await Promise.all(apps.map((name) => world.read(fileOf('production', name))));
  return JSON.parse(JSON.stringify({ open: shown, base }).replace(/until [0-9T:.-]+Z/g, 'until then'));
}

/** @param before what happens before the run that is spoiled */
function scenario(name: string, laid: Layout, before: (world: World) => Promise<unknown>): Scenario<World, Result> {
  return {
    name,
    async start(github) {
      await github.createRepository('acme/origin', filesOf(laid));
      const world = worldOf(github, 'acme/origin');
      await before(world);
      return world;
    },
    async copy({ github, repository }, copy) {
      await github.copyRepository(repository, copy);
      return worldOf(github, copy);
    },
    run: async (world) => (await world.promote()).result,
    summary,
    // What a refusal left undone, and what was not to be seen yet, the next run does.
    isRunTwice: true,
    expectSound: expectNoneDoubled,
    async expectRight(world, { result, sound, where }) {
      expect(result.refusals, where).toEqual([]);
      expect(await seen(world), where).toEqual(await seen(sound));
    },
  };
}

const scenarios = [
  scenario('open', layout('gates: { soak: 1h }'), (world) => deploy(world, '1.0.1')),
  scenario('follow', layout('follow: newest, gates: { soak: 1h }'), followed),
  scenario('close, and open the next', layout(''), async (world) => {
    await opened(world);
    await deploy(world, '1.0.0');
    await deploy(world, '1.0.2');
  }),
  scenario('re-parent', layout(''), async (world) => {
    await opened(world);
    const edited = manifest('checkout', '1.0.0').replace('2 # two are enough', '3');
    await world.commit({ [fileOf('production', 'checkout')]: edited });
  }),
  scenario('left after a merge', layout(''), async (world) => {
    await opened(world);
    await world.merge(1);
    await world.merge(2);
    await deploy(world, '1.0.2');
  }),
  scenario('merge', layout('merge: immediate'), (world) => deploy(world, '1.0.1')),
  scenario('merge at the moment', layout('gates: { window: { timezone: UTC, freeze: ["2020-01-01"] } }'), (world) =>
    deploy(world, '1.0.1'),
  ),
];

const chosen = scenarios.filter((_, index) => index % scaled(3, 1) === 0);
for (const strategy of strategies.slice(0, scaled(1, 2))) sweep({ action: 'promote', strategy, oneIn: 100 }, chosen);
