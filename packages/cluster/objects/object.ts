import { isObject, type JsonObject, textAt } from '../json.ts';

/** A Kubernetes object of any kind. */
export interface KubernetesObject extends JsonObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: JsonObject & { readonly name: string; readonly namespace?: string };
}

/** Which object: what a cluster can have once. */
export interface ObjectId {
  /** '' for the core group. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** '' where the kind has none. */
  readonly namespace: string;
  readonly name: string;
}

export function isKubernetesObject(value: unknown): value is KubernetesObject {
  if (!isObject(value)) return false;
  const namespace = isObject(value.metadata) ? value.metadata.namespace : undefined;
  return (
    textAt(value, 'apiVersion') !== '' &&
    textAt(value, 'kind') !== '' &&
    textAt(value, 'metadata', 'name') !== '' &&
    (namespace === undefined || typeof namespace === 'string')
  );
}

export function idOf({ apiVersion, kind, metadata }: KubernetesObject): ObjectId {
  return { ...groupVersionOf(apiVersion), kind, namespace: metadata.namespace ?? '', name: metadata.name };
}

export function groupVersionOf(apiVersion: string): Pick<ObjectId, 'group' | 'version'> {
  const [first = '', second] = apiVersion.split('/');
  return second === undefined ? { group: '', version: first } : { group: first, version: second };
}

export function apiVersionOf({ group, version }: Pick<ObjectId, 'group' | 'version'>): string {
  return group === '' ? version : `${group}/${version}`;
}

/** `Deployment.apps flux-system/source-controller`: the same for every version of one object. */
export function keyOf({ group, kind, namespace, name }: ObjectId): string {
  return `${group === '' ? kind : `${kind}.${group}`} ${namespace === '' ? name : `${namespace}/${name}`}`;
}

/** `Deployment flux-system/source-controller`: for people. */
export function nameOf({ kind, namespace, name }: ObjectId): string {
  return `${kind} ${namespace === '' ? name : `${namespace}/${name}`}`;
}
