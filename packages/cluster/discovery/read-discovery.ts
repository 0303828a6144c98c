import { objectsAt, textAt, textsAt, valueAt } from '../json.ts';
import type { Resource } from './resource.ts';

/** The resources of an APIGroupDiscoveryList; none of a plain APIGroupList, which old servers answer. */
export function readAggregated(body: unknown): readonly Resource[] {
  return objectsAt(body, 'items').flatMap((item) =>
    objectsAt(item, 'versions').flatMap((version) =>
      objectsAt(version, 'resources').map((resource) => ({
        group: textAt(item, 'metadata', 'name'),
        version: textAt(version, 'version'),
        kind: textAt(resource, 'responseKind', 'kind'),
        plural: textAt(resource, 'resource'),
        namespaced: textAt(resource, 'scope') === 'Namespaced',
      })),
    ),
  );
}

/** Of an old server's APIGroupList, or its APIVersions: what it prefers of each group. None of an APIGroupDiscoveryList. */
export function preferredVersions(body: unknown): readonly string[] {
  const groups = objectsAt(body, 'groups').map((group) => textAt(group, 'preferredVersion', 'groupVersion'));
  return [...groups, ...textsAt(body, 'versions')].filter((version) => version !== '');
}

/** The resources of an APIResourceList, without subresources. */
export function readResourceList(
  body: unknown,
  { group, version }: Pick<Resource, 'group' | 'version'>,
): readonly Resource[] {
  return objectsAt(body, 'resources')
    .filter((resource) => !textAt(resource, 'name').includes('/'))
    .map((resource) => ({
      ...{ group, version },
      kind: textAt(resource, 'kind'),
      plural: textAt(resource, 'name'),
      namespaced: valueAt(resource, 'namespaced') === true,
    }));
}
