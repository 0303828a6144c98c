import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ActionOutcome, runAction } from '../../sandbox/action-process.ts';
import { type SandboxRegistry, startRegistry } from '../../sandbox/registry/index.ts';
import { scaled } from '../../scale.ts';
import { type App, createApp, tagPushed, writesTo } from './app.ts';

const path = 'acme/shop';
const manifestType = 'application/vnd.oci.image.manifest.v1+json';
const allMoving = 'latest\nminor\nmajor';

let registry: SandboxRegistry;
let app: App;
beforeEach(async () => {
  registry = await startRegistry();
  app = await createApp();
});
afterEach(async () => {
  await registry[Symbol.asyncDispose]();
  await app[Symbol.asyncDispose]();
});

/** Runs the action for a git ref, with files that say so: another ref gives another image. */
async function release(
  ref: string,
  inputs: Readonly<Record<string, string>> = {},
  to: Pick<SandboxRegistry, 'host'> = registry,
): Promise<ActionOutcome> {
  return await runAction('build-push', {
    inputs: { image: `${to.host}/${path}`, engine: 'assemble', labels: `ref=${ref}`, ...inputs },
    workspace: app.folder,
    environment: { ...tagPushed, GITHUB_REF: ref, GITHUB_EVENT_NAME: 'push' },
  });
}

interface TagState {
  readonly tag: string;
  readonly state: string;
  readonly was: string;
  readonly reason: string;
}

function statesOf({ outputs, log }: ActionOutcome): readonly TagState[] {
  if (outputs.result === undefined) throw new Error(log);
  return JSON.parse(outputs.result).images[`${registry.host}/${path}`].tags;
}

function digestAt(tag: string): string | undefined {
  return registry.manifest(path, tag)?.digest;
}

describe('moving tags', () => {
  test('follow releases upwards, say where they were, and are never moved back by an older line', async () => {
    const first = await release('refs/tags/v1.2.3', { 'moving-tags': allMoving });
    expect(statesOf(first).map(({ tag, state, was }) => `${tag} ${state}${was}`)).toEqual([
      ...['1.2.3 created', 'latest created', '1.2 created', '1 created'],
    ]);
    const next = await release('refs/tags/v1.3.0', { 'moving-tags': allMoving });
    const was = first.outputs.digest;
    expect(statesOf(next)).toEqual([
      { tag: '1.3.0', state: 'created', was: '', reason: '' },
      { tag: 'latest', state: 'moved', was, reason: '' },
      { tag: '1.3', state: 'created', was: '', reason: '' },
      { tag: '1', state: 'moved', was, reason: '' },
    ]);
    const backPort = await release('refs/tags/v1.2.4', { 'moving-tags': allMoving });
    expect(statesOf(backPort)).toEqual([
      { tag: '1.2.4', state: 'created', was: '', reason: '' },
      { tag: 'latest', state: 'kept', was: next.outputs.digest, reason: 'it names version 1.3.0' },
      { tag: '1.2', state: 'moved', was, reason: '' },
      { tag: '1', state: 'kept', was: next.outputs.digest, reason: 'it names version 1.3.0' },
    ]);
    expect(backPort.outputs.tags).toBe(`${registry.host}/${path}:1.2.4\n${registry.host}/${path}:1.2`);
    expect(backPort.summary).toContain(`\`${registry.host}/${path}:latest\` | kept`);
    const candidate = await release('refs/tags/v2.0.0-rc.1', { 'moving-tags': allMoving });
    expect(statesOf(candidate).map(({ tag }) => tag)).toEqual(['2.0.0-rc.1']);
    expect(['latest', '1.3', '1.2', '1'].map(digestAt)).toEqual([
      ...[next.outputs.digest, next.outputs.digest, backPort.outputs.digest, next.outputs.digest],
    ]);
  });

  test('stay at an image that does not say which version it is, with a warning', async () => {
    await release('refs/tags/v9.9.9', { tags: 'latest', labels: 'org.opencontainers.image.version=summer' });
    const before = digestAt('latest');
    const outcome = await release('refs/tags/v1.0.0', { 'moving-tags': 'latest' });
    const reason = `the version of ${before}, which it names, is unknown`;
    expect(statesOf(outcome)[1]).toEqual({ tag: 'latest', state: 'refused', was: before, reason });
    expect(outcome.annotations).toMatchObject([{ level: 'warning', message: expect.stringContaining(reason) }]);
    expect({ exitCode: outcome.exitCode, latest: digestAt('latest') }).toEqual({ exitCode: 0, latest: before });
  });

  test('cannot be moved where tags are immutable, which fails nothing', async () => {
    await using immutable = await startRegistry({ immutableTags: true });
    await release('refs/tags/v1.0.0', { 'moving-tags': 'latest' }, immutable);
    const again = await release('refs/tags/v1.0.0', { 'moving-tags': 'latest' }, immutable);
    const next = await release('refs/tags/v1.0.1', { 'moving-tags': 'latest' }, immutable);
    expect([again.exitCode, next.exitCode]).toEqual([0, 0]);
    expect(next.annotations).toMatchObject([{ level: 'warning', message: expect.stringContaining('immutable') }]);
    expect(immutable.manifest(path, '1.0.1')?.digest).toBe(next.outputs.digest);
  });

  test('that another writer always puts back fail the step, after all outputs are there', async () => {
    await release('refs/tags/v1.0.0', { 'moving-tags': 'latest' });
    const body = `${registry.manifest(path, 'latest')?.bytes}`;
    const headers = { 'content-type': manifestType };
    registry.fail({ match: /^GET .*manifests\/latest/, times: Number.POSITIVE_INFINITY, status: 200, body, headers });
    const { exitCode, outputs, annotations } = await release('refs/tags/v1.1.0', { 'moving-tags': 'latest' });
    expect(annotations).toMatchObject([{ level: 'error', properties: { title: 'MOVING_TAG_RACE' } }]);
    expect({ exitCode, digest: outputs.digest }).toEqual({ exitCode: 1, digest: digestAt('1.1.0') });
    expect(outputs.tags).toBe(`${registry.host}/${path}:1.1.0`);
  });

  test('end at the highest version, however releases race', async () => {
    const races = scaled(1, 8);
    const versions = ['1.0.9', '1.1.0', '1.0.10', '1.1.1'];
    let right = 0;
    for (let race = 0; race < races; race += 1) {
      await using raced = await startRegistry();
      const runs = versions.map((version) =>
        release(`refs/tags/v${version}`, { 'moving-tags': 'latest\nmajor' }, raced),
      );
      const exitCodes = (await Promise.all(runs)).map(({ exitCode }) => exitCode);
      expect(exitCodes).toEqual(versions.map(() => 0));
      const highest = raced.manifest(path, '1.1.1')?.digest;
      if (['latest', '1'].every((tag) => raced.manifest(path, tag)?.digest === highest)) right += 1;
    }
    console.log(`moving tags: ${right} of ${races} races of ${versions.length} processes ended at the highest version`);
    expect(right).toBe(races);
  });
});

