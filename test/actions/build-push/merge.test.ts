import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { digestOf, mediaTypes } from '#registry';
import { mergeLegs } from '../../../actions/build-push/src/merge.ts';
import { type ActionOutcome, runAction } from '../../sandbox/action-process.ts';
import { type SandboxRegistry, startRegistry } from '../../sandbox/registry/index.ts';
import { type App, createApp, tagPushed } from './app.ts';

const path = 'acme/shop';

let registry: SandboxRegistry;
let app: App;
let revision: string;
beforeEach(async () => {
  registry = await startRegistry();
  app = await createApp();
  revision = await app.commit();
});
afterEach(async () => {
  await registry[Symbol.asyncDispose]();
  await app[Symbol.asyncDispose]();
});

async function run(inputs: Readonly<Record<string, string>>): Promise<ActionOutcome> {
  return await runAction('build-push', {
    inputs: { image: `${registry.host}/${path}`, ...inputs },
    ...(inputs['merge-results'] === undefined && { workspace: app.folder }),
    environment: tagPushed,
  });
}

async function leg(platform: string, inputs: Readonly<Record<string, string>> = {}): Promise<string> {
  const { outputs, log } = await run({ engine: 'assemble', platforms: platform, push: 'digest', ...inputs });
  return outputs.result ?? log;
}

test('images of several platforms are pushed without a tag, and become one index with all tags', async () => {
  const arm = await leg('linux/arm64');
  const amd = await leg('linux/amd64');
  expect(registry.tags(path)).toEqual([]);
  expect(JSON.parse(arm).images[`${registry.host}/${path}`]).toMatchObject({ tag: '', tags: [], status: 'pushed' });
  const all = { 'merge-results': `${arm}\n\n${amd}`, platforms: 'linux/aarch64,linux/amd64' };
  const { outputs, exitCode } = await run({ ...all, 'moving-tags': 'latest' });
  expect({ exitCode, platforms: outputs.platforms }).toEqual({ exitCode: 0, platforms: 'linux/amd64\nlinux/arm64' });
  const response = await fetch(`${registry.url}/v2/${path}/manifests/1.2.3`, {
    headers: { accept: mediaTypes.ociIndex },
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const index = JSON.parse(Buffer.from(bytes).toString());
  expect(outputs.image).toBe(`${registry.host}/${path}:1.2.3@${digestOf(bytes)}`);
  expect(registry.manifest(path, 'latest')?.digest).toBe(outputs.digest);
  expect(index.manifests.map(({ platform }: { platform: object }) => platform)).toEqual([
    { architecture: 'amd64', os: 'linux' },
    { architecture: 'arm64', os: 'linux' },
  ]);
  expect(index.annotations).toMatchObject({
    'org.opencontainers.image.revision': revision,
    'org.opencontainers.image.version': '1.2.3',
    'org.opencontainers.image.created': '2023-11-14T22:13:20Z',
  });
  expect(JSON.parse(outputs.result ?? '').images[`${registry.host}/${path}`]).toMatchObject({
    revision,
    status: 'pushed',
  });
  const again = await run({ 'merge-results': `${amd}\n${arm}` });
  expect(again.outputs).toMatchObject({ image: outputs.image, pushed: 'false' });
  expect(again.outputs.result).toContain('"status":"reused"');
});

test('one platform alone stays an image, unless an index is asked for', async () => {
  const amd = await leg('linux/amd64');
  const { digest } = JSON.parse(amd).images[`${registry.host}/${path}`];
  const plain = await run({ 'merge-results': amd });
  expect(plain.outputs).toMatchObject({ digest, pushed: 'true' });
  const index = await run({ 'merge-results': amd, index: 'always', version: '2.0.0' });
  expect(registry.manifest(path, '2.0.0')?.mediaType).toBe(mediaTypes.ociIndex);
  expect(index.outputs.platforms).toBe('linux/amd64');
});

describe('results that contradict each other', () => {
  async function expectConflict(results: readonly string[], message: RegExp, platforms = ''): Promise<void> {
    const { annotations, outputs } = await run({ 'merge-results': results.join('\n'), platforms });
    expect(annotations[0]).toMatchObject({ level: 'error', properties: { title: 'RESULT_CONFLICT' } });
    expect(annotations[0]?.message).toMatch(message);
    expect({ outputs, tags: registry.tags(path) }).toEqual({ outputs: {}, tags: [] });
  }

  test('about a platform', async () => {
    const results = [await leg('linux/amd64'), await leg('linux/amd64', { labels: 'a=b' })];
    await expectConflict(results, /linux\/amd64 is both sha256:\w+ and sha256:\w+/);
  });

  test('about the commit', async () => {
    const first = await leg('linux/amd64');
    await app.write({ 'public/index.html': 'next' });
    const second = await app.commit(1_700_000_002);
    await expectConflict([first, await leg('linux/arm64')], new RegExp(`the commits ${revision} and ${second}`));
  });

  test('with the registry', async () => {
    const amd = await leg('linux/amd64');
    const absent = amd.replaceAll(/sha256:[a-f0-9]{64}/g, `sha256:${'0'.repeat(64)}`);
    await expectConflict([absent], /acme\/shop has no sha256:0{64}/);
  });

  test('with the platforms that there must be', async () => {
    const amd = await leg('linux/amd64');
    const message = /no result has linux\/arm64, linux\/arm\/v7, and `platforms` does not name linux\/amd64\./;
    await expectConflict([amd], message, 'linux/arm64,linux/arm/v7');
  });

  test('with the image', async () => {
    await expectConflict([(await leg('linux/amd64')).replaceAll(path, 'acme/other')], /no result is about it/);
  });
});

test.each([
  ['engine docker and push: digest', { engine: 'docker', push: 'digest' }, 'ENGINE_CANNOT', /without a tag/],
  ['a result that is none', { 'merge-results': '{"schema":1}' }, 'INPUT_INVALID', /the output `result` of another run/],
])('%s is refused', async (_, inputs, code, message) => {
  const { annotations } = await run(inputs);
  expect(annotations[0]?.properties.title).toBe(code);
  expect(annotations[0]?.message).toMatch(message);
});

test('the order in which results arrive does not count, and results that are given twice do not either', () => {
  const digest = fc.stringMatching(/^[a-f0-9]{64}$/).map((hex) => `sha256:${hex}`);
  const platform = fc.constantFrom('linux/amd64', 'linux/arm64', 'linux/arm/v7', 'linux/s390x');
  const image = fc.record({ platform, digest }).map((one) => ({
    ...{ repository: 'r', platforms: [one], revision: 'x', created: '', engine: 'assemble', base: [] },
  }));
  const images = fc.uniqueArray(image, { selector: ({ platforms }) => platforms[0]?.platform, minLength: 1 });
  fc.assert(
    fc.property(images, fc.infiniteStream(fc.nat()), (legs, random) => {
      const shuffled = [...legs, ...legs]
        .map((leg) => ({ leg, key: random.next().value }))
        .toSorted((a, b) => a.key - b.key);
      const merged = mergeLegs(
        'r',
        shuffled.map(({ leg }) => [leg]),
      );
      expect(merged).toEqual(mergeLegs('r', [legs]));
      expect([...merged.platforms.keys()]).toEqual([...merged.platforms.keys()].toSorted());
    }),
  );
});
