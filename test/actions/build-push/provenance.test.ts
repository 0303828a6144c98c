import { execFile } from 'node:child_process';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ActionError } from '#error';
import { digestOf } from '#registry';
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

interface Statement {
  readonly subject: readonly { readonly name: string; readonly digest: { readonly sha256: string } }[];
  readonly predicateType: string;
}

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

  test('beside the image says how it was built, and leaves the digest as it is without', async () => {
    const plain = await built({ version: '1.0.0' });
    const outputs = await built({ version: '1.0.0', provenance: 'referrer' });
    expect(outputs).toMatchObject({ digest: plain.digest, pushed: 'false' });
    const { digest = '' } = await built({ version: '2.0.0', provenance: 'referrer', 'build-args': 'COLOUR=blue' });
    const list = JSON.parse(await textAt(`referrers/${digest}`));
    expect(list.manifests).toMatchObject([
      {
        artifactType: 'application/vnd.in-toto+json',
        annotations: { 'in-toto.io/predicate-type': expect.stringMatching(/slsa/) },
      },
    ]);
    const referrer = JSON.parse(registry.manifest(path, list.manifests[0].digest)?.bytes.toString() ?? '');
    expect(referrer.subject).toMatchObject({ digest, size: registry.manifest(path, digest)?.bytes.length });
    const text = await textAt(`blobs/${referrer.layers[0].digest}`);
    expect(digestOf(Buffer.from(text))).toBe(referrer.layers[0].digest);
    expect(JSON.parse(text)).toEqual(shape);
    expect(JSON.parse(text).subject).toEqual([{ name: `${registry.host}/${path}`, digest: { sha256: hex(digest) } }]);
    expect(text).toContain('"build-arg:COLOUR":"blue"');
    // whoever finds a tag finds what refers to its image
    const order = writesTo(registry).filter((write) => write.includes('manifests/'));
    expect(order.at(-1)).toContain('/manifests/2.0.0 ');
    expect(order.at(-2)).toContain(`/manifests/${list.manifests[0].digest} `);
  });

  test('of several platforms is one document, with a statement about each image', async () => {
    const { digest = '' } = await built({ provenance: 'referrer', platforms: 'linux/amd64,linux/arm64' });
    const index = JSON.parse(registry.manifest(path, digest)?.bytes.toString() ?? '');
    const images: readonly { readonly digest: string }[] = index.manifests;
    expect(images).toHaveLength(2);
    const list = JSON.parse(await textAt(`referrers/${digest}`));
    const referrer = JSON.parse(registry.manifest(path, list.manifests[0].digest)?.bytes.toString() ?? '');
    const layers: readonly { readonly digest: string }[] = referrer.layers;
    const statements: readonly Statement[] = await Promise.all(
      layers.map(async (layer) => JSON.parse(await textAt(`blobs/${layer.digest}`))),
    );
    expect(statements.map(({ subject }) => subject[0]?.digest.sha256)).toEqual(
      images.map((image) => hex(image.digest)),
    );
  });

  test('with the image stands in an index, which has the image and its platform alone otherwise', async () => {
    const outputs = await built({ provenance: 'image' });
    const index = JSON.parse(registry.manifest(path, outputs.digest ?? '')?.bytes.toString() ?? '');
    const [image, statement, ...others] = index.manifests;
    expect(others).toEqual([]);
    expect(statement).toMatchObject({
      platform: { os: 'unknown', architecture: 'unknown' },
      annotations: {
        'vnd.docker.reference.type': 'attestation-manifest',
        'vnd.docker.reference.digest': image.digest,
      },
    });
    const manifest = JSON.parse(registry.manifest(path, statement.digest)?.bytes.toString() ?? '');
    const text = JSON.parse(await textAt(`blobs/${manifest.layers[0].digest}`));
    expect(text).toEqual(shape);
    expect(text.subject).toEqual([{ name: `${registry.host}/${path}`, digest: { sha256: hex(image.digest) } }]);
    expect(outputs.platforms).toBe('linux/amd64');
    const again = await built({ provenance: 'image' });
    expect(again).toMatchObject({ digest: outputs.digest, pushed: 'false', platforms: 'linux/amd64' });
  });

  test('of the content stands beside the image, or with it, apart from how it was built', async () => {
    const { digest = '' } = await built({ provenance: 'image', sbom: 'referrer' });
    const list = JSON.parse(await textAt(`referrers/${digest}`));
    expect(list.manifests).toMatchObject([
      { annotations: { 'in-toto.io/predicate-type': 'https://spdx.dev/Document' } },
    ]);
    const referrer = JSON.parse(registry.manifest(path, list.manifests[0].digest)?.bytes.toString() ?? '');
    const [image, inside] = JSON.parse(registry.manifest(path, digest)?.bytes.toString() ?? '').manifests;
    expect(JSON.parse(await textAt(`blobs/${referrer.layers[0].digest}`))).toMatchObject({
      predicateType: 'https://spdx.dev/Document',
      predicate: { name: 'found-by-the-test' },
      subject: [{ name: `${registry.host}/${path}`, digest: { sha256: hex(image.digest) } }],
    });
    const { layers } = JSON.parse(registry.manifest(path, inside.digest)?.bytes.toString() ?? '');
    expect(layers).toMatchObject([{ annotations: { 'in-toto.io/predicate-type': expect.stringMatching(/slsa/) } }]);
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
