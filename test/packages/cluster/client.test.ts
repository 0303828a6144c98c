import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Client,
  type Clock,
  type Connection,
  createClient,
  follow,
  mintedToken,
  type Snapshot,
  staticToken,
} from '#cluster';
import { Secret } from '#secret';
import { type Certificates, makeCertificates } from '../../sandbox/cluster/certificates.ts';
import { type FakeAnswer, type FakeServer, startFakeServer } from '../../sandbox/cluster/fake.ts';
import { openssl, requirePart } from '../../sandbox/parts.ts';
import { failureOf } from './failure-of.ts';

const canCertify = requirePart(openssl());
let folder = '';
let certificates: Certificates;
beforeAll(async () => {
  if (!canCertify) return;
  folder = await mkdtemp(join(tmpdir(), 'client-test-'));
  certificates = await makeCertificates(folder);
});
afterAll(async () => {
  if (canCertify) await rm(folder, { recursive: true, force: true });
});

const fakeServer = (answer: Parameters<typeof startFakeServer>[1]): Promise<FakeServer> =>
  startFakeServer(certificates, answer);

interface TestClock extends Clock {
  readonly sleeps: readonly number[];
}

/** Never waits, and tells for how long it was asked to. */
function testClock(): TestClock {
  const sleeps: number[] = [];
  let time = Date.parse('2026-01-01T00:00:00Z');
  return {
    sleeps,
    now: () => time,
    async sleep(milliseconds) {
      sleeps.push(milliseconds);
      time += milliseconds;
    },
  };
}

const call = { method: 'GET', path: '/version', operation: 'Asking for the version' } as const;
const status = (code: number, message: string, rest: object = {}): FakeAnswer => ({
  ...{ status: code, body: { kind: 'Status', message, ...rest } },
});

const connectionTo = (server: FakeServer, rest: Partial<Connection> = {}): Connection => ({
  ...{
    server: server.url,
    certificateAuthority: server.authority,
    credentials: staticToken(new Secret('canary')),
    secrets: [],
  },
  ...rest,
});

