import {
  type Client,
  collectionPath,
  concurrency,
  concurrently,
  createDiscovery,
  idOf,
  isObject,
  type KubernetesObject,
  keyOf,
  listCollection,
  objectsAt,
  textAt,
} from '#cluster';

/** Comes and goes by itself, or follows from what is compared. */
const followers: ReadonlySet<string> = new Set([
  ...['Event', 'Lease', 'Pod', 'ReplicaSet', 'ControllerRevision', 'Endpoints', 'EndpointSlice', 'Node', 'CSINode'],
  ...['APIService', 'FlowSchema', 'PriorityLevelConfiguration', 'ComponentStatus', 'IPAddress', 'ServiceCIDR'],
]);

/** What the cluster has from its start, or gives to every namespace: it comes one by one while the cluster is used. */
function isItsOwn({ kind, metadata }: KubernetesObject, manager: string): boolean {
  const { name, namespace = name } = metadata;
  if (['kube-root-ca.crt', 'default'].includes(name)) return true;
  if (kind === 'Namespace' || metadata.namespace !== undefined) return /^(?:kube-|default$)/.test(namespace);
  return !objectsAt(metadata, 'managedFields').some((entry) => entry.manager === manager);
}

/**
 * All that a cluster was told by a manager or in any namespace, object by object: without what differs between two clusters that were told the same, such as uids, times
 * and addresses. Who owns which field belongs to it.
 */
export async function stateOf(client: Client, manager: string): Promise<ReadonlyMap<string, string>> {
  const kinds = (await createDiscovery(client).all()).filter(({ kind }) => !followers.has(kind));
  const lists = await concurrently(kinds, concurrency, async (resource) => {
    const { group, version, kind } = resource;
    const collection = {
      path: collectionPath(resource),
      apiVersion: group === '' ? version : `${group}/${version}`,
      kind,
    };
    // kinds that are only asked cannot be listed
    return await listCollection(client, collection).then(
      ({ items }) => items,
      () => [],
    );
  });
  const told = lists.flat().filter((object) => !isItsOwn(object, manager));
  return new Map(told.map((object) => [keyOf(idOf(object)), JSON.stringify(withoutChance(object))]));
}

/** Written as soon as a controller sees the object. */
const revision = 'deployment.kubernetes.io/revision';

function withoutChance({ apiVersion, kind, metadata, status: _, ...rest }: KubernetesObject): unknown {
  const { uid: _uid, resourceVersion: _version, creationTimestamp: _time, generation: _count, ...kept } = metadata;
  const { annotations: noted, managedFields: _owners, ...told } = kept;
  const { [revision]: _at, ...annotations } = isObject(noted) ? noted : {};
  const managedFields = objectsAt(metadata, 'managedFields')
    .filter(({ operation }) => operation === 'Apply')
    .map(({ time: _when, ...entry }) => JSON.stringify(entry))
    .toSorted();
  return { apiVersion, kind, metadata: { ...told, annotations, managedFields }, ...withoutAddresses(rest) };
}

function withoutAddresses(rest: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (!isObject(rest.spec) || textAt(rest.spec, 'clusterIP') === '') return rest;
  const { clusterIP: _one, clusterIPs: _all, ...spec } = rest.spec;
  return { ...rest, spec };
}
