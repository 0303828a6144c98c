import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { worldOf } from '../actions/promote/world.ts';
import { image } from '../actions/rollback/environments.ts';
import { newScene, sceneOf } from '../actions/rollback/scene.ts';
import { cloneRepository } from '../sandbox/checkout.ts';
import { type GitHub, startGitHub } from '../sandbox/github/index.ts';
import { recordingEngine } from '../sandbox/github/testing/recording-engine.ts';
import { triggers } from '../sandbox/runner/triggers/triggers.ts';
import { scaled } from '../scale.ts';
import { layOut, patterns } from './patterns/patterns.ts';

const hour = 3_600_000;
/** Every third, and all of them at full scale. */
const chosen = patterns.filter((_, index) => index % scaled(3, 1) === 0);

/** Lines that say a version. */
function without(text: string): string {
  return text.replace(/^.*(1\.0\.\d|digest:).*\n/gm, '');
}

describe('delivered, promoted and rolled back', () => {
  let github: GitHub;
  beforeAll(async () => {
    github = await startGitHub();
    github.useEngine({ ...recordingEngine(), triggers });
  });
  afterAll(async () => {
    console.log(
      `patterns: ${chosen.length} of ${patterns.length} layouts of one repository delivered, promoted and rolled back`,
    );
    expect(github.defects).toEqual([]);
    await github[Symbol.asyncDispose]();
  });

  test.each(chosen.map((pattern, index) => ({ ...pattern, index })))('$name', async ({ index, ...pattern }) => {
    const repository = `acme/pattern-${index}`;
    const files = layOut(pattern);
    const scene = await newScene(github, repository, files);
    const world = worldOf(github, repository);
    const [staging, production] = ['staging', 'production'].map((name) =>
      pattern.file.replaceAll('{environment}', name),
    );
    const read = (path = ''): Promise<string> => scene.read(path);
    const origin = await read(production);

    // each version takes the same way
    for (const version of ['1.0.1', '1.0.2']) {
      world.ahead = 0;
      await scene.deliver({ image: image('shop', version), environment: 'staging', app: 'shop' });
      expect(await read(staging)).toContain(version);
      await world.promote();
      const number = world.pullRequests().find(({ state }) => state === 'open')?.number ?? 0;
      expect(world.gates(number)).toMatchObject({ state: 'pending' });
      world.ahead = 2 * hour;
      await world.promote();
      expect(world.gates(number)).toMatchObject({ state: 'success' });
      await world.merge(number);
      expect(await read(production)).toContain(version);
      expect(without(await read(production))).toBe(without(origin));
    }
    const before = await read(production);

    // what runs is taken back, and nothing brings it again
    const { pullRequest, to } = await scene.rollBack();
    expect(to.freight.images[0]?.tag).toBe('1.0.1');
    await world.promote();
    expect(world.gates(pullRequest?.number ?? 0)).toMatchObject({ state: 'success' });
    await world.merge(pullRequest?.number ?? 0);
    expect(await read(production)).toBe(
      before.replaceAll('1.0.2', '1.0.1').replaceAll(digestOf('1.0.2'), digestOf('1.0.1')),
    );
    expect((await world.promote()).promotions).toMatchObject([{ operation: 'waiting', waiting: 'held' }]);

    // a newer version passes the hold
    await scene.deliver({ image: image('shop', '1.0.3'), environment: 'staging', app: 'shop' });
    expect((await world.promote()).promotions).toMatchObject([{ operation: 'opened' }]);
    // nothing else was touched on the whole way
    for (const [path, text] of Object.entries(files)) {
      if (path !== 'gitops.yaml' && path !== staging && path !== production) expect(await read(path)).toBe(text);
    }
    expect(github.runs(repository)).toEqual([]);
    if (!('.github/workflows/deliver.yml' in files)) return;
    const token = github.mintToken({
      actor: 'ada',
      kind: 'user',
      repositories: { [repository]: { contents: 'write' } },
    });
    await using checkout = await cloneRepository(`${github.url}/${repository}.git`, token);
    await checkout.pushTag('v1.0.4');
    await github.settled();
    expect(github.runs(repository)).toHaveLength(1);
  });
});

function digestOf(version: string): string {
  return image('shop', version).split('@')[1] ?? '';
}

test('an environment on a branch of its own is delivered to and rolled back by edit, and nothing is merged between branches', async () => {
  await using github = await startGitHub();
  const repository = 'acme/branches';
  const text = 'image: ghcr.io/acme/shop:1.0.0\nreplicas: 1\n';
  const config = `version: 1
environments:
  - { name: staging, path: app, base: staging, mode: direct }
  - { name: production, path: app, base: production, mode: direct }
apps: [{ name: shop, images: [{ image: ghcr.io/acme/shop, targets: [{ file: "{path}/shop.yaml" }] }] }]
`;
  const scene = await newScene(github, repository, { 'gitops.yaml': config, 'app/shop.yaml': text });
  await scene.commit({ 'app/shop.yaml': text.replace('replicas: 1', 'replicas: 2') }, 'Start', 'staging');
  await scene.commit({ 'app/shop.yaml': text.replace('replicas: 1', 'replicas: 9') }, 'Start', 'production');
  for (const environment of ['staging', 'production']) {
    for (const version of ['1.0.1', '1.0.2']) {
      await scene.deliver({ image: image('shop', version), environment, base: environment });
    }
  }
  const { operation } = await scene.rollBack();
  expect(operation).toBe('committed');
  expect(await scene.read('app/shop.yaml', 'production')).toBe(`image: ${image('shop', '1.0.1')}\nreplicas: 9\n`);
  expect(await scene.read('app/shop.yaml', 'staging')).toBe(`image: ${image('shop', '1.0.2')}\nreplicas: 2\n`);
  expect(await scene.read('app/shop.yaml')).toBe(text);
  expect(github.defects).toEqual([]);
});

test('an environment in a repository of its own is delivered to, and rolled back there alone', async () => {
  await using github = await startGitHub();
  const config = `version: 1
environments: [{ name: production, path: apps, mode: direct }]
apps: [{ name: shop, images: [{ image: ghcr.io/acme/shop, targets: [{ file: "{path}/shop.yaml" }] }] }]
`;
  const files = { 'gitops.yaml': config, 'apps/shop.yaml': 'image: ghcr.io/acme/shop:1.0.0\n' };
  const production = await newScene(github, 'acme/production', files);
  await github.createRepository('acme/staging', files);
  const staging = sceneOf(github, 'acme/staging');
  for (const scene of [staging, production]) {
    for (const version of ['1.0.1', '1.0.2'])
      await scene.deliver({ image: image('shop', version), environment: 'production' });
  }
  await production.rollBack();
  expect(await production.read('apps/shop.yaml')).toContain('1.0.1');
  expect(await staging.read('apps/shop.yaml')).toContain('1.0.2');
  // nothing comes before the one environment of a repository: there is nothing to promote
  expect((await worldOf(github, 'acme/production').promote()).promotions).toEqual([]);
  expect(github.defects).toEqual([]);
});
