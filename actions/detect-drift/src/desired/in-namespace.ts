import { idOf, type KubernetesObject, keyOf } from '#cluster';
import type { Note } from '../result.ts';
import { notRendered } from './not-rendered.ts';

/** These name namespaces elsewhere, which kustomize would change, too. */
const telling =
  /^(?:Namespace|RoleBinding|ClusterRoleBinding|APIService|CustomResourceDefinition|\w*WebhookConfiguration)$/;

interface Read {
  readonly objects: readonly KubernetesObject[];
  readonly notes: readonly Note[];
}

/** What Flux makes of objects with `targetNamespace`; the cluster knows which kinds have no namespace. */
export function inNamespace(namespace: string, { objects, notes }: Read): Read {
  const [others, plain] = [true, false].map((is) => objects.filter(({ kind }) => telling.test(kind) === is));
  return {
    objects: (plain ?? []).map((object) => ({ ...object, metadata: { ...object.metadata, namespace } })),
    notes: [
      ...notes,
      ...(others ?? []).map((object) =>
        notRendered(keyOf(idOf(object)), 'the agent puts it into spec.targetNamespace'),
      ),
    ],
  };
}
