import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseInputs } from '#input';
import { inputs } from '../../../actions/install-agent/src/inputs.ts';
import { installationOf } from '../../../actions/install-agent/src/installation-of.ts';
import { failureOf } from '../../packages/cluster/failure-of.ts';
import { type ActionOutcome, literalDefaults, runAction } from '../../sandbox/action-process.ts';
import { type Certificates, makeCertificates } from '../../sandbox/cluster/certificates.ts';
import { type FakeServer, startFakeServer } from '../../sandbox/cluster/fake.ts';
import { kubeconfigFor } from '../../sandbox/cluster/kubeconfig.ts';
import { openssl, requirePart } from '../../sandbox/parts.ts';

const configMap = '{apiVersion: v1, kind: ConfigMap, metadata: {name: one}}';
const labels = '{app.kubernetes.io/component: source-controller, app.kubernetes.io/part-of: flux}';
const flux = `{apiVersion: apps/v1, kind: Deployment, metadata: {name: source-controller, namespace: flux-system, labels: ${labels}}}`;
const canary = 'canary-0123456789abcdef';

describe.skipIf(!requirePart(openssl()))('what the action refuses', () => {
  let folder: string;
  let certificates: Certificates;
  /** A server that nothing may reach. */
  let server: FakeServer;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'install-agent-refusals-'));
    certificates = await makeCertificates(join(folder, 'certificates'));
    server = await startFakeServer(certificates, () => ({ status: 401, body: { message: `no ${canary}` } }));
    await writeFile(join(folder, 'agent.yaml'), configMap);
    await writeFile(join(folder, 'flux.yaml'), flux);
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  const install = (given: Readonly<Record<string, string>>): Promise<ActionOutcome> =>
    runAction('install-agent', { workspace: folder, inputs: given });
  const kubeconfig = (user: object, cluster: object = {}): string =>
    JSON.stringify({
      ...JSON.parse(kubeconfigFor({ server: server.url.href, ca: certificates.file('ca.crt'), certificates })),
      ...{ users: [{ name: 'user', user }], clusters: [{ name: 'sandbox', cluster: { ...trusted(), ...cluster } }] },
    });
  const trusted = (): object => ({
    server: server.url.href,
    'certificate-authority-data': Buffer.from(server.authority).toString('base64'),
  });
  const ofManifests = { agent: 'manifests', manifests: 'agent.yaml', namespace: 'one' };

  it('inputs that do not belong together, all at once, by their names', async () => {
    const outcome = await install({
      ...{ agent: 'argocd', components: 'source', 'multi-tenant': 'true', 'log-level': 'debug', branch: 'main' },
      ...{ token: 'a-token', 'keep-crds': 'false', server: 'https://k8s.example.com', 'in-cluster': 'true' },
    });
    expect(outcome.exitCode).toBe(1);
    const [{ message = '', properties = {} } = {}] = outcome.annotations;
    expect(properties.title).toBe('INPUT_INVALID');
    const named = ['components', 'multi-tenant', 'log-level', 'branch', 'token', 'keep-crds', 'server', 'in-cluster'];
    expect(named.filter((name) => !message.includes(`\`${name}\``))).toEqual([]);
    expect(message).toContain('one of `version` and `manifests` is needed');
    expect(outcome.outputs).toEqual({});
  });

  const bad: readonly (readonly [what: string, inputs: Readonly<Record<string, string>>, expected: RegExp])[] = [
    ['no way to a cluster', ofManifests, /no way to the cluster is given/],
    ['an http server', { ...ofManifests, server: 'http://k8s.example.com' }, /input "server": expected an https URL/],
    ['no credential', { ...ofManifests, server: 'https://k8s.example.com' }, /`server` needs one of `cluster-token`/],
    ['a Windows path', { ...ofManifests, 'in-cluster': 'true', path: 'a\\b' }, /input "path"/],
    ['a way out', { ...ofManifests, 'in-cluster': 'true', path: '../x' }, /input "path"/],
    ['an unknown agent', { agent: 'fleet' }, /input "agent": expected one of flux, argocd, manifests/],
    ['a moving version', { agent: 'flux', version: 'latest' }, /input "version": expected the version of a release/],
    ['a short hash', { agent: 'flux', sha256: 'abc' }, /input "sha256"/],
    ['http manifests', { agent: 'flux', manifests: 'http://a.example.com/b' }, /input "manifests"/],
    [
      'a cluster with mode commit',
      { agent: 'flux', version: '2.9.4', mode: 'commit', repository: 'a/b', 'in-cluster': 'true', 'github-token': 't' },
      /`in-cluster` does not go with mode commit/,
    ],
    [
      'a secret in Git',
      {
        agent: 'flux',
        version: '2.9.4',
        mode: 'commit',
        repository: 'a/b',
        credentials: 'deploy-key',
        'github-token': 't',
      },
      /mode commit takes no credentials/,
    ],
    [
      'half an App',
      {
        agent: 'flux',
        version: '2.9.4',
        'in-cluster': 'true',
        repository: 'a/b',
        credentials: 'github-app',
        'app-id': '1',
      },
      /the credentials github-app need `private-key`/,
    ],
  ];
  it.each(bad)('%s', async (_, given, expected) => {
    const defaults = await literalDefaults('install-agent');
    const read = (name: string): string => given[name] ?? defaults[name] ?? '';
    const parsed = Promise.resolve().then(() => installationOf(parseInputs(inputs, read)));
    const { code, message } = await failureOf(parsed);
    expect(code).toBe('INPUT_INVALID');
    expect(message).toMatch(expected);
  });

  const hostile: readonly (readonly [what: string, text: () => string, code: string])[] = [
    ['reads a file of the runner', () => kubeconfig({ tokenFile: '/etc/hostname' }), 'INPUT_INVALID'],
    [
      'names a certificate file',
      () => kubeconfig({ 'client-certificate': '/etc/hostname', 'client-key': '/etc/hostname' }),
      'INPUT_INVALID',
    ],
    [
      'runs a command',
      () =>
        kubeconfig({
          exec: { apiVersion: 'client.authentication.k8s.io/v1', command: 'touch', args: [join(folder, 'ran')] },
        }),
      'NOT_ALLOWED',
    ],
    [
      'wants nobody to look at certificates',
      () => kubeconfig({ token: canary }, { 'insecure-skip-tls-verify': true }),
      'INPUT_INVALID',
    ],
    [
      'goes through a socks proxy',
      () => kubeconfig({ token: canary }, { 'proxy-url': 'socks5://127.0.0.1:1' }),
      'K8S_UNREACHABLE',
    ],
    ['is larger than any', () => `{"a": "${'x'.repeat(1_100_000)}"}`, 'LIMIT_EXCEEDED'],
    ['has aliases', () => `a: &a [1]\nusers: [*a, *a]\n`, 'MANIFEST_UNPARSABLE'],
  ];
  it.each(hostile)('a kubeconfig that %s, before anything is sent', async (_, text, code) => {
    await writeFile(join(folder, 'kubeconfig'), text());
    const before = server.requests.length;
    // as a variable of a process a large one would not fit
    const given = text().length > 100_000 ? 'kubeconfig' : text();
    const outcome = await install({ ...ofManifests, kubeconfig: given });
    expect(outcome.annotations.map(({ properties }) => properties.title)).toEqual([code]);
    expect(server.requests.length).toBe(before);
    expect(await readdir(folder)).not.toContain('ran');
    expect(outcome.log.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain(canary);
  });

  it('a token that the server does not take, which then shows nowhere', async () => {
    const argv: string[] = [];
    const outcome = await runAction('install-agent', {
      workspace: folder,
      inputs: { ...ofManifests, kubeconfig: kubeconfig({ token: canary }) },
      onStart: (child) => argv.push(...child.spawnargs),
    });
    expect(outcome.annotations.at(-1)?.properties.title).toBe('AUTH_EXPIRED');
    expect(outcome.log).toContain(`::add-mask::${canary}`);
    const shown = [outcome.log.replaceAll(/^::add-mask::.*$/gm, ''), outcome.summary, JSON.stringify(outcome.outputs)];
    expect([...shown, ...argv].filter((text) => text.includes(canary))).toEqual([]);
    expect(server.requests.map(({ headers }) => headers.authorization)).toContain(`Bearer ${canary}`);
    const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml'));
    const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
    expect(texts.filter((text) => text.includes(canary))).toEqual([]);
    expect(outcome.summary).toMatch(/^\| `auth` \| \*\*fail\*\* \|/m);
    expect(outcome.summary).toMatch(/^\| `tls` \| ok \|/m);
    expect(outcome.summary).toMatch(/^\| `manifests` \| ok \|/m);
  });

  it('a server whose certificate somebody else has signed, before any credential is sent', async () => {
    const before = server.requests.length;
    const stranger = Buffer.from(await readFile(certificates.file('stranger.crt'))).toString('base64');
    const outcome = await install({
      ...ofManifests,
      kubeconfig: kubeconfig({ token: canary }, { 'certificate-authority-data': stranger }),
    });
    expect(outcome.annotations.at(-1)?.properties.title).toBe('TLS_UNTRUSTED');
    expect(outcome.summary).toMatch(/^\| `reach` \| ok \|/m);
    expect(server.requests.length).toBe(before);
  });

  it('manifests that are not the expected ones, and names the hash it has seen', async () => {
    const outcome = await install({
      ...{ ...ofManifests, server: server.url.href, 'cluster-token': canary, sha256: 'a'.repeat(64) },
      'certificate-authority': server.authority,
    });
    expect(outcome.summary).toMatch(/^\| `manifests` \| \*\*fail\*\* \| .*SHA-256 is [0-9a-f]{64}/m);
  });

  it('a cluster that is too old for Flux', async () => {
    const answers: Readonly<Record<string, unknown>> = {
      '/version': { major: '1', minor: '32', gitVersion: 'v1.32.9' },
      '/apis/authentication.k8s.io/v1/selfsubjectreviews': { status: { userInfo: { username: 'ada' } } },
      '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews': { status: { allowed: true } },
    };
    await using old = await startFakeServer(certificates, ({ url = '', method }) => {
      const body = answers[url.split('?')[0] ?? ''];
      if (method !== 'GET' && body === undefined) throw new Error(`${method} ${url}`);
      return body === undefined ? { status: 404 } : { status: 200, body };
    });
    const outcome = await install({
      ...{ agent: 'flux', version: '2.9.4', manifests: 'flux.yaml', components: 'source' },
      ...{ server: old.url.href, 'cluster-token': canary, 'certificate-authority': old.authority },
    });
    expect(outcome.annotations.at(-1)?.properties.title).toBe('VERSION_TOO_OLD');
    expect(outcome.summary).toMatch(/^\| `version` \| \*\*fail\*\* \| .*v1\.32\.9/m);
  });
});
