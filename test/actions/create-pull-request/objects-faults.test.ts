import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ActionError } from '#error';
import type { Fault } from '../../sandbox/github/faults/fault.ts';
import { type GitHub, startGitHub } from '../../sandbox/github/index.ts';
import { scaled } from '../../scale.ts';
import { openPullRequests } from '../sweep/scene.ts';
import { deployment, files, shop } from './environment-repository.ts';
import { copiedScene, newScene, type Scene } from './in-process.ts';
import { expectNothingHalfMade } from './soundness.ts';

type Inputs = Readonly<Record<string, string>>;

const first = { image: shop('1.0.1'), path: deployment };
const second = { image: shop('1.0.2', 'cd'), path: deployment };
const other = { path: deployment, app: 'other', set: '[deployment/shop]\nspec.replicas = 5', mode: 'direct' };

const scenarios: readonly (readonly [name: string, before: readonly Inputs[], inputs: Inputs, open: number])[] = [
  ['create', [], second, 1],
  ['append', [first], second, 1],
  ['replace', [first, other], second, 1],
  ['direct', [], { ...second, mode: 'direct' }, 0],
];

const faults: readonly Fault[] = [
  { kind: 'error', effect: false },
  { kind: 'error', status: 502, effect: true },
  { kind: 'rate-limited', seconds: 0 },
  { kind: 'secondary-limit', seconds: 0 },
  { kind: 'cut-off' },
  { kind: 'unauthorized' },
  { kind: 'reset', effect: false },
  { kind: 'reset', effect: true },
];

/** What git's own index would do, without a checkout. */
function makeExecutable(github: GitHub, repository: string, path: string): void {
  const folder = github.repositoryPath(repository);
  const env = {
    PATH: process.env.PATH ?? '',
    GIT_INDEX_FILE: join(folder, 'mode-index'),
    GIT_CONFIG_GLOBAL: '/dev/null',
  };
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {
      env,
      encoding: 'utf8',
    }).trim();
  git('read-tree', 'main');
  git('update-index', '--cacheinfo', `100755,${git('rev-parse', `main:${path}`)},${path}`);
  git('update-ref', 'refs/heads/main', git('commit-tree', git('write-tree'), '-p', 'main', '-m', 'Make it executable'));
}

function modeAt({ github, repository }: Scene, revision: string): string {
  const args = ['-C', github.repositoryPath(repository), 'ls-tree', revision, deployment];
  return execFileSync('git', args, { encoding: 'utf8' }).slice(0, 6);
}

interface Spoiling {
  readonly origin: Scene;
  readonly inputs: Inputs;
  readonly open: number;
  readonly fault: Fault;
  /** The index of the request. */
  readonly at: number;
}

/** One run, spoiled at one request; then, if it failed, another. */
async function spoiledRun({ origin, inputs, open: count, fault, at }: Spoiling, name: string): Promise<void> {
  const { github } = origin;
  const where = `${origin.repository}, ${JSON.stringify(fault)} at ${at}`;
  const scene = await copiedScene(origin, name);
  await github.faults.set(fault, { skip: at });
  const ended = await scene.deliver(inputs).catch((error: unknown) => error);
  await github.faults.clear();
  await expectNothingHalfMade(scene, where);
  if (ended instanceof Error && !(ended instanceof ActionError)) throw ended;
  if (ended instanceof Error) await scene.deliver(inputs);
  const open = openPullRequests(scene);
  expect(open.length, where).toBe(count);
  const tip = open[0]?.headOid ?? (await github.resolveRef(name, 'main')) ?? '';
  expect(modeAt(scene, tip), where).toBe('100755');
  expect(await github.readFile(name, tip, deployment), where).toContain(`image: ${inputs.image}\n`);
  await github.removeRepository(name);
}

/** What a run sends when nothing goes wrong. */
async function requestsOf(origin: Scene, inputs: Inputs): Promise<readonly string[]> {
  const { github, repository } = origin;
  const sound = await copiedScene(origin, `${repository}-sound`);
  const before = github.requests.length;
  await sound.deliver(inputs);
  return github.requests.slice(before).map(({ graphql, path }) => graphql ?? path);
}

const step = scaled(13, 1);

test('a fault at any request of a delivery by git objects leaves nothing half-made', { timeout: 300_000 }, async () => {
  await using github = await startGitHub();
  let [spoiled, all] = [0, 0];
  for (const [name, before, inputs, open] of scenarios) {
    const origin = await newScene(github, `acme/${name}`, files);
    makeExecutable(github, origin.repository, deployment);
    for (const each of before) await origin.deliver(each);
    const requests = await requestsOf(origin, inputs);
    expect(requests.filter((path) => path.endsWith('/git/trees')).length, name).toBe(1);
    const every = requests.flatMap((_, at) => faults.map((fault) => ({ origin, inputs, open, fault, at })));
    for (const [index, spoiling] of every.entries()) {
      if ((all + index) % step !== 0) continue;
      await spoiledRun(spoiling, `acme/${name}-${index}`);
      spoiled++;
    }
    all += every.length;
  }
  console.log(`faults by git objects: ${spoiled} of ${all} spoiled runs ended right, at once or when run again`);
  expect(github.defects).toEqual([]);
});
