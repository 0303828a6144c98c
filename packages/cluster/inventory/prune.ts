import { concurrency } from '../client/agent.ts';
import type { Client } from '../client/client.ts';
import { concurrently } from '../concurrently.ts';
import type { Discovery } from '../discovery/discovery.ts';
import { collectionPath, objectPath, type Resource } from '../discovery/resource.ts';
import { objectsAt, textAt } from '../json.ts';
import { stageOf } from '../objects/order.ts';
import { deleteObject, findOwned } from '../remove/remove-object.ts';
import type { InventoryEntry } from './inventory.ts';

interface Target {
  readonly client: Client;
  readonly discovery: Discovery;
}

/** With these goes what people keep in them. */
const keptKinds: ReadonlySet<string> = new Set(['Namespace', 'PersistentVolumeClaim', 'PersistentVolume']);

/**
 * Deletes objects that were applied once, workloads before what they build on. What holds people's data stays, and so do definitions of
 * which there are objects; what was made anew by somebody else is not ours any more.
 * @returns those that are gone
 */
export async function prune(
  target: Target,
  gone: readonly InventoryEntry[],
  fieldManager: string,
): Promise<readonly InventoryEntry[]> {
  const candidates = gone.filter(({ kind }) => !keptKinds.has(kind));
  const stages = Map.groupBy(candidates, ({ kind }) => stageOf(kind));
  const pruned: InventoryEntry[] = [];
  for (const [, entries] of [...stages].toSorted(([a], [b]) => b - a)) {
    const removed = await concurrently(entries, concurrency, (entry) => pruneOne(target, entry, fieldManager));
    pruned.push(...entries.filter((_, at) => removed[at]));
  }
  return pruned;
}

async function pruneOne(target: Target, entry: InventoryEntry, fieldManager: string): Promise<boolean> {
  const found = await findOwned(target, entry, [fieldManager]);
  if (found === undefined) return true;
  const { client } = target;
  if (entry.kind === 'CustomResourceDefinition' && (await hasInstances(client, found, entry))) return false;
  await deleteObject(client, found, entry);
  return true;
}

async function hasInstances(client: Client, resource: Resource, id: InventoryEntry): Promise<boolean> {
  const operation = `Looking for objects of ${id.name}`;
  const { body: definition } = await client.request({ method: 'GET', path: objectPath(resource, id), operation });
  const version = objectsAt(definition, 'spec', 'versions').find((each) => each.served === true);
  if (version === undefined) return false;
  const path = collectionPath({
    group: textAt(definition, 'spec', 'group'),
    version: textAt(version, 'name'),
    kind: textAt(definition, 'spec', 'names', 'kind'),
    plural: textAt(definition, 'spec', 'names', 'plural'),
    namespaced: false,
  });
  const { body } = await client.request({ method: 'GET', path, query: { limit: '1' }, operation });
  return objectsAt(body, 'items').length > 0;
}
