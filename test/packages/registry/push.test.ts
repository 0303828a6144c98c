import { rm } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { blobFile, type Credentials, connectRegistry, digestOf, pushLayout } from '#registry';
import { Secret } from '#secret';
import { type SandboxRegistry, startRegistry } from '../../sandbox/registry/index.ts';
import { testClock } from './test-clock.ts';
import { writeLayout } from './write-layout.ts';

const path = 'acme/shop';
const user = { username: 'ci', password: 'canary:password' };
const credentials: Credentials = { username: user.username, password: new Secret(user.password) };

function writes({ requests }: SandboxRegistry): readonly string[] {
  return requests
    .filter(({ method }) => method === 'PUT' || method === 'POST')
    .map(({ method, path }) => `${method} ${path}`);
}

describe.each(['anonymous', 'basic', 'bearer'] as const)('an image pushed to a registry with %s access', (kind) => {
  const auth = kind === 'anonymous' ? {} : { auth: { kind, ...user } };

  test.each([
    ['an image', ['one']],
    ['an index', ['one', 'two']],
  ])('%s has the digest that an independent reader hashes', async (_, texts) => {
    await using registry = await startRegistry(auth);
    await using image = await writeLayout(...texts);
    const client = connectRegistry({ registry: registry.host, ...(kind !== 'anonymous' && { credentials }) });
    const pushed = await pushLayout(client, { layout: image.layout, path, tags: ['1.0.0', 'latest'] });
    const stored = registry.manifest(path, '1.0.0');
    expect(pushed.digest).toBe(image.layout.manifest.digest);
    expect(digestOf(stored?.bytes ?? Buffer.alloc(0))).toBe(pushed.digest);
    expect(registry.manifest(path, 'latest')?.digest).toBe(pushed.digest);
    expect(pushed.uploaded).toBe(3 * texts.length);
    expect(registry.requests.every(({ authorization }) => kind !== 'anonymous' || authorization === '')).toBe(true);
  });
});

test('an index is uploaded blobs first, then by digest, then by tag, whatever goes on at the same time', async () => {
  await using registry = await startRegistry();
  await using image = await writeLayout('one', 'two');
  await pushLayout(connectRegistry({ registry: registry.host }), { layout: image.layout, path, tags: ['1', '2'] });
  const order = writes(registry)
    .filter((request) => request.startsWith('PUT'))
    .map((request) => request.replace(/.*\/(blobs|manifests)\/(\d?).*/, '$1 $2').trim());
  expect(order.slice(-3)).toEqual(['manifests', 'manifests 1', 'manifests 2']);
  expect(order.slice(0, -3).toSorted()).toEqual([...Array(6).fill('blobs'), ...Array(2).fill('manifests')]);
  // what has a part that was not there is not looked for
  const looks = registry.requests.filter((one) => one.method === 'GET' && one.path.includes('/manifests/sha256:'));
  expect(looks).toEqual([]);
  // the registry refuses a manifest before what it refers to: none was
  expect(registry.requests.filter(({ status }) => status >= 400 && status !== 404)).toEqual([]);
});

test('a second push of the same image writes nothing', async () => {
  await using registry = await startRegistry();
  await using image = await writeLayout('one');
  const client = connectRegistry({ registry: registry.host });
  const push = { layout: image.layout, path, tags: ['1.0.0'] };
  const first = await pushLayout(client, push);
  const before = writes(registry);
  expect(await pushLayout(client, push)).toEqual({ ...first, uploaded: 0 });
  expect(writes(registry)).toEqual(before);
});

test('an immutable tag takes the same image again, and refuses another', async () => {
  await using registry = await startRegistry({ immutableTags: true });
  await using image = await writeLayout('one');
  await using other = await writeLayout('two');
  const client = connectRegistry({ registry: registry.host });
  const { digest } = await pushLayout(client, { layout: image.layout, path, tags: ['1.0.0'] });
  await pushLayout(client, { layout: image.layout, path, tags: ['1.0.0'] });
  await expect(pushLayout(client, { layout: other.layout, path, tags: ['1.0.0'] })).rejects.toMatchObject({
    code: 'TAG_EXISTS',
    message: expect.stringContaining(`Pushing ${registry.host}/${path}:1.0.0 failed`),
    hint: expect.stringContaining('push a new version'),
  });
  expect(registry.manifest(path, '1.0.0')?.digest).toBe(digest);
});

