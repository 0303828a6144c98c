import { expect, test } from 'vitest';
import { type SandboxRegistry, startRegistry } from './index.ts';
import { digestOf } from './store.ts';

const user = { username: 'ci', password: 'sandbox-password' };
const basic = `Basic ${Buffer.from(`${user.username}:${user.password}`).toString('base64')}`;
const manifestType = 'application/vnd.oci.image.manifest.v1+json';

async function put(registry: SandboxRegistry, tag: string, content = ''): Promise<number> {
  const config = Buffer.from(`{"content":"${content}"}`);
  const start = await fetch(`${registry.url}/v2/acme/shop/blobs/uploads/`, { method: 'POST' });
  await fetch(`${start.headers.get('location')}&digest=${digestOf(config)}`, { method: 'PUT', body: config });
  const body = JSON.stringify({ schemaVersion: 2, config: { digest: digestOf(config) }, layers: [] });
  const headers = { 'content-type': manifestType };
  const answer = await fetch(`${registry.url}/v2/acme/shop/manifests/${tag}`, { method: 'PUT', headers, body });
  return answer.status;
}

async function tokenFor(registry: SandboxRegistry, scope: string): Promise<string> {
  const url = `${registry.url}/token?service=x&scope=${scope}`;
  const answer = await fetch(url, { headers: { authorization: basic } });
  const { token }: { token: string } = JSON.parse(await answer.text());
  return token;
}

test('a token opens only the repository and the access that it was given for', async () => {
  await using registry = await startRegistry({ auth: { kind: 'bearer', ...user, access: 'pull' } });
  const authorization = `Bearer ${await tokenFor(registry, 'repository:acme/shop:pull,push')}`;
  const ask = async (method: string, path: string): Promise<readonly unknown[]> => {
    const answer = await fetch(`${registry.url}/v2/${path}`, { method, headers: { authorization } });
    return [answer.status, answer.headers.get('www-authenticate')?.includes('insufficient_scope')];
  };
  expect(await ask('GET', 'acme/shop/tags/list')).toEqual([404, undefined]);
  expect(await ask('GET', 'acme/other/tags/list')).toEqual([401, true]);
  expect(await ask('POST', 'acme/shop/blobs/uploads/')).toEqual([401, true]);
});

test('tags are listed in order, a page at a time', async () => {
  await using registry = await startRegistry();
  for (const tag of ['3', '1', '2']) expect(await put(registry, tag)).toBe(201);
  const first = await fetch(`${registry.url}/v2/acme/shop/tags/list?n=2`);
  expect(await first.json()).toEqual({ name: 'acme/shop', tags: ['1', '2'] });
  expect(first.headers.get('link')).toBe('</v2/acme/shop/tags/list?last=2&n=2>; rel="next"');
  const second = await fetch(`${registry.url}/v2/acme/shop/tags/list?n=2&last=2`);
  expect(await second.json()).toEqual({ name: 'acme/shop', tags: ['3'] });
  expect(second.headers.get('link')).toBe(null);
});

test('an immutable tag is never set twice, while other registries let it move', async () => {
  await using immutable = await startRegistry({ immutableTags: true });
  await using mutable = await startRegistry();
  expect([await put(immutable, '1', 'a'), await put(immutable, '1', 'a'), await put(immutable, '1', 'b')]).toEqual([
    201, 400, 400,
  ]);
  expect([await put(mutable, '1', 'a'), await put(mutable, '1', 'b')]).toEqual([201, 201]);
});

test('a fault hits as many matching requests as it was told to, and is recorded', async () => {
  await using registry = await startRegistry();
  registry.fail({ match: /^GET \/v2\/$/, times: 2, status: 503, headers: { 'retry-after': '1' } });
  const statuses: number[] = [];
  for (let request = 0; request < 3; request += 1) statuses.push((await fetch(`${registry.url}/v2/`)).status);
  expect(statuses).toEqual([503, 503, 200]);
  registry.fail({ match: /^GET/, status: 'reset' });
  await expect(fetch(`${registry.url}/v2/`)).rejects.toThrow('fetch failed');
  expect(registry.requests.map(({ status }) => status)).toEqual([503, 503, 200, 0]);
});

test('a lost answer belongs to a request that was carried out', async () => {
  await using registry = await startRegistry();
  registry.fail({ match: /^PUT .*manifests/, status: 'lost' });
  await expect(put(registry, '1')).rejects.toThrow('fetch failed');
  expect(registry.tags('acme/shop')).toEqual(['1']);
});

test.each([
  ['DELETE', '/v2/acme/shop/manifests/1', 405],
  ['GET', '/v2/acme/shop/referrers/sha256:0', 404],
  ['GET', '/v2/_catalog', 404],
])('what is not implemented is refused aloud: %s %s', async (method, path, status) => {
  await using registry = await startRegistry();
  const answer = await fetch(`${registry.url}${path}`, { method });
  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({ errors: [{ code: 'UNSUPPORTED' }] });
});
