import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import {
  type AgentCredentials,
  type AgentSecret,
  argocdConnection,
  deployKeyOf,
  fluxConnection,
  goDuration,
  httpsUrl,
  isKnownHosts,
  knownHostsOf,
  publicKeyIn,
  revealed,
  sshUrl,
  withKnownHosts,
} from '#agent';
import { Secret } from '#secret';
import { objectsOf } from './objects.ts';

const key = deployKeyOf(Buffer.alloc(32, 7));
const knownHosts = ['github.com ssh-ed25519 AAAA'];
const repository = { serverUrl: 'https://github.com', repository: 'acme/environments' };
const url = sshUrl(repository);
const every: Readonly<Record<AgentCredentials['kind'], AgentCredentials>> = {
  none: { kind: 'none' },
  'deploy-key': { kind: 'deploy-key', key, knownHosts },
  token: { kind: 'token', token: new Secret('canary-token') },
  'github-app': { kind: 'github-app', appId: '1', installationId: '2', privateKey: new Secret('canary-pem') },
};
const enterprise: AgentCredentials = {
  ...{ kind: 'github-app', appId: '1', installationId: '2', privateKey: new Secret('canary-pem') },
  apiUrl: 'https://github.example.com/api/v3',
};

const flux = (credentials: AgentCredentials, changes: object = {}) =>
  fluxConnection({
    ...{ namespace: 'flux-system', url, branch: 'main', path: './clusters/production/', interval: 60_000 },
    ...{ multiTenant: false, credentials },
    ...changes,
  });
const argocd = (credentials: AgentCredentials, changes: object = {}) =>
  argocdConnection({
    ...{ namespace: 'argocd', url, branch: 'main', path: 'clusters/Production_1', project: 'default' },
    ...{ autoSync: true, credentials },
    ...changes,
  });

/** What the cluster gets, read back. */
function sent(secret: AgentSecret | undefined): unknown {
  if (secret === undefined) return undefined;
  const { data } = JSON.parse(JSON.stringify(revealed(secret)));
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, Buffer.from(`${value}`, 'base64').toString()]),
  );
}

describe('the connection of Flux', () => {
  it.each<readonly [AgentCredentials, unknown]>([
    [every.none, undefined],
    [
      every['deploy-key'],
      {
        identity: key.pkcs8.reveal(),
        'identity.pub': `${key.publicKey}\n`,
        known_hosts: 'github.com ssh-ed25519 AAAA\n',
      },
    ],
    [every.token, { username: 'git', password: 'canary-token' }],
    [every['github-app'], { githubAppID: '1', githubAppInstallationID: '2', githubAppPrivateKey: 'canary-pem' }],
    [
      enterprise,
      {
        ...{ githubAppID: '1', githubAppInstallationID: '2', githubAppPrivateKey: 'canary-pem' },
        githubAppBaseURL: 'https://github.example.com/api/v3',
      },
    ],
  ])('holds its Secret as Flux reads it: $kind', (credentials, values) => {
    const { secret, source } = flux(credentials);
    expect(sent(secret)).toEqual(values);
    expect(source.spec).toEqual({
      interval: '1m0s',
      ref: { branch: 'main' },
      url: 'ssh://git@github.com/acme/environments',
      ...(values === undefined ? {} : { secretRef: { name: 'flux-system' } }),
      ...(credentials.kind === 'github-app' ? { provider: 'github' } : {}),
    });
  });

  it('applies the folder, with rights of its own where tenants have less', () => {
    const spec = { interval: '10m0s', path: './clusters/production', prune: true };
    const sourceRef = { kind: 'GitRepository', name: 'flux-system' };
    expect(flux(every.none).kustomization.spec).toEqual({ ...spec, sourceRef });
    expect(flux(every.none, { multiTenant: true, path: '' }).kustomization.spec).toEqual({
      ...{ ...spec, path: './', sourceRef },
      serviceAccountName: 'kustomize-controller',
    });
  });
});