test('a layout that lacks a layer sets no tag', async () => {
  await using registry = await startRegistry();
  await using image = await writeLayout('one');
  const layer = digestOf(Buffer.from('one'));
  await rm(blobFile(image.layout, layer));
  const client = connectRegistry({ registry: registry.host });
  await expect(pushLayout(client, { layout: image.layout, path, tags: ['1.0.0'] })).rejects.toMatchObject({
    code: 'BUILD_FAILED',
    message: `Reading ${layer} from the image layout failed: it is not there.`,
  });
  expect(registry.tags(path)).toEqual([]);
});

test('an identity token is exchanged for access, and sent to the token service alone', async () => {
  const token = 'identity-canary';
  await using registry = await startRegistry({ auth: { kind: 'bearer', ...user, identityToken: token } });
  await using image = await writeLayout('one');
  const identity: Credentials = { username: '<token>', password: new Secret(token) };
  const client = connectRegistry({ registry: registry.host, credentials: identity });
  const { digest } = await pushLayout(client, { layout: image.layout, path, tags: ['1.0.0'] });
  expect(registry.manifest(path, '1.0.0')?.digest).toBe(digest);
  const exchanges = registry.requests.filter(({ path }) => path.startsWith('/token'));
  expect(new Set(exchanges.map(({ method, path }) => `${method} ${path}`))).toEqual(new Set(['POST /token']));
  expect(registry.requests.filter(({ authorization }) => !['', 'Bearer'].includes(authorization))).toEqual([]);
  const wrong = { username: '<token>', password: new Secret('expired-canary') };
  const failing = connectRegistry({ registry: registry.host, credentials: wrong });
  const error = await failing.getManifest(path, '1.0.0').catch((reason: Error) => reason);
  expect(error).toMatchObject({ code: 'REGISTRY_AUTH' });
  expect(`${error}`).not.toContain('canary');
});

test('a manifest whose layers the registry does not know yet is put again', async () => {
  await using registry = await startRegistry();
  await using image = await writeLayout('one');
  const body = '{"errors":[{"code":"MANIFEST_BLOB_UNKNOWN","message":"blob unknown to registry"}]}';
  registry.fail({ match: /^PUT .*manifests/, status: 404, body, times: 2 });
  const clock = testClock();
  await pushLayout(connectRegistry({ registry: registry.host, clock }), { layout: image.layout, path, tags: ['1'] });
  expect(clock.sleeps).toEqual([1_000, 2_000]);
});

const unknownTag = '{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown"}]}';

test('a tag that can be read only after a while is waited for', async () => {
  await using registry = await startRegistry();
  await using image = await writeLayout('one');
  // the first is the look before the tag is set
  registry.fail({ match: /^GET .*manifests\/1\.0\.0/, times: 3, status: 404, body: unknownTag });
  const clock = testClock();
  await pushLayout(connectRegistry({ registry: registry.host, clock }), {
    layout: image.layout,
    path,
    tags: ['1.0.0'],
  });
  expect(clock.sleeps).toEqual([1_000, 2_000]);
});

test('a tag that reads as another image after the push is reported', async () => {
  await using registry = await startRegistry();
  await using image = await writeLayout('one');
  await using other = await writeLayout('two');
  const client = connectRegistry({ registry: registry.host, clock: testClock() });
  const { digest } = await pushLayout(client, { layout: other.layout, path, tags: ['other'] });
  const body = `${registry.manifest(path, digest)?.bytes}`;
  registry.fail({ match: /^GET .*manifests\/1\.0\.0/, times: Number.POSITIVE_INFINITY, status: 200, body });
  await expect(pushLayout(client, { layout: image.layout, path, tags: ['1.0.0'] })).rejects.toMatchObject({
    code: 'DIGEST_MISMATCH',
    message: `Confirming ${registry.host}/${path}:1.0.0 failed: expected ${image.layout.manifest.digest}, found ${digest}.`,
  });
});
