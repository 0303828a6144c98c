import { describe, expect, test } from 'vitest';
import { readConfig } from '#environment';
import { ActionError } from '#error';
import { summary } from '../../../actions/rollback/src/summary.ts';
import type { Fault } from '../../sandbox/github/faults/fault.ts';
import { faultsOf } from '../../sandbox/github/faults/faults-of.ts';
import type { RequestRecord } from '../../sandbox/github/github.ts';
import { type GitHub, startGitHub } from '../../sandbox/github/index.ts';
import { restOf } from '../../sandbox/rest.ts';
import { scaled } from '../../scale.ts';
import { expectNoToken, openPullRequests } from '../create-pull-request/soundness.ts';
import { config, files, image, shopFile } from './environments.ts';
import { copiedScene, newScene, type Scene } from './scene.ts';

const branch = 'gitops/production/shop/rollback';

interface Scenario {
  readonly name: string;
  /** What gitops.yaml lets a rollback do. */
  readonly rules: string;
  readonly before: (scene: Scene) => Promise<void>;
  /** How many rollbacks are open at the end; without one, the base has gone back. */
  readonly open: 0 | 1;
}

const proposed = '{ mode: pull-request }';

const scenarios: readonly Scenario[] = [
  { name: 'create', rules: proposed, before: async () => undefined, open: 1 },
  {
    name: 're-parent',
    rules: proposed,
    async before(scene) {
      await scene.rollBack();
      await scene.commit({ [shopFile]: (await scene.read(shopFile)).replace('count: 2', 'count: 3') });
    },
    open: 1,
  },
  {
    name: 'closed by a person',
    rules: proposed,
    async before(scene) {
      await scene.rollBack();
      const { github, repository, token } = scene;
      await restOf(github.apiUrl, token).send('PATCH', `/repos/${repository}/pulls/1`, { state: 'closed' });
    },
    open: 1,
  },
  {
    name: 'close what would bring it back',
    rules: proposed,
    async before(scene) {
      await scene.commit({ [shopFile]: (await scene.read(shopFile)).replace('1.0.3', '1.0.1') });
      await scene.deliver({ image: image('shop', '1.0.3'), environment: 'production', mode: 'pull-request' });
      await scene.commit({ [shopFile]: (await scene.read(shopFile)).replace('1.0.1', '1.0.3') });
    },
    open: 1,
  },
  { name: 'direct', rules: '{ mode: direct }', before: async () => undefined, open: 0 },
  { name: 'merge', rules: '{ mode: pull-request, merge: immediate }', before: async () => undefined, open: 0 },
];

type Strategy = 'one document' | 'field by field';

interface Spoiling {
  readonly scenario: Scenario;
  readonly strategy: Strategy;
  readonly fault: Fault;
  /** The index of the request. */
  readonly at: number;
}

const run = { source: { repository: 'acme/environments', sha: '3'.repeat(40), run: 'https://github.com/acme/runs/9' } };
/** Only this one is certain not to go back twice when it is started again. */
const again = { to: 'previous' };

async function start(github: GitHub, { name, rules, before }: Scenario): Promise<Scene> {
  const written = { ...files, 'gitops.yaml': config.replace(proposed, rules) };
  const scene = await newScene(github, `acme/${name.replaceAll(/\W+/g, '-')}`, written);
  for (const version of ['1.0.1', '1.0.2', '1.0.3']) {
    await scene.deliver({ image: image('shop', version), environment: 'production' });
  }
  await before(scene);
  return scene;
}

/** What a run sends when nothing goes wrong: up to the one that is spoiled, a spoiled run sends the same. */
async function requestsOf(origin: Scene, strategy: Strategy): Promise<readonly RequestRecord[]> {
  const scene = await copiedScene(origin, `${origin.repository}-sound`);
  await split(origin.github, strategy);
  const before = origin.github.requests.length;
  await scene.rollBack(again, run);
  await origin.github.faults.clear();
  return origin.github.requests.slice(before);
}

