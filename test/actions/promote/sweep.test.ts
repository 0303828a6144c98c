import { describe, expect, test } from 'vitest';
import { ActionError } from '#error';
import { summary } from '../../../actions/promote/src/summary.ts';
import type { Fault } from '../../sandbox/github/faults/fault.ts';
import { faultsOf } from '../../sandbox/github/faults/faults-of.ts';
import { type GitHub, startGitHub } from '../../sandbox/github/index.ts';
import { scaled } from '../../scale.ts';
import { fileOf, filesOf, type Layout, manifest, type World, worldOf } from './world.ts';

interface Scenario {
  readonly name: string;
  readonly layout: Layout;
  /** What happens before the run that is spoiled. */
  readonly before: (world: World) => Promise<unknown>;
}

const layout = (settings: string): Layout => ({
  environments: [
    ['staging', ''],
    ['production', `promote: auto, ${settings}`],
  ],
  apps: ['checkout', 'cart'],
});

const deploy = async (world: World, version: string): Promise<void> => {
  const files = ['checkout', 'cart'].map((name) => [fileOf('staging', name), manifest(name, version)] as const);
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

const scenarios: readonly Scenario[] = [
  { name: 'open', layout: layout('gates: { soak: 1h }'), before: (world) => deploy(world, '1.0.1') },
  { name: 'follow', layout: layout('follow: newest, gates: { soak: 1h }'), before: followed },
  {
    name: 'close, and open the next',
    layout: layout(''),
    before: async (world) => {
      await opened(world);
      await deploy(world, '1.0.0');
      await deploy(world, '1.0.2');
    },
  },
  {
    name: 're-parent',
    layout: layout(''),
    before: async (world) => {
      await opened(world);
      const edited = manifest('checkout', '1.0.0').replace('2 # two are enough', '3');
      await world.commit({ [fileOf('production', 'checkout')]: edited });
    },
  },
  {
    name: 'left after a merge',
    layout: layout(''),
    before: async (world) => {
      await opened(world);
      await world.merge(1);
      await world.merge(2);
      await deploy(world, '1.0.2');
    },
  },
  { name: 'merge', layout: layout('merge: immediate'), before: (world) => deploy(world, '1.0.1') },
  {
    name: 'merge at the moment',
    layout: layout('gates: { window: { timezone: UTC, freeze: ["2020-01-01"] } }'),
    before: (world) => deploy(world, '1.0.1'),
  },
];

/** What a person sees of the repository: everything that a run may change. */
async function seen(world: World): Promise<unknown> {
  const open = world
    .pullRequests()
    .filter(({ state }) => state === 'open')
    .toSorted((a, b) => a.headRefName.localeCompare(b.headRefName));
  const shown = await Promise.all(
    open.map(async ({ title, headRefName, headOid, number, body }) => ({
      title,
      branch: headRefName,
      isAtHead: (await world.github.resolveRef(world.repository, headRefName)) === headOid,
      text: [
        await world.read(fileOf('production', 'checkout'), headOid),
        await world.read(fileOf('production', 'cart'), headOid),
      ],
      gates: [world.gates(number)?.state, world.gates(number)?.description],
      hasTable: body.includes('<!-- gitops:gates -->'),
      block: /<!-- gitops:1 .* -->/.exec(body)?.[0],
    })),
  );
  const base = [await world.read(fileOf('production', 'checkout')), await world.read(fileOf('production', 'cart'))];
  return JSON.parse(JSON.stringify({ open: shown, base }).replace(/until [0-9T:.-]+Z/g, 'until then'));
}

type Strategy = 'one document' | 'field by field';

async function split(github: GitHub, strategy: Strategy): Promise<void> {
  if (strategy === 'field by field') await github.faults.set({ kind: 'document' }, { times: 1_000 });
}

interface Spoiling {
  readonly fault: Fault;
  /** The index of the request. */
  readonly at: number;
  readonly strategy: Strategy;
  readonly where: string;
}

async function spoiledRun(world: World, { fault, at, strategy, where }: Spoiling): Promise<void> {
  const { github, token } = world;
  const set = await github.faults.set(fault, { skip: at });
  await split(github, strategy);
  const ended = await world.promote().catch((error: unknown) => error);
  await github.faults.clear();
  expect(set.spoiled, `${where}: spoiled`).toHaveLength(1);
  const branches = world
    .pullRequests()
    .filter(({ state }) => state === 'open')
    .map(({ headRefName }) => headRefName);
  expect(new Set(branches).size, `${where}: doubled`).toBe(branches.length);
  const said = ended instanceof Error ? `${ended.stack}${JSON.stringify(ended)}` : JSON.stringify(ended);
  const written = world
    .pullRequests()
    .flatMap(({ title, body, comments }) => [title, body, ...comments.map((each) => each.body)]);
  expect([said, ...world.log, ...written].join('\n').includes(token), `${where}: the token shows`).toBe(false);
  if (ended instanceof Error && !(ended instanceof ActionError)) throw ended;
  // What a refusal left undone, the next run does.
  const { result } = await world.promote();
  expect(summary(result).includes(token)).toBe(false);
  expect(result.refusals, where).toEqual([]);
}

/** One in so many, another share for each scenario: together they spoil every kind of request by every kind of fault. */
const step = scaled(100, 30);
const chosenScenarios = scenarios
  .map((scenario, index) => ({ ...scenario, index }))
  .filter(({ index }) => index % scaled(3, 1) === 0);
const strategies: readonly Strategy[] = ['one document', 'field by field'];

describe.each(strategies.slice(0, scaled(1, 2)))('a fault at any request, %s', (strategy) => {
  test.each(chosenScenarios)('$name', { timeout: 900_000 }, async ({ index, name, layout: laid, before }) => {
    await using github = await startGitHub();
    await github.createRepository('acme/origin', filesOf(laid));
    await before(worldOf(github, 'acme/origin'));
    await github.copyRepository('acme/origin', 'acme/sound');
    const sound = worldOf(github, 'acme/sound');
    await split(github, strategy);
    const first = github.requests.length;
    await sound.promote();
    await github.faults.clear();
    const requests = github.requests.slice(first);
    await sound.promote();
    const wanted = await seen(sound);
    const every = requests.flatMap((request, at) => faultsOf(request).map((fault) => ({ fault, at })));
    const chosen = every.filter((_, order) => (order + index * 7) % step === 0);
    for (const [order, { fault, at }] of chosen.entries()) {
      const copy = `acme/spoiled-${order}`;
      await github.copyRepository('acme/origin', copy);
      const world = worldOf(github, copy);
      const where = `${name}, ${JSON.stringify(fault)} at ${at} (${requests[at]?.graphql ?? requests[at]?.path}), ${strategy}`;
      await spoiledRun(world, { fault, at, strategy, where });
      expect(await seen(world), where).toEqual(wanted);
      await github.removeRepository(copy);
    }
    console.log(
      `faults in promote, ${strategy}, ${name}: ${chosen.length} of ${every.length} spoiled runs (${requests.length} requests) ended as if nothing had been, at once or when run again; no token in any`,
    );
    expect(github.defects).toEqual([]);
  });
});
