import { execFile } from 'node:child_process';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ActionError } from '#error';
import { inputs } from '../../../actions/build-push/src/inputs.ts';
import { refuseLostStatements } from '../../../actions/build-push/src/lost-statements.ts';
import { type ActionOutcome, runAction } from '../../sandbox/action-process.ts';
import { type BuildKit, startBuildKit } from '../../sandbox/docker/buildkit.ts';
import { buildKitDaemon, buildx, crane, registryProgram, requirePart, staticBusybox } from '../../sandbox/parts.ts';
import { type DockerRegistry, startDockerRegistry } from '../../sandbox/registry/docker-registry.ts';
import { type SandboxRegistry, startRegistry } from '../../sandbox/registry/index.ts';
import { type App, createApp, tagPushed, writesTo } from './app.ts';

// What BuildKit states about a build, beside the image or with it.

const run = promisify(execFile);
const path = 'acme/shop';
const tool = await crane();

let app: App;
let registry: SandboxRegistry;
beforeEach(async () => {
  registry = await startRegistry();
  app = await createApp();
  await app.commit();
});
afterEach(async () => {
  for (const part of [registry, app]) await part[Symbol.asyncDispose]();
});

async function build(
  given: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>> = {},
): Promise<ActionOutcome> {
  return await runAction('build-push', {
    inputs: { image: `${registry.host}/${path}`, engine: 'buildx', ...given },
    workspace: app.folder,
    environment: { ...tagPushed, ...environment },
  });
}

async function textAt(place: string): Promise<string> {
  return await (await fetch(`${registry.url}/v2/${path}/${place}`)).text();
}

test.each([
  ['engine assemble', { engine: 'assemble', provenance: 'referrer' }, 'ENGINE_CANNOT', /it has no `provenance`/],
  ['a platform to be merged', { provenance: 'image', push: 'digest' }, 'INPUT_INVALID', /takes the images alone/],
])('%s is refused', async (_, given, code, message) => {
  const { annotations } = await build(given);
  expect(annotations[0]?.properties.title).toBe(code);
  expect(annotations[0]?.message).toMatch(message);
});

test('what would be lost is not asked for', () => {
  const refusal = (asked: object): unknown => {
    const plain = { provenance: 'image', sbom: 'none', index: 'auto', push: 'tags', mergeResults: [] } as const;
    try {
      refuseLostStatements({ ...plain, ...asked });
      return undefined;
    } catch (error) {
      return error instanceof ActionError ? error.message : error;
    }
  };
  expect(refusal({})).toBeUndefined();
  expect(refusal({ index: 'never' })).toMatch(/`index: never` makes none/);
  expect(refusal({ mergeResults: [[]], provenance: 'referrer' })).toMatch(/nothing is built where results are merged/);
  expect(refusal({ index: 'never', push: 'digest', provenance: 'referrer' })).toBeUndefined();
  expect(refusal({ index: 'never', mergeResults: [[]], provenance: 'none' })).toBeUndefined();
  expect(inputs.provenance.parse('max')).toEqual({ ok: false, expected: 'false, referrer or image' });
});

const busybox = staticBusybox();

/** A scanner that finds one thing, under the name of the one that BuildKit takes. */
async function pushScanner(hub: string): Promise<void> {
  const document = { _type: 'https://in-toto.io/Statement/v0.1', predicateType: 'https://spdx.dev/Document' };
  const predicate = { spdxVersion: 'SPDX-2.3', name: 'found-by-the-test' };
  const text = JSON.stringify({ ...document, predicate });
  await using scanner = await createApp({
    Dockerfile: 'FROM scratch\nCOPY busybox /bin/sh\nCOPY scan /scan\nENTRYPOINT ["/bin/sh", "/scan"]\n',
    scan: `test -f "$BUILDKIT_SCAN_SOURCE/srv/www/index.html" && echo '${text}' > "$BUILDKIT_SCAN_DESTINATION/a.spdx.json"\n`,
  });
  await copyFile(busybox.file, join(scanner.folder, 'busybox'));
  const tags = 'type=raw,value=stable-1';
  const { exitCode, log } = await runAction('build-push', {
    inputs: { image: `${hub}/docker/buildkit-syft-scanner`, engine: 'assemble', tags },
    workspace: scanner.folder,
    environment: tagPushed,
  });
  if (exitCode !== 0) throw new Error(log);
}

