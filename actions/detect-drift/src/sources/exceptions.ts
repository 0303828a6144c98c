import {
  ApiError,
  apiVersionOf,
  type Client,
  collectionPath,
  concurrency,
  concurrently,
  type Discovery,
  type KubernetesObject,
  listCollection,
  type PlacedObject,
} from '#cluster';
import { type Exception, exceptionsOf } from '../ignore/scaled.ts';
import type { Note } from '../result.ts';

const kinds = [
  ['autoscaling', 'HorizontalPodAutoscaler'],
  ['flagger.app', 'Canary'],
] as const;

interface Found {
  readonly exceptions: readonly Exception[];
  readonly notes: readonly Note[];
}

/** What autoscalers and Flagger set in the namespaces of these objects, by the files and by the cluster. */
export async function exceptionsIn(
  { client, discovery }: { readonly client: Client; readonly discovery: Discovery },
  placed: readonly PlacedObject[],
): Promise<Found> {
  const notes: Note[] = [];
  const namespaces = [...new Set(placed.map(({ id }) => id.namespace))].filter((namespace) => namespace !== '');
  const questions = namespaces.flatMap((namespace) => kinds.map(([group, kind]) => ({ namespace, group, kind })));
  const found = await concurrently(questions, concurrency, async ({ namespace, group, kind }) => {
    const resource = await discovery.preferred(group, kind);
    if (resource === undefined) return [];
    try {
      const path = collectionPath(resource, namespace);
      return (await listCollection(client, { path, apiVersion: apiVersionOf(resource), kind })).items;
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'RBAC_DENIED') throw error;
      const reason = 'not listed: what they set counts as drift unless gitops.yaml ignores it';
      notes.push({ object: `${kind} in ${namespace}`, reason, passing: false });
      return [];
    }
  });
  const objects: readonly KubernetesObject[] = [...placed.map(({ object }) => object), ...found.flat()];
  return { exceptions: exceptionsOf(objects), notes };
}
