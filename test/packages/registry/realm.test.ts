import { createServer } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { Resolve } from '#network';
import { connectRegistry } from '#registry';
import { Secret } from '#secret';
import { judgeRealm } from '../../../packages/registry/realm.ts';
import { startRegistry } from '../../sandbox/registry/index.ts';
import { testClock } from './test-clock.ts';

const addresses: Readonly<Record<string, readonly string[]>> = {
  'registry.example': ['192.0.2.1'],
  'auth.example': ['192.0.2.2', '2001:db8::2'],
  'half.example': ['192.0.2.3', '169.254.169.254'],
  'registry.corp': ['10.0.0.5'],
  'auth.corp': ['10.1.2.3'],
  'local.example': ['127.0.0.1'],
  'nowhere.example': [],
};
const resolve: Resolve = async (host) => addresses[host] ?? expect.fail(`asked for ${host}`);

describe('a token service is', () => {
  test.each([
    ['https://auth.example/token', 'https://registry.example'],
    ['https://auth.example/token', 'https://registry.corp'],
    ['https://auth.corp/token', 'https://registry.corp'],
    ['http://127.0.0.1:9/token', 'http://127.0.0.1:5000'],
    ['http://[::1]:9/token', 'http://127.0.0.1:5000'],
    ['https://auth.example/token', 'http://127.0.0.1:5000'],
  ])('allowed: %s for %s', async (realm, registry) => {
    await expect(judgeRealm(new URL(realm), new URL(registry), resolve)).resolves.toMatch(/^[0-9a-f.:]+$/);
  });

  test.each([
    ['http://auth.example/token', 'https://registry.example', 'which is not https'],
    ['http://127.0.0.1/token', 'https://registry.example', 'which is not https'],
    ['http://auth.example/token', 'http://127.0.0.1:5000', 'which is not https'],
    ['file:///etc/passwd', 'http://127.0.0.1:5000', 'which is not https'],
    ['https://127.0.0.1/token', 'https://registry.example', 'at a loopback address'],
    ['https://2130706433/token', 'https://registry.example', 'at a loopback address'],
    ['https://local.example/token', 'https://registry.example', 'at a loopback address'],
    ['https://169.254.169.254/latest', 'https://registry.example', 'at a link-local address'],
    ['https://[fd00:ec2::254]/latest', 'https://registry.corp', 'at a link-local address'],
    ['https://[::ffff:169.254.169.254]/latest', 'https://registry.corp', 'at a link-local address'],
    ['https://168.63.129.16/', 'https://registry.corp', 'at a link-local address'],
    ['https://169.254.169.254/', 'https://169.254.1.1', 'at a link-local address'],
    ['https://0.0.0.0/', 'http://127.0.0.1:5000', 'at a link-local address'],
    ['https://half.example/token', 'https://registry.example', 'at a link-local address'],
    ['https://auth.corp/token', 'https://registry.example', 'at a private address'],
    ['https://[fd12::1]/token', 'https://registry.example', 'at a private address'],
    ['https://auth.corp/token', 'http://127.0.0.1:5000', 'at a private address'],
    ['https://nowhere.example/token', 'https://registry.example', 'has no address'],
  ])('refused: %s for %s, %s', async (realm, registry, found) => {
    await expect(judgeRealm(new URL(realm), new URL(registry), resolve)).rejects.toMatchObject({
      code: 'REALM_REFUSED',
      message: expect.stringMatching(new RegExp(`^Getting a token for .* was refused: .*${found}`)),
      hint: expect.stringContaining('reachable by https'),
    });
  });
});

interface Stranger extends AsyncDisposable {
  readonly url: string;
  /** The Authorization header of each request, '' for none. */
  readonly seen: readonly string[];
}

