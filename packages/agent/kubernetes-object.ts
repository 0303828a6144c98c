import { type JsonObject, textAt } from './json.ts';

/** A Kubernetes object of any kind, as JSON. */
export interface KubernetesObject extends JsonObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: JsonObject & { readonly name: string; readonly namespace?: string };
}

/** '' for the core group. */
export function groupOf(object: Pick<KubernetesObject, 'apiVersion'>): string {
  return object.apiVersion.includes('/') ? (object.apiVersion.split('/')[0] ?? '') : '';
}

export function labelOf(object: KubernetesObject, label: string): string {
  return textAt(object, 'metadata', 'labels', label);
}

/** The object with other metadata fields beside those it has. */
export function withMetadata(
  object: KubernetesObject,
  changes: Readonly<Partial<KubernetesObject['metadata']>>,
): KubernetesObject {
  return { ...object, metadata: { ...object.metadata, ...changes, name: changes.name ?? object.metadata.name } };
}
