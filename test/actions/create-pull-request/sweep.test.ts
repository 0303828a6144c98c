import { afterAll, describe, expect, test } from 'vitest';
import { ActionError } from '#error';
import type { Fault } from '../../sandbox/github/faults/fault.ts';
import { type GitHub, startGitHub } from '../../sandbox/github/index.ts';
import { scaled } from '../../scale.ts';
import { deployment, files, shop } from './environment-repository.ts';
import { newScene, type Scene } from './in-process.ts';

const first = { image: shop('1.0.1'), path: deployment };
const second = { image: shop('1.0.2', 'cd'), path: deployment };
const perVersion = { strategy: 'per-version' };
const settings = { path: deployment, app: 'other', set: '[deployment/shop]\nspec.replicas = 5', mode: 'direct' };

interface Scenario {
  readonly name: string;
  readonly before: readonly Readonly<Record<string, string>>[];
  readonly inputs: Readonly<Record<string, string>>;
  /** How many pull requests are open at the end; without one, the base holds the image. */
  readonly open: 0 | 1;
}

const scenarios: readonly Scenario[] = [
  { name: 'create', before: [], inputs: first, open: 1 },
  { name: 'append', before: [first], inputs: second, open: 1 },
  { name: 're-parent', before: [first, settings], inputs: second, open: 1 },
  { name: 'close', before: [second, { ...second, mode: 'direct' }], inputs: second, open: 0 },
  { name: 'supersede', before: [{ ...first, ...perVersion }], inputs: { ...second, ...perVersion }, open: 1 },
  { name: 'label', before: [], inputs: { ...second, labels: 'gitops' }, open: 1 },
  { name: 'direct', before: [], inputs: { ...second, mode: 'direct' }, open: 0 },
  { name: 'merge', before: [first], inputs: { ...second, merge: 'immediate' }, open: 0 },
];

const faults: readonly Fault[] = [
  { kind: 'error', effect: false },
  { kind: 'error', status: 502, effect: true },
  { kind: 'late-effect' },
  { kind: 'rate-limited', seconds: 0 },
  { kind: 'secondary-limit', seconds: 0 },
  { kind: 'cut-off' },
  { kind: 'truncated' },
  { kind: 'unauthorized' },
  { kind: 'reset', effect: false },
  { kind: 'reset', effect: true },
  { kind: 'stale-read' },
  ...[0, 1, 2].flatMap((field): readonly Fault[] => [
    {
      kind: 'field',
      field,
      effect: false,
      error: { type: 'UNPROCESSABLE', message: 'Repository rule violations found' },
    },
    { kind: 'field', field, effect: false },
    { kind: 'field', field, effect: true },
  ]),
];

const strategies = ['one document', 'field by field'] as const;

let scenes = 0;
let spoiledRuns = 0;
afterAll(() => {
  console.log(`faults: ${spoiledRuns} spoiled runs ended right, at once or when run again`);
});

async function prepared(github: GitHub, before: Scenario['before']): Promise<Scene> {
  scenes += 1;
  const scene = await newScene(github, `acme/scene-${scenes}`, files);
  for (const inputs of before) await scene.deliver(inputs);
  return scene;
}

/** What must hold after every run, failed or not. */
async function expectNothingHalfMade({ github, repository }: Scene, where: string): Promise<void> {
  const open = github
    .administer(repository)
    .pullRequests()
    .filter(({ state }) => state === 'open');
  const branches = open.map(({ headRefName }) => headRefName);
  expect(new Set(branches).size, `${where}: doubled`).toBe(branches.length);
  for (const { headOid, title, body } of open) {
    const text = (await github.readFile(repository, headOid, deployment)) ?? '';
    const version = /shop:(1\.0\.\d)@/.exec(text)?.[1] ?? 'nothing';
    expect([title, body.includes(`shop:${version}@`)], `${where}: half-made`).toEqual([
      expect.stringContaining(version),
      true,
    ]);
  }
}

async function expectRight({ github, repository }: Scene, { open: count }: Scenario, where: string): Promise<void> {
  const open = github
    .administer(repository)
    .pullRequests()
    .filter(({ state }) => state === 'open');
  expect(open.length, `${where}: open pull requests`).toBe(count);
  const at = open[0]?.headOid ?? (await github.resolveRef(repository, 'main')) ?? '';
  expect(await github.readFile(repository, at, deployment), where).toContain('image: ghcr.io/acme/shop:1.0.');
}

interface Spoiling {
  readonly scenario: Scenario;
  readonly strategy: (typeof strategies)[number];
  readonly fault: Fault;
  /** The index of the request. */
  readonly at: number;
}

/** One run, spoiled at one request; then, if it failed, another. @returns whether there was such a request */
async function spoiledRun(github: GitHub, { scenario, strategy, fault, at }: Spoiling): Promise<boolean> {
  const scene = await prepared(github, scenario.before);
  const where = `${scenario.name}, ${JSON.stringify(fault)} at ${at}, ${strategy}`;
  const set = await github.faults.set(fault, { skip: at });
  if (strategy === 'field by field') await github.faults.set({ kind: 'document' }, { times: 1_000 });
  const failure = await scene.deliver(scenario.inputs).catch((error: unknown) => error);
  await github.faults.clear();
  if (set.spoiled.length === 0) return false;
  await expectNothingHalfMade(scene, where);
  if (failure instanceof Error) {
    if (!(failure instanceof ActionError)) throw failure;
    await scene.deliver(scenario.inputs);
    await expectNothingHalfMade(scene, `${where}, again`);
  }
  await expectRight(scene, scenario, where);
  spoiledRuns += 1;
  return true;
}

// Each scenario and strategy gets another share of the kinds: one of them, or every fourth at full scale.
const step = scaled(faults.length, 4);
const cases = scenarios.flatMap((scenario) =>
  strategies.map((strategy) => ({ scenario, strategy, name: scenario.name })),
);

describe.concurrent('a fault at any request', () => {
  test.each(cases)('$name, $strategy', { timeout: 900_000 }, async ({ scenario, strategy }) => {
    await using github = await startGitHub();
    const offset = (cases.findIndex((each) => each.scenario === scenario && each.strategy === strategy) * 3) % step;
    for (const fault of faults.filter((_, index) => index % step === offset)) {
      for (let at = 0; await spoiledRun(github, { scenario, strategy, fault, at }); at++);
    }
    expect(github.defects).toEqual([]);
  });
});
