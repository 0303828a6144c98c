import { createHash } from 'node:crypto';
import { ActionError } from '#error';
import type { Discovery } from '../discovery/discovery.ts';
import type { Resource } from '../discovery/resource.ts';
import { objectsAt, textAt } from '../json.ts';
import { normalized } from '../objects/normalize.ts';
import { idOf, type KubernetesObject, keyOf, nameOf, type ObjectId } from '../objects/object.ts';

/** An object as it is sent, and where to. */
export interface PlacedObject {
  readonly id: ObjectId;
  /** The same for every version of the object. */
  readonly key: string;
  readonly object: KubernetesObject;
  readonly resource: Resource;
  /** The cluster does not know the kind yet: a CustomResourceDefinition among the objects brings it. */
  readonly isNewKind: boolean;
  /** Of the JSON that is sent, SHA-256 in hex. */
  readonly sent: string;
}

/**
 * Finds the resource of every object and gives it its namespace.
 * @param namespace where objects go that name none
 * @throws ActionError K8S_REFUSED for a kind that nobody knows, INPUT_INVALID for an object that stands twice
 */
export async function placeObjects(
  discovery: Discovery,
  objects: readonly KubernetesObject[],
  namespace: string,
): Promise<readonly PlacedObject[]> {
  const brought = objects.flatMap(resourcesOfDefinition);
  const placed = await Promise.all(
    objects.map(async (object): Promise<PlacedObject> => {
      const kind = idOf(object);
      const known = await discovery.find(kind);
      const resource = known ?? brought.find((each) => isOfKind(each, kind));
      if (resource === undefined) throw unknownKind(object);
      const own = inNamespace(normalized(object), resource, namespace);
      const id = idOf(own);
      const sent = createHash('sha256').update(JSON.stringify(own)).digest('hex');
      return { id, key: keyOf(id), object: own, resource, isNewKind: known === undefined, sent };
    }),
  );
  refuseTwice(placed);
  return placed;
}

/** What a CustomResourceDefinition makes the server know. */
export function resourcesOfDefinition(object: KubernetesObject): readonly Resource[] {
  if (object.kind !== 'CustomResourceDefinition') return [];
  return objectsAt(object, 'spec', 'versions')
    .filter((version) => version.served === true)
    .map((version) => ({
      group: textAt(object, 'spec', 'group'),
      version: textAt(version, 'name'),
      kind: textAt(object, 'spec', 'names', 'kind'),
      plural: textAt(object, 'spec', 'names', 'plural'),
      namespaced: textAt(object, 'spec', 'scope') === 'Namespaced',
    }));
}

function isOfKind(resource: Resource, { group, version, kind }: ObjectId): boolean {
  return resource.group === group && resource.version === version && resource.kind === kind;
}

function inNamespace(object: KubernetesObject, { namespaced }: Resource, namespace: string): KubernetesObject {
  const { namespace: own, ...metadata } = object.metadata;
  return { ...object, metadata: namespaced ? { ...metadata, namespace: own ?? namespace } : metadata };
}

function unknownKind(object: KubernetesObject): ActionError {
  const { apiVersion, kind } = object;
  return new ActionError(
    'K8S_REFUSED',
    `Applying ${nameOf(idOf(object))} failed: the cluster knows no ${kind} of ${apiVersion}.`,
    {
      hint: 'Install what brings this kind first, or add its CustomResourceDefinition to the manifests.',
    },
  );
}

function refuseTwice(placed: readonly PlacedObject[]): void {
  const seen = new Set<string>();
  for (const { key, id } of placed) {
    if (seen.has(key)) {
      throw new ActionError('INPUT_INVALID', `Applying ${nameOf(id)} failed: it stands twice in the manifests.`, {
        hint: 'Leave one of the two out.',
      });
    }
    seen.add(key);
  }
}
