import { formatReference, parseReference } from '#image';
import { objectsAt } from '../json.ts';
import { type KubernetesObject, withMetadata } from '../kubernetes-object.ts';
import { hasPods, withImages, withPullSecret } from './pods.ts';

export interface ArgocdOptions {
  readonly namespace: string;
  /** What replaces the registry of every image: `mirror.example.com/quay` gives `mirror.example.com/quay/argoproj/argocd`. */
  readonly registryMirror?: string | undefined;
  readonly imagePullSecret?: string | undefined;
  readonly networkPolicies: boolean;
}

/** The namespace that Argo CD's manifests name where they name any, in the subjects of its cluster role bindings. */
const released = 'argocd';

/**
 * The objects of an Argo CD release for a namespace, which comes first: its manifests hold none. They name none either, except in the
 * subjects of cluster role bindings, which would go on naming the wrong one.
 */
export function argocdObjects(
  objects: readonly KubernetesObject[],
  { namespace, registryMirror, imagePullSecret, networkPolicies }: ArgocdOptions,
): readonly KubernetesObject[] {
  return withNamespace(objects, namespace)
    .filter(({ kind }) => networkPolicies || kind !== 'NetworkPolicy')
    .map((object) => inNamespace(object, namespace))
    .map((object) =>
      imagePullSecret !== undefined && hasPods(object) ? withPullSecret(object, imagePullSecret) : object,
    )
    .map((object) => (registryMirror === undefined ? object : withImages(object, mirrored(registryMirror))));
}

function withNamespace(objects: readonly KubernetesObject[], name: string): readonly KubernetesObject[] {
  const isThere = objects.some(
    ({ kind, metadata }) => kind === 'Namespace' && [name, released].includes(metadata.name),
  );
  return isThere ? objects : [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }, ...objects];
}

const clusterScoped: ReadonlySet<string> = new Set([
  'Namespace',
  'CustomResourceDefinition',
  'ClusterRole',
  'ClusterRoleBinding',
  'PriorityClass',
  'APIService',
  'ValidatingWebhookConfiguration',
  'MutatingWebhookConfiguration',
]);

function inNamespace(object: KubernetesObject, namespace: string): KubernetesObject {
  const isReleased = object.kind === 'Namespace' && object.metadata.name === released;
  const named = isReleased ? withMetadata(object, { name: namespace }) : object;
  const moved = clusterScoped.has(object.kind) ? named : withMetadata(named, { namespace });
  if (!object.kind.endsWith('RoleBinding')) return moved;
  const subjects = objectsAt(object, 'subjects').map((subject) =>
    subject.namespace === released ? { ...subject, namespace } : subject,
  );
  return { ...moved, subjects };
}

function mirrored(mirror: string): (image: string) => string {
  return (image) => {
    const parsed = parseReference(image);
    if (!parsed.ok) return image;
    return formatReference({ ...parsed.value, repository: `${mirror.replace(/\/+$/, '')}/${parsed.value.path}` });
  };
}
