import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { publicKeyIn, revealed } from '#agent';
import { type Client, createClient, isKubernetesObject } from '#cluster';
import { Secret } from '#secret';
import {
  type Connected,
  type ConnectedInstallation,
  connect,
} from '../../../actions/install-agent/src/connect/connect.ts';
import { connectedObjects } from '../../../actions/install-agent/src/connect/connected-objects.ts';
import { register } from '../../../actions/install-agent/src/connect/deploy-key.ts';
import { forgetKeys } from '../../../actions/install-agent/src/connect/forget-keys.ts';
import type { WantedConnection, WantedCredentials } from '../../../actions/install-agent/src/installation.ts';
import { apply } from '../../sandbox/agents/index.ts';
import { type Cluster, startCluster } from '../../sandbox/cluster/index.ts';
import { type GitHub, type Permissions, startGitHub } from '../../sandbox/github/index.ts';
import { controlPlane, requirePart } from '../../sandbox/parts.ts';

const repository = 'acme/environment';
const deployKey = { kind: 'deploy-key', title: undefined, rotate: false } as const;
const namespaceOf = { flux: 'flux-system', argocd: 'argocd' } as const;
const hostKey = 'ssh-ed25519 AAAAC3Nza';

describe.skipIf(!requirePart(await controlPlane()))('connecting an agent to its repository', () => {
  let cluster: Cluster;
  let client: Client;
  let github: GitHub;

  beforeAll(async () => {
    cluster = await startCluster();
    client = createClient(cluster.connection);
    for (const name of Object.values(namespaceOf))
      await apply(cluster, name, [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }]);
  });
  beforeEach(async () => {
    for (const name of Object.values(namespaceOf)) {
      const path = `/api/v1/namespaces/${name}/secrets`;
      await client.request({ method: 'DELETE', path, operation: 'Forgetting the keys' });
    }
    github = await startGitHub();
    await github.createRepository(repository, { 'clusters/a/app.yaml': '', 'clusters/file': '' });
    github.sshAccess.announce([hostKey]);
    return async () => {
      expect(github.defects).toEqual([]);
      await github[Symbol.asyncDispose]();
    };
  });
  afterAll(async () => {
    client[Symbol.dispose]();
    await cluster[Symbol.asyncDispose]();
  });

  interface Question {
    readonly agent?: 'flux' | 'argocd';
    readonly wanted?: Partial<WantedConnection>;
    /** Of the token of this run. */
    readonly permissions?: Permissions | undefined;
    readonly namespace?: string;
  }

  const portsOf = (permissions: Permissions | undefined) => ({
    client,
    github: { serverUrl: github.url, apiUrl: github.apiUrl, graphqlUrl: github.graphqlUrl },
    githubToken: permissions && new Secret(tokenWith(permissions)),
  });
  const tokenWith = (permissions: Permissions): string =>
    github.mintToken({ actor: 'ada', kind: 'user', repositories: { [repository]: permissions } });
  const administrator: Permissions = { administration: 'write', contents: 'read' };

  const look = (question: Question = {}): Promise<Connected> =>
    connect(installation(question), portsOf(question.permissions));

  function installation({ agent = 'flux', wanted, namespace }: Question = {}): ConnectedInstallation {
    const connection: WantedConnection = {
      ...{ repository, branch: '', path: 'clusters/a', credentials: deployKey, knownHosts: [], port443: false },
      ...wanted,
    };
    const common = {
      connection,
      manifests: { kind: 'release', version: '', sha256: undefined },
      where: 'cluster',
      namespace: namespace ?? namespaceOf[agent],
      conflicts: 'fail',
      dryRun: false,
      allowDowngrade: false,
      uninstall: undefined,
      timeout: 0,
      registryMirror: undefined,
      imagePullSecret: undefined,
      networkPolicies: true,
    } as const;
    const flux = { agent: 'flux', components: [], multiTenant: false, logLevel: 'info', interval: 60_000 } as const;
    const argocd = { agent: 'argocd', autoSync: true, project: 'default' } as const;
    return agent === 'flux' ? { ...common, ...flux } : { ...common, ...argocd };
  }

  /** As a whole run does it, up to what pulls. */
  async function connectWhole(question: Question = {}): Promise<Connected> {
    const connected = await look({ permissions: administrator, ...question });
    const { connection, registration } = connected;
    if (connection === undefined) throw new Error(JSON.stringify(connected.rows));
    await writeSecret(connected);
    if (registration !== undefined) await register(registration, portsOf(administrator));
    return connected;
  }

  async function writeSecret({ connection }: Connected): Promise<void> {
    const secret = connection?.connection.secret;
    if (secret !== undefined) await apply(cluster, secret.namespace, [revealed(secret)]);
  }

  async function storedPublicKey(agent: 'flux' | 'argocd' = 'flux'): Promise<string | undefined> {
    const path = `/api/v1/namespaces/${namespaceOf[agent]}/secrets`;
    const { body } = await client.request({ method: 'GET', path, operation: 'Listing the Secrets' });
    const { items }: { readonly items: readonly unknown[] } = JSON.parse(JSON.stringify(body));
    const keys = items
      .map((item) => ({ apiVersion: 'v1', kind: 'Secret', ...Object(item) }))
      .filter(isKubernetesObject);
    expect(keys).toHaveLength(1);
    return publicKeyIn(keys[0]);
  }

  const stateOf = ({ rows }: Connected): Readonly<Record<string, string>> =>
    Object.fromEntries(rows.map((row) => [row.check, row.state === 'fail' ? row.error.code : row.state]));
  const registered = (): readonly string[] => github.deployKeys(repository).map(({ key }) => key);

  it.each(['flux', 'argocd'] as const)('gives %s a read-only key of its own, once', async (agent) => {
    const first = await connectWhole({ agent });
    expect(stateOf(first)).toEqual({ repository: 'ok', credential: 'ok', 'known-hosts': 'ok' });
    const [key] = github.deployKeys(repository);
    expect(key).toMatchObject({ readOnly: true, key: await storedPublicKey(agent) });
    expect(key?.title).toMatch(new RegExp(`^gitops-actions ${agent} [0-9a-f]{8}$`));

    const before = github.requests.length;
    const second = await look({ agent, permissions: administrator });
    expect(second.registration).toBeUndefined();
    const secrets = [first, second].map(({ connection }) => connection?.connection.secret);
    expect(secrets.map((secret) => secret && revealed(secret))[1]).toEqual(revealed(secrets[0] ?? never()));
    expect(github.requests.slice(before).every(({ method }) => method === 'GET')).toBe(true);
  });

  it('writes nothing while it looks', async () => {
    const { registration } = await look({ permissions: administrator });
    expect(registration?.register).toMatch(/^ssh-ed25519 /);
    expect(registered()).toEqual([]);
  });

  it('goes on where a run ended between the Secret and GitHub', async () => {
    await writeSecret(await look({ permissions: administrator }));
    const key = await storedPublicKey();
    expect(registered()).toEqual([]);
    await connectWhole();
    expect(registered()).toEqual([key]);
    expect(await storedPublicKey()).toBe(key);
  });

  it('goes on where a run ended between a new key and the deletion of the old one', async () => {
    await connectWhole();
    const [old] = registered();
    const rotated = await look({ permissions: administrator, wanted: { credentials: { ...deployKey, rotate: true } } });
    await writeSecret(rotated);
    const key = rotated.registration ?? never();
    await register({ ...key, obsolete: [] }, portsOf(administrator));
    expect(registered()).toEqual([old, await storedPublicKey()]);
    await connectWhole();
    expect(registered()).toEqual([await storedPublicKey()]);
  });

  it('replaces the key on demand, and one whose private half is lost', async () => {
    await connectWhole();
    const seen = [await storedPublicKey()];
    await connectWhole({ wanted: { credentials: { ...deployKey, rotate: true } } });
    seen.push(await storedPublicKey());
    expect(registered()).toEqual([seen[1]]);
    await client.request({
      ...{ method: 'DELETE', path: '/api/v1/namespaces/flux-system/secrets/flux-system' },
      operation: 'Losing the key',
    });
    await connectWhole();
    seen.push(await storedPublicKey());
    expect(registered()).toEqual([seen[2]]);
    expect(new Set(seen).size).toBe(3);
  });

  it('leaves the keys of others alone, also those of an installation beside it', async () => {
    await connectWhole();
    const [first] = registered();
    const beside = await look({ permissions: administrator, namespace: 'team-a' });
    expect(beside.registration?.title).toMatch(/ team-a$/);
    expect(beside.registration?.obsolete).toEqual([]);
    await register(beside.registration ?? never(), portsOf(administrator));
    await connectWhole();
    expect(registered()).toEqual([first, beside.registration?.register]);
  });

  it.each([
    { name: 'deletes', permissions: administrator, rest: 0 },
    { name: 'cannot see', permissions: { contents: 'read' }, rest: 1 },
  ] as const)('$name the key of an agent that clones by a token from now on', async ({ permissions, rest }) => {
    await connectWhole();
    const token = new Secret(tokenWith({ contents: 'read' }));
    const { registration } = await look({ permissions, wanted: { credentials: { kind: 'token', token } } });
    expect(registration?.register).toBeUndefined();
    if (registration !== undefined) await register(registration, portsOf(permissions));
    expect(registered()).toHaveLength(rest);
  });

  it('forgets its keys, and no others, once what clones by them is gone', async () => {
    const beside = await look({ permissions: administrator, namespace: 'team-a' });
    await register(beside.registration ?? never(), portsOf(administrator));
    await connectWhole();
    const forget = await forgetKeys(installation(), portsOf(administrator));
    expect(registered()).toHaveLength(2);
    await forget?.();
    expect(registered()).toEqual([beside.registration?.register]);
  });

  it.each([
    { name: 'without a token', permissions: undefined, repositoryRow: 'warn' },
    { name: 'with the token of a job', permissions: { contents: 'read' }, repositoryRow: 'ok' },
  ] as const)('says who may register keys $name', async ({ permissions, repositoryRow }) => {
    const connected = await look({ permissions });
    const { credential, repository: row } = stateOf(connected);
    expect({ credential, row }).toEqual({ credential: 'DEPLOY_KEY_FORBIDDEN', row: repositoryRow });
    expect(connected.connection).toBeUndefined();
  });

  it.each([
    { name: 'a branch that is not there', wanted: { branch: 'gone' }, state: 'BRANCH_NOT_FOUND' },
    { name: 'a path that is a file', wanted: { path: 'clusters/file' }, state: 'INPUT_INVALID' },
    { name: 'a folder that is not there yet', wanted: { path: 'clusters/b' }, state: 'warn' },
    { name: 'the root', wanted: { path: '' }, state: 'ok' },
    {
      name: 'no credential for a private repository',
      wanted: { credentials: { kind: 'none' } },
      state: 'INPUT_INVALID',
    },
  ] as const)('says $state of $name', async ({ wanted, state }) => {
    expect(stateOf(await look({ permissions: administrator, wanted })).repository).toBe(state);
  });

  it('asks for host keys where the server tells none, and takes given ones', async () => {
    github.sshAccess.announce([]);
    expect(stateOf(await look({ permissions: administrator }))['known-hosts']).toBe('INPUT_INVALID');
    const { connection } = await look({ permissions: administrator, wanted: { knownHosts: [hostKey] } });
    const secret = connection?.connection.secret ?? never();
    expect(secret.values.known_hosts).toBe(`127.0.0.1 ${hostKey}\n`);
  });

  it('looks at the repository with the token that the agent gets', async () => {
    const token = new Secret(tokenWith({ contents: 'read' }));
    const { rows, connection } = await look({ wanted: { credentials: { kind: 'token', token } } });
    expect(rows.map(({ state }) => state)).toEqual(['ok', 'ok']);
    expect(connection?.connection.secret?.values).toEqual({ username: 'git', password: token });
    const useless: WantedCredentials = { kind: 'token', token: new Secret('ghp_unknown') };
    expect(stateOf(await look({ wanted: { credentials: useless } })).repository).toBe('TOKEN_INVALID');
  });

  describe('by a GitHub App', () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = new Secret(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    const cases = [
      { name: 'reads', permissions: { contents: 'read' }, change: {}, state: 'ok' },
      {
        name: 'does not say where it is installed',
        permissions: { contents: 'read' },
        change: { installationId: undefined },
        state: 'ok',
      },
      { name: 'writes', permissions: { contents: 'write' }, change: {}, state: 'CREDENTIAL_TOO_STRONG' },
      {
        name: 'writes, which is allowed',
        permissions: { contents: 'write' },
        change: { allowWrite: true },
        state: 'warn',
      },
      { name: 'reads no contents', permissions: { issues: 'read' }, change: {}, state: 'PERMISSION_MISSING' },
      {
        name: 'has another installation',
        permissions: { contents: 'read' },
        change: { installationId: '7' },
        state: 'INPUT_INVALID',
      },
    ] as const;
    it.each(cases)('says $state of one that $name', async ({ permissions, change, state }) => {
      const { id, installation } = github.registerApp({
        ...{ slug: 'reader', permissions, repositories: [repository] },
        publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      });
      const credentials: WantedCredentials = {
        ...{ kind: 'github-app', appId: `${id}`, installationId: `${installation.id}`, privateKey: pem },
        allowWrite: false,
        ...change,
      };
      const connected = await look({ wanted: { credentials } });
      expect(stateOf(connected).credential).toBe(state);
      expect(connected.connection === undefined).toBe(!['ok', 'warn'].includes(state));
    });
  });

  it('adds its host to those that Argo CD knows, and leaves the lines of others', async () => {
    const name = 'argocd-ssh-known-hosts-cm';
    const hosts = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'argocd' } };
    await apply(cluster, 'argocd', [{ ...hosts, data: { ssh_known_hosts: 'added.example.com ssh-ed25519 BBBB\n' } }]);
    const { connection } = await look({ agent: 'argocd', permissions: administrator });
    const objects = [{ ...hosts, data: { ssh_known_hosts: 'github.com ssh-ed25519 CCCC\n' } }];
    const text = `github.com ssh-ed25519 CCCC\nadded.example.com ssh-ed25519 BBBB\n127.0.0.1 ${hostKey}\n`;
    for (let run = 1; run <= 2; run++) {
      const { agent } = await connectedObjects(client, {
        ...{ connected: connection ?? never(), objects, fieldManager: 'gitops-actions' },
      });
      expect(agent.map(({ data }) => data)).toEqual([{ ssh_known_hosts: text }]);
      await apply(cluster, 'argocd', agent);
    }
  });
});

function never(): never {
  throw new Error('There is nothing.');
}