describe.skipIf(![await buildKitDaemon(), await buildx(), busybox].every(requirePart))('what is stated', () => {
  let hub: SandboxRegistry;
  let buildKit: BuildKit;
  beforeAll(async () => {
    hub = await startRegistry();
    buildKit = await startBuildKit([], hub.host);
    await pushScanner(hub.host);
  });
  afterAll(async () => {
    for (const part of [buildKit, hub]) await part[Symbol.asyncDispose]();
  });

  async function built(given: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>> {
    const { exitCode, outputs, log } = await build(given, buildKit.environment);
    if (exitCode !== 0) throw new Error(log);
    return outputs;
  }

  const shape = expect.objectContaining({
    _type: expect.stringMatching(/^https:\/\/in-toto\.io\/Statement\//),
    predicateType: expect.stringMatching(/^https:\/\/slsa\.dev\/provenance\//),
  });
  const hex = (digest = ''): string => digest.replace('sha256:', '');

  const repository = (): string => `${registry.host}/${path}`;
  const manifestOf = (digest = '') => JSON.parse(registry.manifest(path, digest)?.bytes.toString() ?? '');
  const statementIn = async ({ digest }: { readonly digest: string }) => JSON.parse(await textAt(`blobs/${digest}`));
  const referrersOf = async (digest = '') => JSON.parse(await textAt(`referrers/${digest}`)).manifests;

  test('beside the image leaves its digest as it is, and is there before any tag', async () => {
    const plain = await built({ version: '1.0.0' });
    const stated = await built({ version: '1.0.0', provenance: 'referrer' });
    expect(stated).toMatchObject({ digest: plain.digest, pushed: 'false' });
    const { digest } = await built({ version: '2.0.0', provenance: 'referrer' });
    const [referrer, ...others] = await referrersOf(digest);
    expect({ referrer, others }).toMatchObject({
      referrer: {
        artifactType: 'application/vnd.in-toto+json',
        annotations: { 'in-toto.io/predicate-type': expect.stringMatching(/slsa/) },
      },
      others: [],
    });
    const order = writesTo(registry).filter((write) => write.includes('manifests/'));
    expect(order.slice(-2)).toEqual([
      expect.stringContaining(`/manifests/${referrer.digest} `),
      expect.stringContaining('/manifests/2.0.0 '),
    ]);
  });

  test('of several platforms is one document about their index, with a statement about each image', async () => {
    const platforms = 'linux/amd64,linux/arm64';
    const { digest } = await built({ provenance: 'referrer', platforms, 'build-args': 'COLOUR=blue' });
    const { subject, layers } = manifestOf((await referrersOf(digest))[0].digest);
    expect(subject).toMatchObject({ digest, size: registry.manifest(path, digest ?? '')?.bytes.length });
    const statements = await Promise.all(layers.map(statementIn));
    expect(statements).toEqual([shape, shape]);
    expect(statements.map((one) => one.subject)).toEqual(
      manifestOf(digest).manifests.map((image: { readonly digest: string }) => [
        { name: repository(), digest: { sha256: hex(image.digest) } },
      ]),
    );
    expect(JSON.stringify(statements)).toContain('"build-arg:COLOUR":"blue"');
  });

  test('with the image stands in an index; what is in the image can stand elsewhere', async () => {
    const outputs = await built({ provenance: 'image', sbom: 'referrer' });
    const [image, inside, ...others] = manifestOf(outputs.digest).manifests;
    expect({ inside, others }).toMatchObject({
      inside: {
        platform: { os: 'unknown', architecture: 'unknown' },
        annotations: {
          'vnd.docker.reference.type': 'attestation-manifest',
          'vnd.docker.reference.digest': image.digest,
        },
      },
      others: [],
    });
    const subject = [{ name: repository(), digest: { sha256: hex(image.digest) } }];
    const { layers } = manifestOf(inside.digest);
    expect(await Promise.all(layers.map(statementIn))).toMatchObject([
      { subject, predicateType: expect.stringMatching(/slsa/) },
    ]);
    const [list, ...more] = await referrersOf(outputs.digest);
    expect(more).toEqual([]);
    expect(await Promise.all(manifestOf(list.digest).layers.map(statementIn))).toMatchObject([
      { subject, predicateType: 'https://spdx.dev/Document', predicate: { name: 'found-by-the-test' } },
    ]);
    expect(outputs.platforms).toBe('linux/amd64');
    const again = await built({ provenance: 'image', sbom: 'referrer' });
    expect(again).toMatchObject({ digest: outputs.digest, pushed: 'false', platforms: 'linux/amd64' });
  });

  test('that holds a secret is not pushed, nor is the image: it tells the Dockerfile', async () => {
    await app.write({ Dockerfile: '# word-that-nobody-may-read\nFROM scratch\nCOPY public /srv\n' });
    const secrets = 'word=word-that-nobody-may-read';
    const { annotations } = await build({ provenance: 'referrer', secrets }, buildKit.environment);
    expect(annotations[0]).toMatchObject({ properties: { title: 'SECRET_IN_IMAGE' } });
    expect(annotations[0]?.message).toMatch(/its provenance or SBOM holds a secret/);
    expect(writesTo(registry)).toEqual([]);
    await built({ secrets });
  });

  test.skipIf(![registryProgram(), tool].every(requirePart))(
    'is found by another client in a registry that lists nothing',
    async () => {
      await using plain: DockerRegistry = await startDockerRegistry();
      const image = `${plain.host}/${path}`;
      const { digest = '' } = await built({ image, provenance: 'referrer' });
      const read = async (...args: readonly string[]): Promise<string> =>
        (await run(tool.file, ['--insecure', ...args])).stdout;
      expect((await read('digest', `${image}:1.2.3`)).trim()).toBe(digest);
      const list = JSON.parse(await read('manifest', `${image}:${digest.replace(':', '-')}`));
      const referrer = JSON.parse(await read('manifest', `${image}@${list.manifests[0].digest}`));
      expect(referrer.subject.digest).toBe(digest);
      expect(JSON.parse(await read('blob', `${image}@${referrer.layers[0].digest}`))).toEqual(shape);
    },
  );
});
