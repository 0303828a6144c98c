import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registryProgram, requirePart } from '../parts.ts';
import { startDockerRegistry } from './docker-registry.ts';
import { startRegistry } from './index.ts';
import { digestOf } from './store.ts';

interface Server extends AsyncDisposable {
  readonly host: string;
}

const real = requirePart(registryProgram());
const implementations: readonly (readonly [string, (() => Promise<Server>) | undefined])[] = [
  ['the sandbox registry', () => startRegistry()],
  ['docker-registry', real ? () => startDockerRegistry() : undefined],
];

const manifestType = 'application/vnd.oci.image.manifest.v1+json';
const indexType = 'application/vnd.oci.image.index.v1+json';
const config = Buffer.from('{"os":"linux"}');
const layer = Buffer.from('a layer');
const manifest = Buffer.from(
  JSON.stringify({
    schemaVersion: 2,
    mediaType: manifestType,
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: digestOf(config), size: config.length },
    layers: [{ mediaType: 'application/vnd.oci.image.layer.v1.tar', digest: digestOf(layer), size: layer.length }],
  }),
);
const child = { mediaType: manifestType, digest: digestOf(manifest), size: manifest.length };
const index = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: indexType, manifests: [child] }));
const nothing = `sha256:${'0'.repeat(64)}`;