describe('rules for tags', () => {
  const rules = [
    'type=schedule',
    'type=ref,event=branch',
    'type=ref,event=pr',
    'type=semver,pattern={{version}}',
    'type=semver,pattern={{major}}.{{minor}}',
    'type=sha',
  ].join('\n');

  test('give a branch a tag that follows it, and a release its version', async () => {
    const sha = (await app.commit()).slice(0, 7);
    const main = await release('refs/heads/main', { tags: rules });
    expect(main.outputs).toMatchObject({ tag: 'main', version: '', image: expect.stringMatching(/shop:main@sha256:/) });
    expect(statesOf(main).map(({ tag, state }) => `${tag} ${state}`)).toEqual(['main created', `sha-${sha} created`]);
    const tagged = await release('refs/tags/v1.2.3', { tags: rules });
    expect(statesOf(tagged).map(({ tag, state }) => `${tag} ${state}`)).toEqual([
      ...['1.2.3 created', '1.2 created', `sha-${sha} kept`],
    ]);
    await app.write({ 'public/index.html': 'next' });
    await app.commit(1_700_000_009);
    const moved = await release('refs/heads/main', { tags: rules });
    expect(statesOf(moved)[0]).toEqual({ tag: 'main', state: 'moved', was: main.outputs.digest, reason: '' });
    expect(digestAt('main')).toBe(moved.outputs.digest);
  });
});

test('an image that was published is announced to a runner that wants to know', async () => {
  const file = join(app.folder, 'artifacts');
  await writeFile(file, 'file://x\n');
  const call = { workspace: app.folder, environment: { ...tagPushed, GITHUB_ARTIFACTS: file } };
  const image = `${registry.host}/${path}`;
  const { outputs } = await runAction('build-push', { ...call, inputs: { image } });
  await runAction('build-push', { ...call, inputs: { image, push: 'digest', engine: 'assemble', version: '9.0.0' } });
  expect(await readFile(file, 'utf8')).toBe(`file://x\noci://${outputs.image}\n`);
});

