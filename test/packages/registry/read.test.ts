import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { connectRegistry, contentsOf, pushLayout, type Registry } from '#registry';
import type { Failure } from '../../sandbox/registry/faults.ts';
import { type SandboxRegistry, startRegistry } from '../../sandbox/registry/index.ts';
import { testClock } from './test-clock.ts';
import { writeLayout } from './write-layout.ts';

const path = 'acme/shop';

interface Stage extends AsyncDisposable {
  readonly registry: SandboxRegistry;
  readonly client: Registry;
  readonly digest: string;
}

async function stage(): Promise<Stage> {
  const registry = await startRegistry();
  await using image = await writeLayout('one');
  const client = connectRegistry({ registry: registry.host, clock: testClock() });
  const { digest } = await pushLayout(client, { layout: image.layout, path, tags: ['1.0.0'] });
  return { registry, client, digest, [Symbol.asyncDispose]: () => registry[Symbol.asyncDispose]() };
}

test('a manifest is read by tag and by digest', async () => {
  await using staged = await stage();
  const { registry, client, digest } = staged;
  const stored = registry.manifest(path, digest);
  for (const reference of ['1.0.0', digest]) {
    expect(await client.getManifest(path, reference)).toEqual({ found: true, ...stored });
  }
});

describe('absent is only what the registry itself calls unknown', () => {
  test('a tag or a repository that is not there', async () => {
    await using staged = await stage();
    const { client } = staged;
    expect(await client.getManifest(path, '2.0.0')).toMatchObject({ found: false });
    expect(await client.getManifest('acme/other', '1.0.0')).toMatchObject({ found: false });
  });

  test.each([
    ['a 404 of something else', 404, '<html>404 page not found</html>', 'REGISTRY_REFUSED'],
    ['401', 401, '', 'REGISTRY_AUTH'],
    ['403', 403, '', 'REGISTRY_AUTH'],
    ['400', 400, '{"errors":[{"code":"MANIFEST_UNKNOWN"}]}', 'REGISTRY_REFUSED'],
    ['200 with something else', 200, '<html>welcome</html>', 'DIGEST_MISMATCH'],
  ])('%s is an error', async (_, status, body, code) => {
    await using staged = await stage();
    const { registry, client, digest } = staged;
    registry.fail({ match: /manifests/, status, body });
    await expect(client.getManifest(path, digest)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(`Reading ${registry.host}/${path}@${digest} failed`),
    });
  });
});

describe('a manifest that is not what it is said to be', () => {
  test.each<Failure>(['altered', 'misnamed'])('is refused: %s', async (status) => {
    await using staged = await stage();
    const { registry, client, digest } = staged;
    registry.fail({ match: /manifests/, status });
    await expect(client.getManifest(path, '1.0.0')).rejects.toMatchObject({
      code: 'DIGEST_MISMATCH',
      message: expect.stringMatching(/failed: expected sha256:\w{64}, found sha256:\w{64}\.$/),
      hint: expect.stringContaining('Nothing of it was used'),
    });
    expect(await client.getManifest(path, digest)).toMatchObject({ found: true });
  });

  test('is refused when it is another one than was asked for, however well it is named', async () => {
    await using staged = await stage();
    const { registry, client } = staged;
    const { digest = '', bytes } = registry.manifest(path, '1.0.0') ?? {};
    registry.fail({ match: /manifests/, status: 200, headers: { 'docker-content-digest': digest }, body: `${bytes}` });
    const other = `sha256:${'0'.repeat(64)}`;
    await expect(client.getManifest(path, other)).rejects.toMatchObject({
      code: 'DIGEST_MISMATCH',
      message: expect.stringContaining(`expected ${other}, found ${digest}`),
    });
  });

  test('is read again when the connection breaks in the middle', async () => {
    await using staged = await stage();
    const { registry, client, digest } = staged;
    registry.fail({ match: /manifests/, status: 'truncated' });
    expect(await client.getManifest(path, '1.0.0')).toMatchObject({ found: true, digest });
  });

  test('is refused when it has no end', async () => {
    await using staged = await stage();
    const { registry, client } = staged;
    registry.fail({ match: /manifests/, status: 200, body: ' '.repeat(5_000_000) });
    await expect(client.getManifest(path, '1.0.0')).rejects.toMatchObject({
      code: 'LIMIT_EXCEEDED',
      message: `Reading the answer of ${registry.host} stopped after 4194304 bytes.`,
    });
  });
});

describe('a blob', () => {
  test('is not taken into memory when it is no small document, whatever its descriptor says', async () => {
    await using staged = await stage();
    const { registry, client } = staged;
    const blob = { mediaType: 'application/json', digest: `sha256:${'0'.repeat(64)}`, size: 5_000_000 };
    registry.fail({ match: /blobs/, status: 200, body: ' '.repeat(blob.size) });
    await expect(client.getDocument(path, blob)).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' });
  });

  test.each<Failure | 'none'>(['none', 'reset', 'truncated', 503])('is downloaded whole: %s', async (status) => {
    await using staged = await stage();
    const { registry, client, digest } = staged;
    const directory = await mkdtemp(join(tmpdir(), 'download-'));
    await using _ = { [Symbol.asyncDispose]: () => rm(directory, { recursive: true }) };
    const [, layer] = contentsOf(registry.manifest(path, digest)?.bytes ?? Buffer.of(), ociManifest, digest).blobs;
    if (layer === undefined) throw new Error('the image has no layer');
    if (status !== 'none') registry.fail({ match: /blobs/, status });
    await client.getBlob(path, layer, join(directory, 'layer'));
    expect(await readFile(join(directory, 'layer'), 'utf8')).toBe('one');
    const wrong = { ...layer, size: layer.size - 1 };
    await expect(client.getBlob(path, wrong, join(directory, 'x'))).rejects.toMatchObject({ code: 'DIGEST_MISMATCH' });
    registry.fail({ match: /blobs/, status: 'altered' });
    await expect(client.getBlob(path, layer, join(directory, 'x'))).rejects.toMatchObject({ code: 'DIGEST_MISMATCH' });
    if (status !== 'none') registry.fail({ match: /blobs/, status });
    expect(Buffer.from(await client.getDocument(path, layer)).toString('utf8')).toBe('one');
    await expect(client.getDocument(path, wrong)).rejects.toMatchObject({ code: 'DIGEST_MISMATCH' });
    registry.fail({ match: /blobs/, status: 'altered' });
    await expect(client.getDocument(path, layer)).rejects.toMatchObject({ code: 'DIGEST_MISMATCH' });
    const absent = { ...layer, digest: `sha256:${'0'.repeat(64)}` };
    await expect(client.getBlob(path, absent, join(directory, 'x'))).rejects.toMatchObject({
      code: 'REGISTRY_REFUSED',
    });
  });
});

const ociManifest = 'application/vnd.oci.image.manifest.v1+json';
