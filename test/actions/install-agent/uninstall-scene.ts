import { readFileSync } from 'node:fs';
import { fluxConnection, fluxObjects, type KubernetesObject } from '#agent';
import { type Client, createClient, createDiscovery, readObjects } from '#cluster';
import { tryUninstall, uninstall } from '../../../actions/install-agent/src/uninstall/uninstall.ts';
import type { Uninstallation, Uninstalled } from '../../../actions/install-agent/src/uninstall/uninstallation.ts';
import { applied, patched, read } from '../../packages/cluster/runs.ts';
import type { Cluster } from '../../sandbox/cluster/index.ts';

export const flux: Uninstallation = {
  ...{ agent: 'flux', namespace: 'flux-system', fieldManagers: ['gitops-actions', 'kustomize-controller'] },
  ...{ keepDefinitions: true, deleteWorkloads: false, timeout: 20_000 },
};

export function objectsIn(path: string): readonly KubernetesObject[] {
  return readObjects({ path, text: readFileSync(path, 'utf8') });
}

/** Flux as a run of the action leaves it: with a repository that it follows. */
function fluxInstallation(path: string, namespace = 'flux-system'): readonly KubernetesObject[] {
  const released = fluxObjects(objectsIn(path), {
    ...{ namespace, components: ['source', 'kustomize', 'helm'], version: '2.9.4' },
    ...{ networkPolicies: true, multiTenant: false, logLevel: 'info' },
  });
  const { source, kustomization } = fluxConnection({
    ...{ namespace, url: 'https://git.example.com/o/env', branch: 'main', path: 'clusters/one' },
    ...{ interval: 60_000, multiTenant: false, credentials: { kind: 'none' } },
  });
  return [...released, source, kustomization];
}

export async function installFlux(cluster: Cluster, path: string, namespace = 'flux-system'): Promise<void> {
  await applied(cluster, fluxInstallation(path, namespace), {
    ...{ namespace, inventory: 'gitops-actions-inventory-flux' },
  });
}

export interface Attempt {
  /** Sees every request before it is sent. */
  readonly before?: (call: Parameters<Client['request']>[0]) => Promise<void> | void;
  readonly signal?: AbortSignal;
  readonly dryRun?: boolean;
  readonly forgetKeys?: () => Promise<void>;
}

/** As a run of a job does it: with a client of its own, that knows nothing yet. */
export async function uninstalled(
  cluster: Cluster,
  wanted: Uninstallation,
  { before = () => undefined, signal, dryRun = false, forgetKeys }: Attempt = {},
): Promise<Uninstalled> {
  using plain = createClient(cluster.connection, { patience: 5_000, ...(signal && { signal }) });
  const client: Client = {
    ...plain,
    request: async (call) => {
      await before(call);
      return plain.request(call);
    },
  };
  const log = { info: () => undefined, annotate: () => undefined };
  const ports = { client, discovery: createDiscovery(client), log, forgetKeys };
  return dryRun ? tryUninstall(ports, wanted) : uninstall(ports, wanted);
}

const kustomizations = '/apis/kustomize.toolkit.fluxcd.io/v1/namespaces';

/** An app that Flux has deployed, of which a finalizer makes sure that nothing of it is left behind. */
export async function deployByFlux(cluster: Cluster, namespace: string, more: readonly string[] = []): Promise<void> {
  const owner = 'kustomize.toolkit.fluxcd.io';
  // the controller deletes nothing that does not say whose it is
  const labels = { [`${owner}/name`]: 'shop', [`${owner}/namespace`]: namespace };
  const workload: KubernetesObject = {
    ...{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web', namespace, labels } },
    spec: {
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: { containers: [{ name: 'a', image: 'registry/app:1' }] },
      },
    },
  };
  const kustomization: KubernetesObject = {
    ...{ apiVersion: 'kustomize.toolkit.fluxcd.io/v1', kind: 'Kustomization' },
    metadata: { name: 'shop', namespace, finalizers: ['finalizers.fluxcd.io', ...more] },
    spec: { interval: '10m', path: './', prune: true, sourceRef: { kind: 'GitRepository', name: 'none' } },
  };
  const objects: readonly KubernetesObject[] = [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    workload,
    kustomization,
  ];
  await applied(cluster, objects, { namespace, fieldManager: 'somebody-else', inventory: 'of-the-app' });
  const inventory = { entries: [{ id: `${namespace}_web_apps_Deployment`, v: 'v1' }] };
  await patched(cluster, `${kustomizations}/${namespace}/kustomizations/shop/status`, { status: { inventory } });
}

export const kustomizationIn = (cluster: Cluster, namespace: string, name = 'shop'): Promise<unknown> =>
  read(cluster, `${kustomizations}/${namespace}/kustomizations/${name}`);

export const isGone = (cluster: Cluster, path: string): Promise<boolean> =>
  read(cluster, path).then(
    (body) => JSON.stringify(body).includes('deletionTimestamp'),
    () => true,
  );