describe('a version that is there', () => {
  test('costs a second run of its commit no build and three requests, and one for each moving tag', async () => {
    await app.commit();
    const first = await release('refs/tags/v1.2.3', { 'moving-tags': allMoving });
    const before = registry.requests.length;
    const second = await release('refs/tags/v1.2.3', { 'moving-tags': allMoving });
    const made = registry.requests.length - before;
    expect(second.outputs).toMatchObject({ image: first.outputs.image, tags: first.outputs.tags, pushed: 'false' });
    expect(second.log).not.toContain('Engine');
    console.log(`a second run: ${made - 3} requests, and 3 for 3 moving tags`);
    expect(made).toBeLessThanOrEqual(3 + 3);
  });

  test('moves a tag that a first run did not get to', async () => {
    await app.commit();
    await release('refs/tags/v1.2.3');
    const { outputs } = await release('refs/tags/v1.2.3', { 'moving-tags': 'latest' });
    expect(digestAt('latest')).toBe(outputs.digest);
  });

  test('says when it would be another image who wins, and lets the user choose', async () => {
    const first = await release('refs/tags/v1.2.3');
    const labels = 'ref=other';
    const refused = await release('refs/tags/v1.2.3', { labels });
    const message = refused.annotations[0]?.message ?? '';
    expect(message).toContain(`With \`on-existing: reuse\` ${first.outputs.digest} stays and is the result`);
    expect(message).toContain('with `on-existing: overwrite` this build takes its place');
    const writes = writesTo(registry).length;
    const reused = await release('refs/tags/v1.2.3', { labels, 'on-existing': 'reuse' });
    expect(reused.outputs).toMatchObject({ image: first.outputs.image, pushed: 'false' });
    expect(writesTo(registry)).toHaveLength(writes);
    const overwritten = await release('refs/tags/v1.2.3', { labels, 'on-existing': 'overwrite' });
    expect(overwritten.outputs).toMatchObject({ digest: digestAt('1.2.3'), pushed: 'true' });
    expect(statesOf(overwritten)).toEqual([{ tag: '1.2.3', state: 'moved', was: first.outputs.digest, reason: '' }]);
  });

  test('in one of two repositories is refused before the other is written', async () => {
    await release('refs/tags/v1.2.3');
    await using other = await startRegistry();
    const image = `${other.host}/${path}\n${registry.host}/${path}`;
    const { annotations } = await release('refs/tags/v1.2.3', { image, labels: 'ref=other' });
    expect(annotations[0]?.properties.title).toBe('TAG_EXISTS');
    expect(writesTo(other)).toEqual([]);
  });
});

describe('a registry that answers in its own way', () => {
  // it takes as long as we wait for such a registry
  test.runIf(scaled(0, 1) === 1)(
    'by what a tag named before, for a while after it was set, ends with every tag where it should be',
    async () => {
      await using stale = await startRegistry({ staleReads: 3 });
      const first = await release('refs/tags/v1.0.0', { 'moving-tags': 'latest' }, stale);
      const next = await release('refs/tags/v1.1.0', { 'moving-tags': 'latest' }, stale);
      expect([first, next].map(({ exitCode }) => exitCode)).toEqual([0, 0]);
      const { tags } = JSON.parse(next.outputs.result ?? '{}').images[`${stale.host}/${path}`];
      expect(tags).toMatchObject([{ state: 'created' }, { state: 'moved', was: first.outputs.digest }]);
      expect(stale.manifest(path, 'latest')?.digest).toBe(next.outputs.digest);
      expect(stale.manifest(path, '1.1.0')?.digest).toBe(next.outputs.digest);
    },
  );

  test('by naming no digest, is taken at its bytes', async () => {
    await using plain = await startRegistry({ digestHeaders: false });
    await app.commit();
    const first = await release('refs/tags/v1.0.0', { platforms: 'linux/amd64,linux/arm64' }, plain);
    const again = await release('refs/tags/v1.0.0', { platforms: 'linux/amd64,linux/arm64' }, plain);
    expect(plain.manifest(path, '1.0.0')?.digest).toBe(first.outputs.digest);
    expect(again.outputs).toMatchObject({ image: first.outputs.image, pushed: 'false' });
  });
});
