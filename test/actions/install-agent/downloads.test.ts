import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer as createProxy, type Server } from 'node:http';
import { createServer } from 'node:https';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testData } from '../../packages/manifest/test-data.ts';
import { type ActionOutcome, runAction } from '../../sandbox/action-process.ts';
import { type Certificates, makeCertificates } from '../../sandbox/cluster/certificates.ts';
import { openssl, requirePart } from '../../sandbox/parts.ts';
import { scaled } from '../../scale.ts';

const hosts = ['github.com', 'objects.example.com', 'raw.githubusercontent.com'];
const labels =
  '{app.kubernetes.io/component: source-controller, app.kubernetes.io/part-of: flux, app.kubernetes.io/version: v2.9.4}';
const flux = `{apiVersion: apps/v1, kind: Deployment, metadata: {name: source-controller, namespace: flux-system, labels: ${labels}}}\n`;
const hash = createHash('sha256').update(flux).digest('hex');
const argocd = testData('agents/argocd-3.5.1.yaml');

interface Page {
  readonly status?: number;
  readonly location?: string;
  readonly body?: string | Buffer;
}

/** The servers of the releases, as a proxy leads to them: no test reaches the real ones. */
describe.skipIf(!requirePart(openssl()))("an agent's manifests from its release", () => {
  let folder: string;
  let certificates: Certificates;
  let proxy: Server;
  let pages: Readonly<Record<string, Page>> = {};
  const asked: string[] = [];
  const servers: { close: () => void }[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'install-agent-downloads-'));
    certificates = await makeCertificates(join(folder, 'certificates'));
    const cert = await certificateFor(certificates);
    const site = createServer(cert, ({ headers, url }, response) => {
      asked.push(`${headers.host}${url}`);
      const { status = 404, location, body = '' } = pages[`${headers.host}${url}`] ?? {};
      response.writeHead(status, location === undefined ? {} : { location }).end(body);
    });
    const port = await listening(site);
    proxy = createProxy();
    proxy.on('connect', (_, client) => {
      const server = connect(port, '127.0.0.1', () => client.write('HTTP/1.1 200 OK\r\n\r\n'));
      server.on('error', () => client.destroy()).pipe(client);
      client.on('error', () => server.destroy()).pipe(server);
    });
    await listening(proxy);
    servers.push(site, proxy);
  });
  afterAll(async () => {
    for (const server of servers) server.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function install(
    served: Readonly<Record<string, Page>>,
    inputs: Readonly<Record<string, string>> = { agent: 'flux', version: '2.9.4', components: 'source' },
  ): Promise<ActionOutcome> {
    pages = served;
    asked.length = 0;
    const address = proxy.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    return await runAction('install-agent', {
      workspace: folder,
      // no cluster is there: what the manifests are is told all the same
      inputs: { server: 'https://github.com', 'cluster-token': 'canary', ...inputs },
      environment: { HTTPS_PROXY: url, NODE_EXTRA_CA_CERTS: certificates.file('ca.crt') },
    });
  }
  const release = 'github.com/fluxcd/flux2/releases/download/v2.9.4';
  const manifestsRow = ({ summary }: ActionOutcome): string => /^\| `manifests` \| (.*)$/m.exec(summary)?.[1] ?? '';

  it('are trusted by the checksums that Flux publishes beside them, wherever it redirects to', async () => {
    const outcome = await install({
      [`${release}/install.yaml`]: { status: 302, location: 'https://objects.example.com/a?b=c' },
      'objects.example.com/a?b=c': { status: 200, body: flux },
      [`${release}/flux_2.9.4_checksums.txt`]: { status: 200, body: `${hash}  install.yaml\n` },
    });
    expect(manifestsRow(outcome)).toMatch(new RegExp(`^ok \\| .*SHA-256 ${hash}.*verified: same-origin`));
    expect(outcome.outputs.version).toBe('2.9.4');
  });

  it.skipIf(argocd === undefined)('are trusted by a hash that is known here', async () => {
    const url = 'raw.githubusercontent.com/argoproj/argo-cd/v3.5.1/manifests/install.yaml';
    const outcome = await install(
      { [url]: { status: 200, body: readFileSync(argocd ?? '') } },
      { agent: 'argocd', version: '3.5.1' },
    );
    expect(manifestsRow(outcome)).toMatch(/^ok \| .*pinned/);
    const other = await install({ [url]: { status: 200, body: flux } }, { agent: 'argocd', version: '3.5.1' });
    expect(manifestsRow(other)).toMatch(new RegExp(`^\\*\\*fail\\*\\* \\| .*${hash}`));
  });

  const refused: readonly (readonly [what: string, pages: Readonly<Record<string, Page>>, said: RegExp])[] = [
    [
      'another hash than the one published',
      {
        [`${release}/install.yaml`]: { status: 200, body: flux },
        [`${release}/flux_2.9.4_checksums.txt`]: { status: 200, body: `${'0'.repeat(64)}  install.yaml\n` },
      },
      new RegExp(hash),
    ],
    [
      'no published hash',
      {
        [`${release}/install.yaml`]: { status: 200, body: flux },
        [`${release}/flux_2.9.4_checksums.txt`]: { status: 200, body: '' },
      },
      /nothing vouches for it/,
    ],
    ['no such release', {}, /answered 404/],
    [
      'a redirect to http',
      { [`${release}/install.yaml`]: { status: 302, location: 'http://objects.example.com/a' } },
      /no https URL/,
    ],
    [
      'redirects without an end',
      { [`${release}/install.yaml`]: { status: 302, location: `https://${release}/install.yaml` } },
      /more than 5 times/,
    ],
    [
      'a page without an end',
      { [`${release}/install.yaml`]: { status: 200, body: Buffer.alloc(21 * 1_048_576, '#') } },
      /more than 20971520 bytes/,
    ],
  ];
  it.each(refused.slice(0, scaled(2, refused.length)))('are refused for %s', async (_, served, said) => {
    const checksums = { [`${release}/flux_2.9.4_checksums.txt`]: { status: 200, body: `${hash}  install.yaml\n` } };
    const outcome = await install({ ...checksums, ...served });
    expect(outcome.exitCode).toBe(1);
    expect(manifestsRow(outcome)).toMatch(/^\*\*fail\*\*/);
    expect(manifestsRow(outcome)).toMatch(said);
  });

  it('from a mirror are refused without a hash, and taken with the right one', async () => {
    const served = { 'objects.example.com/flux.yaml': { status: 200, body: flux } };
    const inputs = { agent: 'flux', components: 'source', manifests: 'https://objects.example.com/flux.yaml' };
    expect(manifestsRow(await install(served, inputs))).toMatch(new RegExp(`^\\*\\*fail\\*\\* \\| .*${hash}`));
    const outcome = await install(served, { ...inputs, sha256: hash });
    expect(manifestsRow(outcome)).toMatch(/^ok \|/);
    expect(outcome.outputs.version).toBe('2.9.4');
  });
});

async function listening(server: Pick<Server, 'listen' | 'address'>): Promise<number> {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

/** For the names of the releases' servers. */
async function certificateFor({
  folder,
  file,
}: Certificates): Promise<{ readonly key: string; readonly cert: string }> {
  const run = (...args: readonly string[]): Promise<unknown> =>
    promisify(execFile)('openssl', [...args], { cwd: folder });
  await writeFile(file('site.ext'), `subjectAltName=${hosts.map((host) => `DNS:${host}`).join(',')}`);
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', 'site.key'];
  await run('req', ...key, '-out', 'site.csr', '-subj', '/CN=site');
  const authority = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-days', '2', '-set_serial', '0x51'];
  await run('x509', '-req', '-in', 'site.csr', ...authority, '-out', 'site.crt', '-extfile', 'site.ext');
  const [pem = '', secret = ''] = await Promise.all(
    ['site.crt', 'site.key'].map((name) => readFile(file(name), 'utf8')),
  );
  return { cert: pem, key: secret };
}