async function split(github: GitHub, strategy: Strategy): Promise<void> {
  if (strategy === 'field by field') await github.faults.set({ kind: 'document' }, { times: 1_000 });
}

/** One run, spoiled at one request; then, if it failed, it is started again. */
async function spoiledRun(scene: Scene, { scenario, strategy, fault, at }: Spoiling): Promise<void> {
  const { github } = scene;
  const where = `${scenario.name}, ${JSON.stringify(fault)} at ${at}, ${strategy}`;
  const set = await github.faults.set(fault, { skip: at });
  await split(github, strategy);
  const ended = await scene.rollBack(again, run).catch((error: unknown) => error);
  await github.faults.clear();
  expect(set.spoiled, `${where}: spoiled`).toHaveLength(1);
  await expectNothingHalfMade(scene, where);
  expectNoToken(scene, [ended]);
  if (ended instanceof Error) {
    if (!(ended instanceof ActionError)) throw ended;
    const result = await scene.rollBack(again, run);
    expectNoToken(scene, [result, summary(result)]);
  }
  await expectRight(scene, scenario, where);
}

async function expectNothingHalfMade(scene: Scene, where: string): Promise<void> {
  for (const { headRefName, headOid, body } of openPullRequests(scene)) {
    expect(await scene.github.resolveRef(scene.repository, headRefName), `${where}: left behind`).toBe(headOid);
    if (headRefName !== branch) continue;
    const isWhole = holdsIn(await scene.read('gitops.yaml', headOid)) === 1;
    expect([isWhole, await scene.read(shopFile, headOid)], where).toEqual([true, expect.stringContaining('1.0.2')]);
    expect(body, where).toContain('"action":"rollback"');
  }
}

function holdsIn(text: string): number {
  return readConfig(text).holds.length;
}

async function expectRight(scene: Scene, { open: count }: Scenario, where: string): Promise<void> {
  const open = openPullRequests(scene);
  expect(
    open.map(({ headRefName }) => headRefName),
    where,
  ).toEqual(count === 0 ? [] : [branch]);
  const at = open[0]?.headOid ?? 'main';
  const text = await scene.read(shopFile, at);
  expect([text.includes('newTag: 1.0.2'), holdsIn(await scene.read('gitops.yaml', at))], where).toEqual([true, 1]);
}

/** One in so many of the faults, another share for each scenario; all of them at full scale. */
const steps: Readonly<Record<Strategy, number>> = { 'one document': scaled(100, 1), 'field by field': scaled(150, 4) };

describe.concurrent.each<Strategy>(['one document', 'field by field'])('a fault at any request, %s', (strategy) => {
  test.each(scenarios.map((scenario, index) => ({ ...scenario, index })))(
    '$name',
    { timeout: 600_000 },
    async ({ index, ...scenario }) => {
      await using github = await startGitHub();
      const origin = await start(github, scenario);
      const requests = await requestsOf(origin, strategy);
      expect(requests.length).toBeGreaterThan(2);
      const every = requests.flatMap((request, at) => faultsOf(request).map((fault) => ({ fault, at })));
      // Another one for each scenario, and at least one.
      const first = (index * 37) % every.length;
      const chosen = every.filter((_, order) => (order - first) % steps[strategy] === 0);
      expect(chosen.length).toBeGreaterThan(0);
      for (const [order, { fault, at }] of chosen.entries()) {
        const scene = await copiedScene(origin, `${origin.repository}-${order}`);
        await spoiledRun(scene, { scenario, strategy, fault, at });
        await github.removeRepository(scene.repository);
      }
      console.log(
        `rollback, faults, ${strategy}, ${scenario.name}: ${chosen.length} of ${every.length} spoiled runs (${requests.length} requests) ended right, at once or when started again; no token in any`,
      );
      expect(github.defects).toEqual([]);
    },
  );
});