describe.each(implementations)('%s', (_name, start) => {
  let server: Server | undefined;
  beforeAll(async () => {
    server = await start?.();
  });
  afterAll(async () => {
    await server?.[Symbol.asyncDispose]();
  });

  const check = test.skipIf(start === undefined);
  const at = (path: string): URL => new URL(path, `http://${server?.host}/v2/`);

  async function send(method: string, url: URL, more: RequestInit = {}): Promise<Response> {
    return await fetch(url, { method, ...more });
  }

  /** Status and error codes. */
  async function outcome(method: string, url: URL, more: RequestInit = {}): Promise<readonly unknown[]> {
    const response = await send(method, url, more);
    const text = await response.text();
    if (response.ok || text === '') return [response.status];
    const { errors }: { errors: readonly { code: string }[] } = JSON.parse(text);
    return [response.status, ...errors.map(({ code }) => code)];
  }

  async function openUpload(repository: string): Promise<URL> {
    const response = await send('POST', at(`${repository}/blobs/uploads/`));
    expect(response.status).toBe(202);
    return next(response);
  }

  function next(response: Response): URL {
    return new URL(response.headers.get('location') ?? '', at(''));
  }

  function withDigest(url: URL, digest: string): URL {
    const result = new URL(url);
    result.searchParams.set('digest', digest);
    return result;
  }

  async function upload(repository: string, blob: Buffer<ArrayBuffer>): Promise<readonly unknown[]> {
    return await outcome('PUT', withDigest(await openUpload(repository), digestOf(blob)), { body: blob });
  }

  async function putImage(repository: string): Promise<void> {
    await upload(repository, config);
    await upload(repository, layer);
    const put = { body: manifest, headers: { 'content-type': manifestType } };
    expect(await outcome('PUT', at(`${repository}/manifests/1.0.0`), put)).toEqual([201]);
  }

  check('says that it speaks version 2', async () => {
    expect(await outcome('GET', at(''))).toEqual([200]);
  });

  check('knows neither tags nor manifests of a repository that is not there', async () => {
    expect(await outcome('GET', at('none/here/tags/list'))).toEqual([404, 'NAME_UNKNOWN']);
    expect(await outcome('GET', at('none/here/manifests/1.0.0'))).toEqual([404, 'MANIFEST_UNKNOWN']);
    expect(await outcome('GET', at(`none/here/manifests/${nothing}`))).toEqual([404, 'MANIFEST_UNKNOWN']);
    expect(await outcome('GET', at(`none/here/blobs/${nothing}`))).toEqual([404, 'BLOB_UNKNOWN']);
  });

  check('takes a blob in one piece', async () => {
    expect(await upload('blob/whole', layer)).toEqual([201]);
    const head = await send('HEAD', at(`blob/whole/blobs/${digestOf(layer)}`));
    expect([head.status, head.headers.get('content-length')]).toEqual([200, `${layer.length}`]);
    const get = await send('GET', at(`blob/whole/blobs/${digestOf(layer)}`));
    expect(Buffer.from(await get.arrayBuffer())).toEqual(layer);
  });

  check('takes a blob in chunks', async () => {
    const first = await send('PATCH', await openUpload('blob/chunks'), { body: layer.subarray(0, 3) });
    expect([first.status, first.headers.get('range')]).toEqual([202, '0-2']);
    const second = await send('PATCH', next(first), { body: layer.subarray(3) });
    expect([second.status, second.headers.get('range')]).toEqual([202, `0-${layer.length - 1}`]);
    expect(await outcome('PUT', withDigest(next(second), digestOf(layer)))).toEqual([201]);
    expect(await outcome('HEAD', at(`blob/chunks/blobs/${digestOf(layer)}`))).toEqual([200]);
  });

  check('refuses a blob that is not what its digest says', async () => {
    const url = withDigest(await openUpload('blob/wrong'), nothing);
    expect(await outcome('PUT', url, { body: layer })).toEqual([400, 'DIGEST_INVALID']);
    expect(await outcome('HEAD', at(`blob/wrong/blobs/${nothing}`))).toEqual([404]);
  });

  check('forgets an upload that is given up', async () => {
    const url = await openUpload('blob/left');
    expect(await outcome('DELETE', url)).toEqual([204]);
    expect(await outcome('PUT', withDigest(url, digestOf(layer)), { body: layer })).toEqual([
      404,
      'BLOB_UPLOAD_UNKNOWN',
    ]);
  });

  check('takes a blob over from another repository, or opens an upload', async () => {
    await upload('mount/from', layer);
    const mount = (digest: string): URL => at(`mount/to/blobs/uploads/?mount=${digest}&from=mount/from`);
    expect(await outcome('POST', mount(digestOf(layer)))).toEqual([201]);
    expect(await outcome('HEAD', at(`mount/to/blobs/${digestOf(layer)}`))).toEqual([200]);
    expect(await outcome('POST', mount(nothing))).toEqual([202]);
  });

  check('keeps a manifest byte by byte, under its tag and its digest', async () => {
    await putImage('image/one');
    for (const reference of ['1.0.0', digestOf(manifest)]) {
      const get = await send('GET', at(`image/one/manifests/${reference}`), { headers: { accept: manifestType } });
      expect(get.headers.get('docker-content-digest')).toBe(digestOf(manifest));
      expect(get.headers.get('content-type')).toBe(manifestType);
      expect(Buffer.from(await get.arrayBuffer())).toEqual(manifest);
    }
    const list = await send('GET', at('image/one/tags/list'));
    expect(await list.json()).toEqual({ name: 'image/one', tags: ['1.0.0'] });
  });

  check('refuses a manifest that is incomplete, unreadable or misnamed', async () => {
    const headers = { 'content-type': manifestType };
    const put = (reference: string, body: Buffer<ArrayBuffer>): Promise<readonly unknown[]> =>
      outcome('PUT', at(`image/bad/manifests/${reference}`), { body, headers });
    expect((await put('1', manifest)).slice(0, 2)).toEqual([400, 'MANIFEST_BLOB_UNKNOWN']);
    expect(await put('1', Buffer.from('not JSON'))).toEqual([400, 'MANIFEST_INVALID']);
    await upload('image/bad', config);
    await upload('image/bad', layer);
    expect(await put(nothing, manifest)).toEqual([400, 'DIGEST_INVALID']);
    expect(await outcome('GET', at('image/bad/manifests/1'), { headers: { accept: manifestType } })).toEqual([
      404,
      'MANIFEST_UNKNOWN',
    ]);
  });

  check('hides a manifest from a reader who does not accept its type', async () => {
    await putImage('image/typed');
    const put = { body: index, headers: { 'content-type': indexType } };
    expect(await outcome('PUT', at('image/typed/manifests/all'), put)).toEqual([201]);
    const read = (reference: string, accept: string): Promise<readonly unknown[]> =>
      outcome('GET', at(`image/typed/manifests/${reference}`), { headers: { accept } });
    expect(await read('all', `${manifestType}, ${indexType}`)).toEqual([200]);
    expect(await read('all', manifestType)).toEqual([404, 'MANIFEST_UNKNOWN']);
    expect(await read('1.0.0', indexType)).toEqual([404, 'MANIFEST_UNKNOWN']);
    expect(await read('1.0.0', '*/*')).toEqual([404, 'MANIFEST_UNKNOWN']);
  });
});