describe.skipIf(!canCertify)('a client', () => {
  it('keeps its connection, unpacks answers, and sends who it is', async () => {
    const body = { version: 'x'.repeat(10_000) };
    await using server = await fakeServer(() => ({
      ...{ status: 200, headers: { 'content-encoding': 'gzip', warning: '299 - "v1beta1 is deprecated"' } },
      body: gzipSync(JSON.stringify(body)),
    }));
    const impersonate = { user: 'deployer', groups: ['a', 'b'], extra: { 'example.com/reason': ['x'] } };
    using client = createClient(connectionTo(server, { impersonate, serverName: 'kubernetes.default' }));
    for (let count = 0; count < 5; count += 1) expect((await client.request(call)).body).toEqual(body);
    expect([server.connections(), server.names]).toEqual([1, ['kubernetes.default']]);
    expect(server.requests[0]?.headers).toMatchObject({
      ...{ authorization: 'Bearer canary', 'user-agent': 'gitops-actions', 'impersonate-user': 'deployer' },
      ...{ 'impersonate-group': 'a, b', 'impersonate-extra-example.com%2freason': 'x' },
    });
    expect([...client.warnings]).toEqual(['v1beta1 is deprecated']);
  });

  it('waits as long as a busy server asks for, and longer each time where it does not say', async () => {
    await using server = await fakeServer((_, count) => {
      if (count === 1) return { ...status(429, 'too many'), headers: { 'retry-after': '3' } };
      return count < 5 ? status(503, 'starting') : { status: 200, body: {} };
    });
    const clock = testClock();
    using client = createClient(connectionTo(server), { clock });
    await client.request(call);
    expect(clock.sleeps).toEqual([3_000, 200, 400, 800]);
  });

  it('repeats a request whose connection broke', async () => {
    await using server = await fakeServer((_, count) => (count < 3 ? undefined : { status: 200 }));
    using client = createClient(connectionTo(server), { clock: testClock() });
    await client.request(call);
    expect(client.requests()).toBe(3);
  });

  it('signs in anew once when its credentials are refused', async () => {
    let minted = 0;
    const hidden: string[] = [];
    await using server = await fakeServer(({ headers }) =>
      headers.authorization === 'Bearer token-2' ? { status: 200 } : status(401, 'Unauthorized'),
    );
    const credentials = mintedToken(async () => new Secret(`token-${++minted}`));
    using client = createClient(connectionTo(server, { credentials }), {
      onSecret: (secret) => hidden.push(secret.reveal()),
    });
    await client.request(call);
    expect(hidden).toEqual(['token-1', 'token-2']);
  });

  it('asks for a new token less than a minute before the old one expires', async () => {
    const clock = testClock();
    const lifetime = 300_000;
    let minted = 0;
    const jwt = (): string => {
      minted += 1;
      const payload = { exp: (clock.now() + lifetime) / 1000, minted };
      return `e30.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.x`;
    };
    await using server = await fakeServer(() => ({ status: 200 }));
    const credentials = mintedToken(async () => new Secret(jwt()));
    using client = createClient(connectionTo(server, { credentials }), { clock });
    const counts: number[] = [];
    for (const pause of [0, 200_000, 39_000, 2_000]) {
      await clock.sleep(pause);
      await Promise.all([client.request(call), client.request(call)]);
      counts.push(minted);
    }
    expect(counts).toEqual([1, 1, 1, 2]);
  });

  it.each<[string, FakeAnswer | undefined, string]>([
    ['a token that stays refused', status(401, 'Unauthorized'), 'AUTH_EXPIRED'],
    ['too many requests, for ever', status(429, 'too many'), 'K8S_UNREACHABLE'],
    ['a server that breaks off, for ever', undefined, 'K8S_UNREACHABLE'],
    ['a page that is no API', { status: 404, body: '<html>canary' }, 'K8S_REFUSED'],
    [
      'a webhook that is not there yet',
      status(500, 'Internal error: failed calling webhook "a": no endpoints'),
      'WEBHOOK_DOWN',
    ],
    ['a quota', status(403, 'pods "a" is forbidden: exceeded quota: small'), 'QUOTA'],
    [
      'objects of a version that is gone',
      status(500, 'request to convert CR to an invalid group/version: x'),
      'CRD_STORED_VERSION',
    ],
  ])('ends in a code on %s, and repeats no credential', async (_, answer, code) => {
    await using server = await fakeServer(() => answer);
    using client = createClient(connectionTo(server), { clock: testClock(), patience: 2_000 });
    const failure = await failureOf(client.request(call));
    expect(failure.code).toBe(code);
    expect(`${failure.message} ${failure.hint}`).not.toContain('canary');
  });

  it('trusts no authority but the one it was given', async () => {
    await using server = await fakeServer(() => ({ status: 200 }));
    const { certificateAuthority: _, ...connection } = connectionTo(server);
    using client = createClient(connection);
    expect(await failureOf(client.request(call))).toMatchObject({ code: 'TLS_UNTRUSTED' });
    using other = createClient(connectionTo(server, { serverName: 'elsewhere.example.com' }));
    expect(await failureOf(other.request(call))).toMatchObject({ code: 'TLS_UNTRUSTED' });
    expect(server.requests).toHaveLength(0);
  });

  it('goes through the proxy that it is told of, and past it where NO_PROXY says so', async () => {
    await using server = await fakeServer(() => ({ status: 200 }));
    const tunnels: (string | undefined)[] = [];
    const proxy = createServer().on('connect', ({ url, headers }, socket) => {
      tunnels.push(`${url} ${headers['proxy-authorization'] ?? ''}`);
      const onward = connect(Number(server.url.port), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        socket.pipe(onward).pipe(socket);
      });
    });
    await new Promise<void>((ready) => proxy.listen(0, '127.0.0.1', ready));
    const address = proxy.address();
    const port = typeof address === 'object' ? address?.port : 0;
    try {
      // the name exists for the proxy alone
      const named = { server: new URL('https://cluster.invalid:6443'), serverName: 'localhost' };
      const HTTPS_PROXY = `http://user:pass@127.0.0.1:${port}`;
      using client = createClient(connectionTo(server, { ...named, environment: { HTTPS_PROXY } }));
      await client.request(call);
      expect(tunnels).toEqual([`cluster.invalid:6443 Basic ${Buffer.from('user:pass').toString('base64')}`]);
      for (const NO_PROXY of ['*', '.invalid', 'a, cluster.invalid:6443']) {
        using direct = createClient(connectionTo(server, { ...named, environment: { HTTPS_PROXY, NO_PROXY } }), {
          patience: 0,
        });
        expect(await failureOf(direct.request(call))).toMatchObject({ code: 'K8S_UNREACHABLE' });
      }
      expect(tunnels).toHaveLength(1);
    } finally {
      proxy.closeAllConnections();
      await new Promise((closed) => proxy.close(closed));
    }
  });
});

