import type { ObjectId } from '../objects/object.ts';

/** How objects of a kind are addressed. */
export interface Resource {
  /** '' for the core group. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** The kind's name in paths: `deployments`. */
  readonly plural: string;
  readonly namespaced: boolean;
}

/** The path of all objects of a kind, in one namespace or, without it, in all. */
export function collectionPath({ group, version, plural, namespaced }: Resource, namespace = ''): string {
  const root = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
  return namespaced && namespace !== ''
    ? `${root}/namespaces/${encodeURIComponent(namespace)}/${plural}`
    : `${root}/${plural}`;
}

export function objectPath(resource: Resource, { namespace, name }: Pick<ObjectId, 'namespace' | 'name'>): string {
  return `${collectionPath(resource, namespace)}/${encodeURIComponent(name)}`;
}