describe('the connection of Argo CD', () => {
  it.each<readonly [AgentCredentials, object | undefined]>([
    [every.none, undefined],
    [every['deploy-key'], { sshPrivateKey: key.openssh.reveal(), 'identity.pub': `${key.publicKey}\n` }],
    [every.token, { username: 'git', password: 'canary-token' }],
    [every['github-app'], { githubAppID: '1', githubAppInstallationID: '2', githubAppPrivateKey: 'canary-pem' }],
    [
      enterprise,
      {
        ...{ githubAppID: '1', githubAppInstallationID: '2', githubAppPrivateKey: 'canary-pem' },
        githubAppEnterpriseBaseUrl: 'https://github.example.com/api/v3',
      },
    ],
  ])('holds its Secret as Argo CD reads it: $kind', (credentials, values) => {
    const { secret, knownHosts: lines } = argocd(credentials);
    expect(sent(secret)).toEqual(values && { type: 'git', url, ...values });
    expect(lines).toEqual(credentials.kind === 'deploy-key' ? knownHosts : []);
    if (secret === undefined) return;
    expect(secret.name).toBe(`repo-${createHash('sha256').update(url).digest('hex').slice(0, 8)}`);
    expect(revealed(secret).metadata.labels).toEqual({ 'argocd.argoproj.io/secret-type': 'repository' });
  });

  it('follows the folder in an Application named after it', () => {
    const { application, project } = argocd(every.none);
    expect(application).toEqual({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'clusters-production-1', namespace: 'argocd' },
      spec: {
        destination: { namespace: 'default', server: 'https://kubernetes.default.svc' },
        project: 'default',
        source: { path: 'clusters/Production_1', repoURL: url, targetRevision: 'main' },
        syncPolicy: {
          automated: { prune: true, selfHeal: true },
          syncOptions: ['CreateNamespace=true', 'ServerSideApply=true'],
        },
      },
    });
    expect(project?.metadata).toEqual({ name: 'default', namespace: 'argocd' });
    expect(argocd(every.none, { project: 'platform' }).project).toBeUndefined();
    expect(argocd(every.none, { autoSync: false }).application.spec).not.toHaveProperty('syncPolicy.automated');
    expect(argocd(every.none, { path: '.' }).application).toMatchObject({
      metadata: { name: 'environments' },
      spec: { source: { path: '.' } },
    });
  });

  it('adds its own host key to the known ones and leaves all others', () => {
    const [present] = objectsOf(`
apiVersion: v1
kind: ConfigMap
metadata: {name: argocd-ssh-known-hosts-cm, namespace: argocd, labels: {a: b}}
data: {ssh_known_hosts: "# comment\\ngitlab.com ssh-rsa AAAA", other: kept}
`);
    const merged = withKnownHosts(present, 'argocd', knownHosts);
    expect(merged).toEqual({
      ...present,
      data: { ssh_known_hosts: '# comment\ngitlab.com ssh-rsa AAAA\ngithub.com ssh-ed25519 AAAA\n', other: 'kept' },
    });
    expect(withKnownHosts(merged, 'argocd', knownHosts)).toBe(merged);
    expect(isKnownHosts(withKnownHosts(undefined, 'argocd', knownHosts))).toBe(true);
  });
});

it.each([flux(every['deploy-key']).secret, argocd(every['deploy-key']).secret])(
  'the public key is found again in $name',
  (secret) => {
    expect(publicKeyIn(secret && revealed(secret))).toBe(key.publicKey);
    expect(publicKeyIn(undefined)).toBeUndefined();
    expect(
      publicKeyIn(objectsOf('{apiVersion: v1, kind: Secret, metadata: {name: a}, data: {password: YQ==}}')[0]),
    ).toBeUndefined();
  },
);

it('a connection shows no secret to anybody', () => {
  const made = Object.values(every).flatMap((credentials) => [flux(credentials), argocd(credentials)]);
  const shown = `${inspect(made, { depth: 9 })}${JSON.stringify(made)}`;
  expect(shown).toContain('githubAppPrivateKey');
  expect(shown).not.toMatch(/canary|PRIVATE KEY/);
});

it('hosts and repositories are named as git, ssh and agents name them', () => {
  expect(httpsUrl({ ...repository, serverUrl: 'https://github.com/' })).toBe('https://github.com/acme/environments');
  expect(sshUrl(repository, true)).toBe('ssh://git@ssh.github.com:443/acme/environments');
  expect(knownHostsOf(url, ['ssh-ed25519 AAAA'])).toEqual(['github.com ssh-ed25519 AAAA']);
  expect(knownHostsOf(sshUrl(repository, true), ['ssh-ed25519 AAAA'])).toEqual([
    '[ssh.github.com]:443 ssh-ed25519 AAAA',
  ]);
});

it.each([
  [60_000, '1m0s'],
  [600_000, '10m0s'],
  [90_000, '1m30s'],
  [5_400_000, '1h30m0s'],
  [3_600_000, '1h0m0s'],
  [1_500, '1.5s'],
  [500, '500ms'],
  [0, '0s'],
])('%i milliseconds are %s in Go', (milliseconds, written) => {
  expect(goDuration(milliseconds)).toBe(written);
});