/** A server that is not the registry, and sends whoever comes to another place, or asks for credentials. */
async function startStranger(location?: (hop: number) => string, challenge?: string): Promise<Stranger> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(request.headers.authorization ?? '');
    if (challenge !== undefined) response.writeHead(401, { 'www-authenticate': challenge }).end();
    else if (location === undefined) response.writeHead(200).end('{"token":"from-a-stranger"}');
    else response.writeHead(307, { location: location(seen.length) }).end();
  });
  const { promise, resolve: listening } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', listening);
  await promise;
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const close = async (): Promise<void> => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${address.port}`, seen, [Symbol.asyncDispose]: close };
}

describe('credentials', () => {
  const user = { username: 'ci', password: 'canary-password' };
  const credentials = { username: 'ci', password: new Secret('canary-password') };

  test('go to the token service, but not where it redirects to', async () => {
    await using stranger = await startStranger();
    await using service = await startStranger(() => `${stranger.url}/token`);
    await using registry = await startRegistry({ auth: { kind: 'bearer', ...user, realm: `${service.url}/token` } });
    const client = connectRegistry({ registry: registry.host, credentials, clock: testClock() });
    await expect(client.getManifest('acme/shop', '1')).rejects.toMatchObject({ code: 'REGISTRY_AUTH' });
    expect(service.seen).toEqual([expect.stringMatching(/^Basic /)]);
    expect(stranger.seen).toEqual(['']);
  });

  test.each(['http://169.254.169.254/token', 'https://169.254.169.254/token', 'https://10.0.0.1/token'])(
    'do not follow the token service to %s',
    async (location) => {
      await using service = await startStranger(() => location);
      await using registry = await startRegistry({ auth: { kind: 'bearer', ...user, realm: `${service.url}/token` } });
      const client = connectRegistry({ registry: registry.host, credentials, clock: testClock() });
      await expect(client.getManifest('acme/shop', '1')).rejects.toMatchObject({ code: 'REALM_REFUSED' });
      expect(service.seen).toHaveLength(1);
    },
  );

  test('are not given to another server that asks for them', async () => {
    await using realm = await startStranger();
    await using stranger = await startStranger(undefined, `Bearer realm="${realm.url}/token", Basic realm="x"`);
    await using registry = await startRegistry({ auth: { kind: 'basic', ...user } });
    const client = connectRegistry({ registry: registry.host, credentials, clock: testClock() });
    registry.fail({ match: /manifests/, status: 307, headers: { location: `${stranger.url}/elsewhere` } });
    await expect(client.getManifest('acme/shop', '1')).rejects.toMatchObject({ code: 'REGISTRY_AUTH' });
    registry.fail({ match: /^HEAD/, status: 404 });
    registry.fail({ match: /^POST/, status: 202, headers: { location: `${stranger.url}/upload` } });
    const digest = `sha256:${'0'.repeat(64)}`;
    await expect(client.putBlob('acme/shop', digest, Buffer.from('x'))).rejects.toMatchObject({
      code: 'REGISTRY_AUTH',
    });
    expect(stranger.seen).toEqual(['', '']);
    expect(realm.seen).toEqual([]);
  });

  test('go nowhere after three redirects', async () => {
    await using service = await startStranger((hop) => `/token?hop=${hop}`);
    await using registry = await startRegistry({ auth: { kind: 'bearer', ...user, realm: `${service.url}/token` } });
    const client = connectRegistry({ registry: registry.host, credentials, clock: testClock() });
    await expect(client.getManifest('acme/shop', '1')).rejects.toMatchObject({
      code: 'REALM_REFUSED',
      message: expect.stringContaining('more than 3 redirects'),
    });
    expect(service.seen).toHaveLength(4);
  });

  test.each(['http://169.254.169.254/token', 'https://10.0.0.1/token', ''])(
    'are not sent to the realm "%s"',
    async (realm) => {
      await using registry = await startRegistry({ auth: { kind: 'bearer', ...user, realm } });
      const client = connectRegistry({ registry: registry.host, credentials, clock: testClock() });
      await expect(client.getManifest('acme/shop', '1')).rejects.toMatchObject({ code: 'REALM_REFUSED' });
      expect(registry.requests).toHaveLength(1);
    },
  );

  test.each(['basic', 'bearer'] as const)('are not taken along when the registry redirects (%s)', async (kind) => {
    await using stranger = await startStranger();
    await using registry = await startRegistry({ auth: { kind, ...user } });
    const client = connectRegistry({ registry: registry.host, credentials, clock: testClock() });
    await client.getManifest('acme/shop', '1');
    registry.fail({ match: /manifests/, status: 307, headers: { location: `${stranger.url}/elsewhere` } });
    await expect(client.getManifest('acme/shop', `sha256:${'0'.repeat(64)}`)).rejects.toMatchObject({
      code: 'DIGEST_MISMATCH',
    });
    expect(stranger.seen).toEqual(['']);
  });

  test('are not taken along when the registry sends an upload elsewhere', async () => {
    await using stranger = await startStranger();
    await using registry = await startRegistry({ auth: { kind: 'basic', ...user } });
    const client = connectRegistry({ registry: registry.host, credentials, clock: testClock() });
    registry.fail({ match: /^POST/, status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } });
    registry.fail({ match: /^POST/, status: 202, headers: { location: `${stranger.url}/upload` } });
    const digest = `sha256:${'0'.repeat(64)}`;
    await expect(client.putBlob('acme/shop', digest, Buffer.from('x'))).rejects.toMatchObject({
      code: 'REGISTRY_REFUSED',
    });
    expect(registry.requests.some(({ authorization }) => authorization === 'Basic')).toBe(true);
    expect(stranger.seen).toEqual(['']);
  });
});
