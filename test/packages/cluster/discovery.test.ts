import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient, createDiscovery, staticToken } from '#cluster';
import { Secret } from '#secret';
import { type Certificates, makeCertificates } from '../../sandbox/cluster/certificates.ts';
import { startFakeServer } from '../../sandbox/cluster/fake.ts';
import { openssl, requirePart } from '../../sandbox/parts.ts';

const canCertify = requirePart(openssl());

describe.skipIf(!canCertify)('what a server says about its kinds', () => {
  let folder = '';
  let certificates: Certificates;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'discovery-'));
    certificates = await makeCertificates(folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const kinds = { kind: 'APIResourceList', resources: [{ name: 'apples', kind: 'Apple', namespaced: true }] };
  const aggregated = {
    kind: 'APIGroupDiscoveryList',
    items: [
      {
        metadata: { name: 'fruit.example.com' },
        versions: ['v2', 'v1'].map((version) => ({
          version,
          resources: [{ resource: 'apples', responseKind: { kind: 'Apple' }, scope: 'Namespaced' }],
        })),
      },
    ],
  };
  const groups = {
    kind: 'APIGroupList',
    groups: [{ name: 'fruit.example.com', preferredVersion: { groupVersion: 'fruit.example.com/v2' } }],
  };
  const servers = {
    new: { '/api': { kind: 'APIGroupDiscoveryList', items: [] }, '/apis': aggregated },
    old: {
      '/api': { kind: 'APIVersions', versions: ['v1'] },
      '/apis': groups,
      '/api/v1': { kind: 'APIResourceList', resources: [] },
      '/apis/fruit.example.com/v2': kinds,
    },
  } as const;

  it.each(['new', 'old'] as const)('is every kind once, in the version that a(n) %s one prefers', async (age) => {
    const answers = new Map<string, object>(Object.entries(servers[age]));
    await using server = await startFakeServer(certificates, ({ url = '' }) => {
      const body = answers.get(url);
      return body === undefined ? { status: 404, body: {} } : { status: 200, body };
    });
    using client = createClient({
      ...{ server: server.url, certificateAuthority: server.authority, secrets: [] },
      credentials: staticToken(new Secret('token')),
    });
    expect(await createDiscovery(client).all()).toEqual([
      { group: 'fruit.example.com', version: 'v2', kind: 'Apple', plural: 'apples', namespaced: true },
    ]);
    expect(server.requests).toHaveLength(answers.size);
  });
});
