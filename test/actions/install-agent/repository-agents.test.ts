import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  argocdConnection,
  argocdFiles,
  argocdObjects,
  argocdSyncObjects,
  fluxConnection,
  fluxFiles,
  fluxObjects,
  httpsUrl,
  type KubernetesObject,
  revealed,
} from '#agent';
import { applyPlan, createClient, createDiscovery, makePlan, objectsAt, textAt, valueAt } from '#cluster';
import { Secret } from '#secret';
import type { InstallChange } from '../../../actions/install-agent/src/repository/change.ts';
import { suspendFollower } from '../../../actions/install-agent/src/repository/following.ts';
import {
  type ApplyAs,
  type Both,
  type BothObjects,
  installBoth,
} from '../../../actions/install-agent/src/repository/install-both.ts';
import { releaseOf } from '../../packages/agent/objects.ts';
import { type Agent, startArgocd, startFlux } from '../../sandbox/agents/index.ts';
import { type Cluster, startCluster, writesOf } from '../../sandbox/cluster/index.ts';
import { type GitHub, startGitHub } from '../../sandbox/github/index.ts';
import { argocdServers, controlPlane, fluxControllers, kubectl, requirePart } from '../../sandbox/parts.ts';
import { scaled } from '../../scale.ts';
import { sceneOf } from './repository-scene.ts';

const flux = releaseOf('flux-2.9.4.yaml');
const argocd = releaseOf('argocd-3.3.9.yaml');
const hasCluster = requirePart(await controlPlane());
const hasFlux = requirePart(await fluxControllers()) && hasCluster && flux !== undefined;
const hasArgocd =
  requirePart(await argocdServers()) && requirePart(await kubectl()) && hasCluster && argocd !== undefined;

const repository = 'acme/environments';
const path = 'clusters/production';
const ownManager = 'gitops-actions';

// a shorter story of it is told at every scale, by the action itself
const isLong = scaled(0, 1) === 1;

