import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ActionError } from '#error';
import { summary } from '../../../actions/create-pull-request/src/summary.ts';
import { type Checkout, cloneRepository } from '../../sandbox/checkout.ts';
import type { Fault } from '../../sandbox/github/faults/fault.ts';
import { faultsOf } from '../../sandbox/github/faults/faults-of.ts';
import type { RequestRecord } from '../../sandbox/github/github.ts';
import { type GitHub, startGitHub } from '../../sandbox/github/index.ts';
import { scaled } from '../../scale.ts';
import { Canary } from './canary.ts';
import { deployment, files, shop } from './environment-repository.ts';
import { copiedScene, newScene, type Scene } from './in-process.ts';
import { expectNoToken, expectNothingHalfMade, openPullRequests } from './soundness.ts';

type Inputs = Readonly<Record<string, string>>;

const first = { image: shop('1.0.1'), path: deployment };
const second = { image: shop('1.0.2', 'cd'), path: deployment };
// In other words: within a second it would be the very commit of the branch.
const squashed = { merge: 'immediate', 'commit-message': 'Ship it' };
const perVersion = { strategy: 'per-version' };
const immediate = { merge: 'immediate' };
const direct = { mode: 'direct' };
const settings = { path: deployment, app: 'other', set: '[deployment/shop]\nspec.replicas = 5', ...direct };
const fromCheckout = { app: 'shop', workspace: '.' };

interface Scenario {
  readonly name: string;
  readonly before: readonly Inputs[];
  /** `workspace` is that of a checkout with changes that are not committed. */
  readonly inputs: Inputs;
  /** How many pull requests are open at the end, with the second image; without one, the base holds it. */
  readonly open: 0 | 1;
}

const scenarios: readonly Scenario[] = [
  { name: 'create', before: [], inputs: second, open: 1 },
  { name: 'append', before: [first], inputs: second, open: 1 },
  { name: 're-parent', before: [first, settings], inputs: second, open: 1 },
  { name: 'left after a merge', before: [first, { ...first, ...squashed }], inputs: second, open: 1 },
  { name: 'close', before: [second, settings, { ...second, ...direct }], inputs: second, open: 0 },
  { name: 'supersede', before: [{ ...first, ...perVersion }], inputs: { ...second, ...perVersion }, open: 1 },
  { name: 'label', before: [], inputs: { ...second, labels: 'gitops' }, open: 1 },
  { name: 'direct', before: [], inputs: { ...second, ...direct }, open: 0 },
  { name: 'merge', before: [first], inputs: { ...second, ...immediate }, open: 0 },
  { name: 'checkout', before: [], inputs: fromCheckout, open: 1 },
  { name: 'checkout, direct', before: [], inputs: { ...fromCheckout, ...direct }, open: 0 },
];

/** A checkout in which a tool has changed a text and made a script that can be executed, which takes requests to REST. */
async function changedCheckout({ github, repository, token }: Scene): Promise<Checkout> {
  const checkout = await cloneRepository(`${github.url}/${repository}.git`, token);
  const manifest = join(checkout.folder, deployment);
  const text = await readFile(manifest, 'utf8');
  await writeFile(manifest, text.replace(/image: .*/, `image: ${second.image}`));
  await writeFile(join(checkout.folder, 'apps/check.sh'), '#!/bin/sh\n', { mode: 0o755 });
  return checkout;
}

type Strategy = 'one document' | 'field by field';

interface Spoiling {
  readonly scenario: Scenario;
  readonly strategy: Strategy;
  readonly fault: Fault;
  /** The index of the request. */
  readonly at: number;
}

async function start(github: GitHub, { name, before }: Scenario): Promise<Scene> {
  const scene = await newScene(github, `acme/${name.replaceAll(/\W+/g, '-')}`, files);
  for (const inputs of before) await scene.deliver(inputs);
  return scene;
}

