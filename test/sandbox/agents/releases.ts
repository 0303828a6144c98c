import { readFileSync } from 'node:fs';
import { argocdObjects, fluxObjects, type KubernetesObject } from '#agent';
import { applyPlan, createClient, createDiscovery, definitionsServed, makePlan, readObjects } from '#cluster';
import { testData } from '../../packages/manifest/test-data.ts';
import type { Cluster } from '../cluster/index.ts';

/** The manifests of the releases that the programs are of; `undefined` where the test data is absent. */
export const agentReleases = {
  flux: testData('agents/flux-2.9.4.yaml'),
  argocd: testData('agents/argocd-3.3.9.yaml'),
};

/** Applies Flux's release. */
export async function applyFlux(cluster: Cluster, { multiTenant = false } = {}): Promise<void> {
  const components = ['source', 'kustomize', 'helm'];
  await apply(
    cluster,
    'flux-system',
    fluxObjects(released(agentReleases.flux), {
      ...{ namespace: 'flux-system', components, version: '2.9.4', networkPolicies: false, multiTenant },
      logLevel: 'info',
    }),
  );
}

/** Applies Argo CD's release. */
export async function applyArgocd(cluster: Cluster): Promise<void> {
  const options = { namespace: 'argocd', networkPolicies: false };
  await apply(cluster, 'argocd', argocdObjects(released(agentReleases.argocd), options));
}

/** Applies objects as an administrator does; those without a namespace go into the one that is named. */
export async function apply(cluster: Cluster, namespace: string, objects: readonly KubernetesObject[]): Promise<void> {
  using client = createClient(cluster.connection);
  const target = { client, discovery: createDiscovery(client) };
  // an inventory of its own for each call: nothing is taken for gone
  const inventory = `sandbox-${objects.length}-${objects[0]?.kind.toLowerCase()}`;
  const plan = await makePlan(target, objects, { fieldManager: 'sandbox', namespace, inventory });
  await applyPlan(target, plan, { force: true, prune: false });
  await definitionsServed(target, plan);
}

function released(path: string | undefined): readonly KubernetesObject[] {
  if (path === undefined) throw new Error("The agents' manifests are not on this machine.");
  return readObjects({ path, text: readFileSync(path, 'utf8') });
}
