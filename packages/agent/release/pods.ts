import { changedAt, isObject, type JsonObject, valueAt } from '../json.ts';
import type { KubernetesObject } from '../kubernetes-object.ts';

const podSpec = ['spec', 'template', 'spec'] as const;

/** Kinds whose pods are described by `spec.template`. */
export function hasPods({ kind }: KubernetesObject): boolean {
  return ['Deployment', 'StatefulSet', 'DaemonSet', 'Job'].includes(kind);
}

/** Every container of the pods, those that run before the others too. */
export function withContainers(
  object: KubernetesObject,
  change: (container: JsonObject) => JsonObject,
): KubernetesObject {
  return ['containers', 'initContainers'].reduce(
    (changed, list) => withEach(changed, [...podSpec, list], change),
    object,
  );
}

function withEach(
  object: KubernetesObject,
  path: readonly string[],
  change: (container: JsonObject) => JsonObject,
): KubernetesObject {
  const present = valueAt(object, ...path);
  if (!Array.isArray(present)) return object;
  return changedAt(object, path, () => present.map((each: unknown) => (isObject(each) ? change(each) : each)));
}

export function withImages(object: KubernetesObject, change: (image: string) => string): KubernetesObject {
  return withContainers(object, (container) =>
    typeof container.image === 'string' ? { ...container, image: change(container.image) } : container,
  );
}

/** The pods pull their images with a Secret of this name, beside those they have. */
export function withPullSecret(object: KubernetesObject, name: string): KubernetesObject {
  return changedAt(object, [...podSpec, 'imagePullSecrets'], (present) => {
    const others: readonly unknown[] = Array.isArray(present) ? present : [];
    return [...others.filter((each) => !(isObject(each) && each.name === name)), { name }];
  });
}

/** The pods run on nodes with this label, beside what they ask for. */
export function withNodeSelector(object: KubernetesObject, label: string, value: string): KubernetesObject {
  return changedAt(object, [...podSpec, 'nodeSelector'], (present) => ({
    ...(isObject(present) ? present : {}),
    [label]: value,
  }));
}