describe.skipIf(!canCertify)('following a collection', () => {
  const item = (name: string, resourceVersion: string): object => ({
    ...{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'a', resourceVersion } },
  });
  const list = (resourceVersion: string, ...items: readonly object[]): FakeAnswer => ({
    ...{ status: 200, body: { metadata: { resourceVersion }, items } },
  });
  const events = (...each: readonly object[]): FakeAnswer => ({
    ...{ status: 200, body: each.map((event) => `${JSON.stringify(event)}\n`).join('') },
  });
  const collection = { path: '/api/v1/namespaces/a/configmaps', apiVersion: 'v1', kind: 'ConfigMap' };

  /** Follows until something is seen; answers with what was asked. */
  const followUntil = async (client: Client, isSeen: (objects: Snapshot) => boolean): Promise<void> => {
    const stop = new AbortController();
    const update = (objects: Snapshot): void => {
      if (isSeen(objects)) stop.abort();
    };
    await follow(client, collection, { update, signal: stop.signal });
  };
  const asked = ({ requests }: FakeServer): readonly string[] =>
    requests.map(({ url }) => {
      const { searchParams } = new URL(url ?? '', 'https://x');
      return searchParams.has('watch') ? `watch ${searchParams.get('resourceVersion')}` : 'list';
    });

  it('goes on where a stream ended, bookmarks included, and lists anew when that is too old', async () => {
    const answers: readonly FakeAnswer[] = [
      list('1', item('one', '1')),
      events(
        { type: 'ADDED', object: item('two', '5') },
        { type: 'BOOKMARK', object: { metadata: { resourceVersion: '9' } } },
      ),
      events({ type: 'ERROR', object: { code: 410 } }),
      list('20', item('three', '12')),
      events({ type: 'DELETED', object: item('three', '21') }),
    ];
    await using server = await fakeServer((_, count) => answers[count - 1]);
    using client = createClient(connectionTo(server), { clock: testClock() });
    const states: string[][] = [];
    await followUntil(client, (objects) => {
      states.push([...objects.keys()]);
      return objects.size === 0;
    });
    expect(states).toEqual([['a/one'], ['a/one', 'a/two'], ['a/three'], []]);
    expect(asked(server)).toEqual(['list', 'watch 1', 'watch 9', 'list', 'watch 20']);
  });

  it.each<[string, FakeAnswer | undefined, number]>([
    ['nobody may watch', status(403, 'cannot watch'), 1],
    ['streams break all the time', undefined, 3],
    ['streams end as soon as they have begun', events(), 3],
  ])('lists every two seconds where %s', async (_, answer, tries) => {
    let lists = 0;
    await using server = await fakeServer(({ url }) => {
      if (url?.includes('watch=1')) return answer;
      lists += 1;
      return lists < 4 ? list('1') : list('2', item('one', '2'));
    });
    const clock = testClock();
    using client = createClient(connectionTo(server), { clock });
    await followUntil(client, (objects) => objects.size > 0);
    expect(asked(server).filter((each) => each.startsWith('watch'))).toHaveLength(tries);
    expect(clock.sleeps.filter((each) => each === 2_000).length).toBeGreaterThanOrEqual(2);
  });
});