/** What a run sends when nothing goes wrong: up to the one that is spoiled, a spoiled run sends the same. */
async function requestsOf(origin: Scene, { inputs }: Scenario, strategy: Strategy): Promise<readonly RequestRecord[]> {
  const scene = await copiedScene(origin, `${origin.repository}-sound`);
  await split(origin.github, strategy);
  const before = origin.github.requests.length;
  await scene.deliver(inputs);
  await origin.github.faults.clear();
  return origin.github.requests.slice(before);
}

async function split(github: GitHub, strategy: Strategy): Promise<void> {
  if (strategy === 'field by field') await github.faults.set({ kind: 'document' }, { times: 1_000 });
}

/** One run, spoiled at one request; then, if it failed, another. */
async function spoiledRun(scene: Scene, { scenario, strategy, fault, at }: Spoiling): Promise<void> {
  const { github } = scene;
  const where = `${scenario.name}, ${JSON.stringify(fault)} at ${at}, ${strategy}`;
  const set = await github.faults.set(fault, { skip: at });
  await split(github, strategy);
  const ended = await scene.deliver(scenario.inputs).catch((error: unknown) => error);
  await github.faults.clear();
  expect(set.spoiled, `${where}: spoiled`).toHaveLength(1);
  await expectNothingHalfMade(scene, where);
  expectNoToken(scene, [ended]);
  if (ended instanceof Error) {
    if (!(ended instanceof ActionError)) throw ended;
    const result = await scene.deliver(scenario.inputs);
    await expectNothingHalfMade(scene, `${where}, again`);
    expectNoToken(scene, [result, summary(result)]);
  }
  await expectRight(scene, scenario, where);
}

async function expectRight(scene: Scene, { open: count }: Scenario, where: string): Promise<void> {
  const { github, repository } = scene;
  const open = openPullRequests(scene);
  expect(open.length, `${where}: open pull requests`).toBe(count);
  const at = open[0]?.headOid ?? (await github.resolveRef(repository, 'main')) ?? '';
  expect(await github.readFile(repository, at, deployment), where).toContain(`image: ${second.image}\n`);
}

/** One in so many of the kinds, another share for each scenario; all of them at full scale. */
const step = scaled(25, 1);

/** A fault of each kind at each request of each scenario. */
export function sweep(strategy: Strategy): void {
  describe.concurrent(`a fault at any request, ${strategy}`, () => {
    test.each(scenarios.map((scenario, index) => ({ ...scenario, index })))(
      '$name',
      { timeout: 600_000 },
      async ({ index, ...named }) => {
        await using github = await startGitHub();
        const origin = await start(github, named);
        await using checkout = named.inputs.workspace === undefined ? undefined : await changedCheckout(origin);
        const place = checkout === undefined ? {} : { workspace: checkout.folder };
        const scenario = { ...named, inputs: { ...named.inputs, ...place } };
        const requests = await requestsOf(origin, scenario, strategy);
        expect(requests.length, 'nothing was left to do').toBeGreaterThan(1);
        const every = requests.flatMap((request, at) => faultsOf(request).map((fault) => ({ fault, at })));
        const chosen = every.filter((_, order) => (order + index) % step === 0);
        for (const [order, { fault, at }] of chosen.entries()) {
          const scene = await copiedScene(origin, `${origin.repository}-${order}`);
          await spoiledRun(scene, { scenario, strategy, fault, at });
          if (checkout !== undefined) await new Canary(scene.token).files(checkout.folder);
          await github.removeRepository(scene.repository);
        }
        const kinds = new Set(every.map(({ fault }) => JSON.stringify(fault))).size;
        console.log(
          `faults, ${strategy}, ${scenario.name}: ${chosen.length} of ${every.length} spoiled runs (${requests.length} requests, ${kinds} faults) ended right, at once or when run again; no token in any`,
        );
        expect(github.defects).toEqual([]);
      },
    );
  });
}
