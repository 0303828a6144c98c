import { expect, test } from 'vitest';
import { connectRegistry } from '#registry';
import { Secret } from '#secret';
import { type SandboxRegistry, startRegistry } from '../../sandbox/registry/index.ts';
import { testClock } from './test-clock.ts';

const user = { username: 'ci', password: 'password' };
const credentials = { username: 'ci', password: new Secret('password') };

function trace({ requests }: SandboxRegistry): readonly string[] {
  return requests.map(({ method, path, authorization }) => `${method} ${path.replace(/\?.*/, '')} ${authorization}`);
}

test('credentials are sent only once they are asked for, and a login is used again', async () => {
  await using registry = await startRegistry({ auth: { kind: 'basic', ...user } });
  const client = connectRegistry({ registry: registry.host, credentials });
  await client.getManifest('a', '1');
  await client.getManifest('a', '1');
  expect(trace(registry)).toEqual([
    'GET /v2/a/manifests/1 ',
    'GET /v2/a/manifests/1 Basic',
    'GET /v2/a/manifests/1 Basic',
  ]);
});

test('each repository has a token of its own, which is used until it expires', async () => {
  await using registry = await startRegistry({ auth: { kind: 'bearer', ...user } });
  const clock = testClock();
  const client = connectRegistry({ registry: registry.host, credentials, clock });
  await client.getManifest('a', '1');
  await client.getManifest('a', '1');
  await client.getManifest('b', '1');
  await clock.sleep(300_000);
  await client.getManifest('a', '1');
  const login = (path: string): string[] => [
    `GET /v2/${path}/manifests/1 `,
    'GET /token Basic',
    `GET /v2/${path}/manifests/1 Bearer`,
  ];
  expect(trace(registry)).toEqual([...login('a'), 'GET /v2/a/manifests/1 Bearer', ...login('b'), ...login('a')]);
});

test('a token that the registry no longer takes is renewed once', async () => {
  await using registry = await startRegistry({ auth: { kind: 'bearer', ...user } });
  const client = connectRegistry({ registry: registry.host, credentials });
  await client.getManifest('a', '1');
  const challenge = `Bearer realm="${registry.url}/token",service="s"`;
  registry.fail({ match: /manifests/, status: 401, headers: { 'www-authenticate': challenge } });
  expect(await client.getManifest('a', '1')).toMatchObject({ found: false });
  registry.fail({ match: /manifests/, times: 2, status: 401, headers: { 'www-authenticate': challenge } });
  await expect(client.getManifest('a', '1')).rejects.toMatchObject({ code: 'REGISTRY_AUTH' });
});
