import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inClusterConnection } from '#cluster';
import { failureOf } from './failure-of.ts';

it.each([
  ['10.96.0.1', '443', 'https://10.96.0.1/'],
  ['fd00::1', '6443', 'https://[fd00::1]:6443/'],
])('the service account of a pod reaches the API server at %s', async (host, port, url) => {
  const folder = await mkdtemp(join(tmpdir(), 'service-account-'));
  try {
    await writeFile(join(folder, 'ca.crt'), 'authority');
    await writeFile(join(folder, 'token'), 'first\n');
    const environment = { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port };
    const connection = await inClusterConnection(environment, folder);
    expect([connection.server.href, connection.certificateAuthority]).toEqual([url, 'authority']);
    const { token, expires } = await connection.credentials();
    expect(token?.reveal()).toBe('first');
    // kubelets replace the token; it is read again within a minute
    expect(expires).toBeLessThanOrEqual(Date.now() + 60_000);
    await writeFile(join(folder, 'token'), 'second');
    expect((await connection.credentials()).token?.reveal()).toBe('second');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it('outside of a cluster that is said, with what to do', async () => {
  const failure = await failureOf(inClusterConnection({}));
  expect(failure).toMatchObject({ code: 'K8S_UNREACHABLE', hint: expect.stringContaining('kubeconfig') });
});