describe.skipIf(!isLong || (!hasFlux && !hasArgocd))('an agent that comes by cluster and repository', () => {
  let cluster: Cluster;
  let github: GitHub;
  beforeAll(async () => {
    [cluster, github] = await Promise.all([startCluster(), startGitHub({ owner: 'acme' })]);
    // public: Argo CD's servers on one machine share the socket by which git asks for passwords
    await github.createRepository(repository, { 'README.md': '# Clusters\n' }, { private: false });
  });
  afterAll(async () => {
    await cluster[Symbol.asyncDispose]();
    await github[Symbol.asyncDispose]();
  });

  interface Installing {
    readonly change: InstallChange;
    readonly objects: BothObjects;
  }

  /** One run of a job: with a client of its own, that knows nothing yet. */
  async function run<T>(
    { change: { agent, namespace } }: Pick<Installing, 'change'>,
    work: (ports: Omit<Parameters<typeof installBoth>[0], keyof ReturnType<typeof sceneOf>['ports']>) => Promise<T>,
  ): Promise<T> {
    using client = createClient(cluster.connection);
    const discovery = createDiscovery(client);
    const apply = async (objects: readonly KubernetesObject[], { fieldManager, prune }: ApplyAs) => {
      const options = { fieldManager, namespace, inventory: `gitops-actions-inventory-${agent}` };
      const plan = await makePlan({ client, discovery }, objects, options);
      return await applyPlan({ client, discovery }, plan, { force: true, prune });
    };
    return await work({ client, discovery, apply, register: async () => undefined });
  }

  function install({ change, objects }: Installing, milliseconds = 0): Promise<Both> {
    const { ports } = sceneOf(github, repository);
    const deadline = Date.now() + milliseconds;
    return run({ change }, (more) => installBoth({ ...ports, ...more }, { change, objects, ownManager, deadline }));
  }

  async function read(url: string): Promise<unknown> {
    using client = createClient(cluster.connection);
    return (await client.request({ method: 'GET', path: url, operation: 'Reading' })).body;
  }

  async function annotate(url: string, annotations: Readonly<Record<string, string>>): Promise<void> {
    using client = createClient(cluster.connection);
    const body = JSON.stringify({ metadata: { annotations } });
    const contentType = 'application/merge-patch+json';
    await client.request({ method: 'PATCH', path: url, body, contentType, operation: 'Asking for a reconciliation' });
  }

  async function until(what: string, agent: Agent, isSo: () => Promise<boolean>): Promise<void> {
    for (const deadline = Date.now() + 120_000; !(await isSo()); await sleep(100)) {
      if (Date.now() > deadline) throw new Error(`Not in two minutes: ${what}\n${agent.logs()}`);
    }
  }

  /** Who has applied an object. */
  const appliers = async (url: string): Promise<readonly string[]> =>
    objectsAt(await read(url), 'metadata', 'managedFields')
      .filter(({ operation, subresource }) => operation === 'Apply' && subresource === undefined)
      .map((entry) => textAt(entry, 'manager'));

  const writes = (): number => writesOf(cluster.audit('gitops-actions')).length;
  const head = async (): Promise<string> => (await github.resolveRef(repository, 'main')) ?? '';
  const merge = (number: number | undefined) => sceneOf(github, repository).merge(number);

  const credentials = () => {
    const grant = { [repository]: { contents: 'read', metadata: 'read' } } as const;
    return {
      kind: 'token',
      token: new Secret(github.mintToken({ actor: 'agent', kind: 'user', repositories: grant })),
    } as const;
  };
  const shared = { branch: 'main', path } as const;
  const place = { ...shared, repository, kind: 'install', allowDowngrade: false, keepsConnection: false } as const;
  const origin = { place: 'install.yaml', sha256: undefined, verified: 'workspace' } as const;

  /** With another label, or without one: what a newer release leaves out. */
  function withLabel(objects: readonly KubernetesObject[], label: string, value?: string): readonly KubernetesObject[] {
    return objects.map((object) => {
      const { [label]: _, ...others } = Object(valueAt(object, 'metadata', 'labels'));
      const labels = value === undefined ? others : { ...others, [label]: value };
      return object.kind === 'Deployment' ? { ...object, metadata: { ...object.metadata, labels } } : object;
    });
  }

  it.skipIf(!hasFlux)('Flux applies itself from the repository, and drops what that no longer holds', async () => {
    const url = httpsUrl({ serverUrl: github.url, repository });
    const token = credentials();
    const installing = (edit: (objects: readonly KubernetesObject[]) => readonly KubernetesObject[]): Installing => {
      const agent = edit(
        fluxObjects(flux ?? [], {
          ...{ namespace: 'flux-system', components: ['source', 'kustomize', 'helm'], version: '2.9.4' },
          ...{ networkPolicies: false, multiTenant: false, logLevel: 'info' },
        }),
      );
      const options = { ...shared, namespace: 'flux-system', interval: 60_000, multiTenant: false };
      const connection = fluxConnection({ ...options, url, credentials: token });
      const { secret, source, kustomization } = connection;
      const files = fluxFiles(path, agent, connection);
      return {
        change: { ...place, origin, agent: 'flux', namespace: 'flux-system', version: '2.9.4', files },
        objects: { agent, secrets: secret ? [revealed(secret)] : [], sync: [source, kustomization] },
      };
    };
    const first = installing((objects) => objects);
    const source = '/apis/source.toolkit.fluxcd.io/v1/namespaces/flux-system/gitrepositories/flux-system';
    const kustomization = '/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations/flux-system';
    const deployment = '/apis/apps/v1/namespaces/flux-system/deployments/source-controller';

    // a cluster alone was installed before, from other manifests
    const older = withLabel(first.objects.agent, 'older', 'yes');
    await run(first, ({ apply }) => apply(older, { fieldManager: ownManager, prune: true }));
    expect(await appliers(deployment)).toEqual([ownManager]);
    expect(textAt(await read(deployment), 'metadata', 'labels', 'older')).toBe('yes');
    const opened = await install(first);
    expect(opened.proposed.state).toBe('open');
    expect(await appliers(deployment)).toEqual(['kustomize-controller']);
    expect(valueAt(await read(deployment), 'metadata', 'labels', 'older')).toBeUndefined();
    await expect(read(kustomization)).rejects.toMatchObject({ refusal: { status: 404 } });
    const beforeMerge = writes();
    expect((await install(first)).proposed).toMatchObject({ state: 'open', number: opened.proposed.number });
    expect(writes() - beforeMerge).toBe(0);

    await using agent = await startFlux(cluster);
    await merge(opened.proposed.number);
    const { proposed, reports } = await install(first);
    expect(proposed).toMatchObject({ state: 'unchanged', commit: await head() });
    expect(reports.filter(({ action }) => action === 'create').map(({ id }) => id)).toEqual([
      'GitRepository.source.toolkit.fluxcd.io flux-system/flux-system',
      'Kustomization.kustomize.toolkit.fluxcd.io flux-system/flux-system',
    ]);
    const isApplied = async (commit: string): Promise<boolean> =>
      textAt(await read(kustomization), 'status', 'lastAppliedRevision') === `main@sha1:${commit}`;
    const applied = await head();
    await until(`Flux applies ${applied}`, agent, () => isApplied(applied));
    expect(textAt(await read(deployment), 'metadata', 'labels', 'kustomize.toolkit.fluxcd.io/name')).toBe(
      'flux-system',
    );
    expect(await appliers(deployment)).toEqual(['kustomize-controller']);

    const before = [writes(), github.requests.length] as const;
    expect((await install(first)).proposed.state).toBe('unchanged');
    const ofGitHub = github.requests.slice(before[1]).filter(({ graphql }) => graphql !== undefined);
    console.log(`after the hand-over, Flux: ${writes() - before[0]} writes, ${ofGitHub.length} request to GitHub`);
    expect([writes() - before[0], ofGitHub.map(({ graphql }) => graphql)]).toEqual([0, ['Inspect']]);

    const label = 'control-plane';
    expect(textAt(await read(deployment), 'metadata', 'labels', label)).toBe('controller');
    const next = installing((objects) => withLabel(objects, label));
    const upgrade = await install(next);
    expect(upgrade.proposed.state).toBe('open');
    await merge(upgrade.proposed.number);
    await annotate(source, { 'reconcile.fluxcd.io/requestedAt': 'now' });
    const upgraded = await head();
    await until(`Flux applies ${upgraded}`, agent, () => isApplied(upgraded));
    expect(valueAt(await read(deployment), 'metadata', 'labels', label)).toBeUndefined();
    const last = writes();
    expect((await install(next)).proposed.state).toBe('unchanged');
    expect(writes() - last).toBe(0);
    const elsewhere = { ...next, change: { ...next.change, path: 'clusters/staging' } };
    await expect(install(elsewhere)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining(`Kustomization flux-system/flux-system follows "${path}" already`),
    });

    const { agent: name, branch, namespace } = next.change;
    const removal = { kind: 'uninstall', agent: name, branch, namespace, path, repository } as const;
    const suspended = await run(next, ({ client }) => suspendFollower(client, removal));
    expect(suspended).toBe('Kustomization flux-system/flux-system');
    await merge((await sceneOf(github, repository).propose(removal)).number);
    await annotate(source, { 'reconcile.fluxcd.io/requestedAt': 'then' });
    const removed = await head();
    const isFetched = async (): Promise<boolean> =>
      textAt(await read(source), 'status', 'artifact', 'revision') === `main@sha1:${removed}`;
    await until(`Flux fetches ${removed}`, agent, isFetched);
    await sleep(1_000);
    expect(textAt(await read(kustomization), 'status', 'lastAppliedRevision')).toBe(`main@sha1:${upgraded}`);
    expect(textAt(await read(deployment), 'metadata', 'deletionTimestamp')).toBe('');
  });

  it.skipIf(!hasArgocd)(
    'Argo CD applies itself from the repository, and drops what that no longer holds',
    { timeout: 400_000 },
    async () => {
      const url = httpsUrl({ serverUrl: github.url, repository });
      const installing = (edit: (objects: readonly KubernetesObject[]) => readonly KubernetesObject[]): Installing => {
        const agent = edit(argocdObjects(argocd ?? [], { namespace: 'argocd', networkPolicies: false }));
        const options = { ...shared, namespace: 'argocd', project: 'default', autoSync: true };
        const connection = argocdConnection({ ...options, url, credentials: { kind: 'none' } });
        const files = argocdFiles(path, agent, connection);
        return {
          change: { ...place, origin, agent: 'argocd', namespace: 'argocd', version: '3.3.9', files },
          objects: {
            agent,
            secrets: [],
            sync: argocdSyncObjects(path, connection),
          },
        };
      };
      const first = installing((objects) => objects);
      const application = '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/argocd-components';
      const deployment = '/apis/apps/v1/namespaces/argocd/deployments/argocd-server';
      const { proposed: opened } = await install(first);
      expect(opened.state).toBe('open');
      expect(await appliers(deployment)).toEqual(['argocd-controller']);
      await using agent = await startArgocd(cluster);
      await merge(opened.number);
      expect((await install(first)).proposed).toMatchObject({ state: 'unchanged', commit: await head() });
      const isSynced = async (commit: string): Promise<boolean> => {
        const { status }: { status?: Status } = JSON.parse(JSON.stringify(await read(application)));
        const { phase, syncResult } = status?.operationState ?? {};
        return status?.sync?.status === 'Synced' && phase === 'Succeeded' && syncResult?.revision === commit;
      };
      const applied = await head();
      await until(`Argo CD applies ${applied}`, agent, () => isSynced(applied));
      expect(textAt(await read(deployment), 'metadata', 'annotations', 'argocd.argoproj.io/tracking-id')).not.toBe('');
      expect(await appliers(deployment)).toEqual(['argocd-controller']);

      const before = writes();
      expect((await install(first)).proposed.state).toBe('unchanged');
      console.log(`after the hand-over, Argo CD: ${writes() - before} writes`);
      expect(writes() - before).toBe(0);

      const label = 'app.kubernetes.io/component';
      expect(textAt(await read(deployment), 'metadata', 'labels', label)).toBe('server');
      const upgrade = await install(installing((objects) => withLabel(objects, label)));
      await merge(upgrade.proposed.number);
      await annotate(application, { 'argocd.argoproj.io/refresh': 'normal' });
      const upgraded = await head();
      await until(`Argo CD applies ${upgraded}`, agent, () => isSynced(upgraded));
      expect(valueAt(await read(deployment), 'metadata', 'labels', label)).toBeUndefined();
    },
  );
});

interface Status {
  readonly sync?: { readonly status?: string };
  readonly operationState?: { readonly phase?: string; readonly syncResult?: { readonly revision?: string } };
}
