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
const events: Resource = { group: '', version: 'v1', kind: 'Event', plural: 'events', namespaced: true };
/** Their controllers say only in events why they make no pods. */
const silent: ReadonlySet<string> = new Set(['StatefulSet', 'DaemonSet', 'Job']);
const workloads: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'Job']);

export const podsOf = (namespace: string): string => collectionPath(pods, namespace);
export const eventsOf = (namespace: string): string => collectionPath(events, namespace);
export const replicaSetsOf = (namespace: string): string => collectionPath(replicaSets, namespace);

/** One stream for each kind and namespace; workloads with their pods. */
export function collectionsOf(awaited: readonly Awaited[]): readonly Collection[] {
  const collections = awaited.flatMap(({ id, resource }) => {
    const related = workloads.has(id.kind) ? [pods, replicaSets] : [];
    const refusals = silent.has(id.kind) ? [events] : [];
    return [resource, ...related, ...refusals].map((each) => ({
      path: collectionPath(each, id.namespace),
      apiVersion: apiVersionOf(each),
      kind: each.kind,
      ...(each === events && { fieldSelector: 'reason=FailedCreate' }),
    }));
  });
  return [...new Map(collections.map((collection) => [collection.path, collection])).values()];
}
