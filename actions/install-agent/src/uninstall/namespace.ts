import {
  ApiError,
  collectionPath,
  concurrency,
  concurrently,
  type Inventory,
  keyOf,
  listMetadata,
  type ObjectId,
  objectPath,
  objectsAt,
  type Resource,
  textAt,
} from '#cluster';
import type { Uninstallation, UninstallPorts } from './uninstallation.ts';

export const namespaces: Resource = {
  group: '',
  version: 'v1',
  kind: 'Namespace',
  plural: 'namespaces',
  namespaced: false,
};

/** `foreign` where somebody else has made it, or has set something about it. */
export type NamespaceState = 'absent' | 'terminating' | 'ours' | 'foreign';

export async function namespaceState(
  { client }: Pick<UninstallPorts, 'client'>,
  { namespace, fieldManagers }: Uninstallation,
  inventory: Inventory,
): Promise<NamespaceState> {
  const id = { ...namespaces, namespace: '', name: namespace };
  try {
    const path = objectPath(namespaces, id);
    const { body } = await client.request({ method: 'GET', path, operation: `Reading Namespace ${namespace}` });
    if (textAt(body, 'metadata', 'deletionTimestamp') !== '') return 'terminating';
    const entries = objectsAt(body, 'metadata', 'managedFields').filter((entry) => entry.subresource === undefined);
    const isOurs =
      inventory.has(keyOf(id)) && entries.every(({ manager }) => fieldManagers.some((each) => each === manager));
    return isOurs ? 'ours' : 'foreign';
  } catch (error) {
    if (error instanceof ApiError && error.refusal.status === 404) return 'absent';
    throw error;
  }
}

/** What the cluster itself puts into every namespace, or notes there about others. */
const bookkeeping: ReadonlySet<string> = new Set([
  ...['Event', 'Event.events.k8s.io', 'Endpoints', 'EndpointSlice.discovery.k8s.io', 'Lease.coordination.k8s.io'],
  ...['PodMetrics.metrics.k8s.io', 'ControllerRevision.apps'],
]);
const everywhere: ReadonlySet<string> = new Set(['ConfigMap kube-root-ca.crt', 'ServiceAccount default']);

/**
 * What is left in a namespace that anybody could miss: neither what the cluster makes by itself, nor what belongs to other objects, nor
 * what is going already. A kind that nobody may list counts as one object, without a name.
 */
export async function leftIn(
  { client, discovery }: Pick<UninstallPorts, 'client' | 'discovery'>,
  namespace: string,
): Promise<readonly ObjectId[]> {
  const kinds = (await discovery.all()).filter(
    ({ namespaced, group, kind }) => namespaced && !bookkeeping.has(group === '' ? kind : `${kind}.${group}`),
  );
  const found = await concurrently(kinds, concurrency, async (resource): Promise<readonly ObjectId[]> => {
    const { group, version, kind } = resource;
    try {
      const items = await listMetadata(client, collectionPath(resource, namespace));
      return items
        .filter((item) => textAt(item, 'metadata', 'deletionTimestamp') === '')
        .filter((item) => objectsAt(item, 'metadata', 'ownerReferences').length === 0)
        .map((item) => ({ group, version, kind, namespace, name: textAt(item, 'metadata', 'name') }))
        .filter(({ name }) => !everywhere.has(`${kind} ${name}`));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.code === 'RBAC_DENIED') return [{ group, version, kind, namespace, name: '' }];
      // kinds that are only asked, such as SubjectAccessReview, cannot be listed
      if (error.refusal.status === 404 || error.refusal.status === 405) return [];
      throw error;
    }
  });
  return found.flat();
}
