import { collectionPath, type Resource } from '../discovery/resource.ts';
import { apiVersionOf, type ObjectId } from '../objects/object.ts';
import type { Collection } from '../watch/list.ts';

/** An object to wait for, and how it is addressed. */
export interface Awaited {
  readonly id: ObjectId;
  readonly resource: Resource;
}

const pods: Resource = { group: '', version: 'v1', kind: 'Pod', plural: 'pods', namespaced: true };
const replicaSets: Resource = {
  group: 'apps',
  version: 'v1',
  kind: 'ReplicaSet',
  plural: 'replicasets',
  namespaced: true,
};
const workloads: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'Job']);

export const podsOf = (namespace: string): string => collectionPath(pods, namespace);
export const replicaSetsOf = (namespace: string): string => collectionPath(replicaSets, namespace);

/** One stream for each kind and namespace; workloads with their pods. */
export function collectionsOf(awaited: readonly Awaited[]): readonly Collection[] {
  const collections = awaited.flatMap(({ id, resource }) => {
    const related = workloads.has(id.kind) ? [pods, replicaSets] : [];
    return [resource, ...related].map((each) => ({
      path: collectionPath(each, id.namespace),
      apiVersion: apiVersionOf(each),
      kind: each.kind,
    }));
  });
  return [...new Map(collections.map((collection) => [collection.path, collection])).values()];
}
