import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClusterEdge, type ClusterValues, clusterInputs, clusterProblems, connectCluster } from '#cluster';
import { parseInputs } from '#input';
import { Secret } from '#secret';
import { makeCertificates } from '../../sandbox/cluster/certificates.ts';
import { type FakeServer, startFakeServer } from '../../sandbox/cluster/fake.ts';
import { openssl, requirePart } from '../../sandbox/parts.ts';

const values = (given: Readonly<Record<string, string>>): ClusterValues =>
  parseInputs(clusterInputs, (name) => given[name] ?? (/allow-exec|in-cluster/.test(name) ? 'false' : ''));

describe('the inputs of a cluster', () => {
  const server = { server: 'https://k8s.example.com' };
  const table: readonly (readonly [given: Readonly<Record<string, string>>, problem: RegExp | undefined])[] = [
    [{ kubeconfig: 'kubeconfig' }, undefined],
    [{ kubeconfig: 'kubeconfig', context: 'a', 'allow-exec': 'true', impersonate: 'ada' }, undefined],
    [{ ...server, 'cluster-token': 't' }, undefined],
    [{ ...server, 'oidc-audience': 'a' }, undefined],
    [{ 'in-cluster': 'true' }, undefined],
    [{}, /no way to the cluster is given: set `kubeconfig`, `server` .* or `in-cluster/],
    [{ kubeconfig: 'k', ...server, 'cluster-token': 't' }, /`kubeconfig` and `server` are given/],
    [{ 'in-cluster': 'true', context: 'a' }, /`context` goes with `kubeconfig`/],
    [{ kubeconfig: 'k', 'oidc-audience': 'a' }, /`oidc-audience` goes with `server`/],
    [server, /`server` needs one of `cluster-token` and `oidc-audience`, and 0 are given/],
    [{ ...server, 'cluster-token': 't', 'oidc-audience': 'a' }, /and 2 are given/],
  ];
  it.each(table)('%j', (given, problem) => {
    const problems = clusterProblems(values(given)).join('; ');
    if (problem === undefined) expect(problems).toBe('');
    else expect(problems).toMatch(problem);
  });
});

describe.skipIf(!requirePart(openssl()))('connecting by them', () => {
  let folder: string;
  let server: FakeServer;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cluster-inputs-'));
    server = await startFakeServer(await makeCertificates(join(folder, 'certificates')), () => ({ status: 200 }));
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  /** The headers of requests, and what was masked. */
  async function ask(given: Readonly<Record<string, string>>, edge: Partial<ClusterEdge> = {}, requests = 1) {
    const masked: string[] = [];
    using client = await connectCluster(values(given), {
      ...{ environment: {}, workspace: folder, idToken: async () => new Secret('') },
      onSecret: (secret) => void masked.push(secret.reveal()),
      ...edge,
    });
    const before = server.requests.length;
    for (let count = 0; count < requests; count += 1)
      await client.request({ method: 'GET', path: '/version', operation: 'Asking' });
    return { headers: server.requests.slice(before).map((request) => request.headers), masked };
  }
  const kubeconfig = (users: Readonly<Record<string, object>>): string =>
    JSON.stringify({
      ...{ apiVersion: 'v1', kind: 'Config', 'current-context': 'one' },
      clusters: [
        {
          name: 'c',
          cluster: {
            server: server.url.href,
            'certificate-authority-data': Buffer.from(server.authority).toString('base64'),
          },
        },
      ],
      users: Object.entries(users).map(([name, user]) => ({ name, user })),
      contexts: Object.keys(users).map((user) => ({ name: user, context: { cluster: 'c', user } })),
    });
  const direct = (): Readonly<Record<string, string>> => ({
    server: server.url.href,
    'certificate-authority': server.authority,
  });

  it('takes a kubeconfig as text and as a path, its context, and whom to act as', async () => {
    const text = kubeconfig({ one: { token: 'first-token' }, two: { token: 'second-token' } });
    const { headers, masked } = await ask({ kubeconfig: text });
    expect(headers).toMatchObject([{ authorization: 'Bearer first-token' }]);
    expect(masked).toEqual(expect.arrayContaining(['first-token', 'second-token']));
    expect(clusterInputs.kubeconfig.secretsIn?.(text)).toEqual(['first-token', 'second-token']);
    await writeFile(join(folder, 'kubeconfig'), text);
    const other = await ask({ kubeconfig: 'kubeconfig', context: 'two', impersonate: 'ada' });
    expect(other.headers).toMatchObject([{ authorization: 'Bearer second-token', 'impersonate-user': 'ada' }]);
  });

  it('takes a server with a token, its authority in PEM or in base64', async () => {
    const { headers, masked } = await ask({ ...direct(), 'cluster-token': 'the-token' });
    expect(headers).toMatchObject([{ authorization: 'Bearer the-token' }]);
    expect(masked).toContain('the-token');
    const encoded = Buffer.from(server.authority).toString('base64');
    await ask({ ...direct(), 'certificate-authority': encoded, 'cluster-token': 'the-token' });
  });

  it("mints a job's token for its audience, and a new one before that expires", async () => {
    const minted: string[] = [];
    const idToken = async (audience: string): Promise<Secret> => {
      const exp = Math.floor(Date.now() / 1000) + (minted.length === 0 ? 0 : 300);
      const payload = Buffer.from(JSON.stringify({ aud: audience, exp })).toString('base64url');
      minted.push(`h.${payload}.${minted.length}`);
      return new Secret(minted.at(-1) ?? '');
    };
    const { headers, masked } = await ask({ ...direct(), 'oidc-audience': 'k8s' }, { idToken }, 3);
    expect(minted).toHaveLength(2);
    expect(headers.map(({ authorization }) => authorization)).toEqual(
      [minted[0], minted[1], minted[1]].map((token) => `Bearer ${token}`),
    );
    expect(masked).toEqual(minted);
    expect(Buffer.from(minted[0]?.split('.')[1] ?? '', 'base64url').toString()).toContain('"aud":"k8s"');
  });

  it('refuses a proxy that it cannot use, and says which it can', async () => {
    const text = kubeconfig({ one: { token: 'first-token' } }).replace(
      '"server"',
      '"proxy-url":"socks5://p:1","server"',
    );
    await expect(ask({ kubeconfig: text })).rejects.toMatchObject({
      ...{ code: 'K8S_UNREACHABLE', message: expect.stringContaining('a socks5 proxy is asked for') },
      hint: expect.stringContaining('http or https proxy'),
    });
  });
});
