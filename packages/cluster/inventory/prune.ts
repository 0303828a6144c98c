import type { Client } from '../client/client.ts';
import { ApiError } from '../client/refusal.ts';
import type { Discovery } from '../discovery/discovery.ts';
import { collectionPath, objectPath, type Resource } from '../discovery/resource.ts';
import { objectsAt, textAt } from '../json.ts';
import { nameOf } from '../objects/object.ts';
import { stageOf } from '../objects/order.ts';
import { readLive } from '../plan/metadata.ts';
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
  const pruned: InventoryEntry[] = [];
  const candidates = gone.filter(({ kind }) => !keptKinds.has(kind));
  for (const entry of candidates.toSorted((a, b) => stageOf(b.kind) - stageOf(a.kind))) {
    if (await pruneOne(target, entry, fieldManager)) pruned.push(entry);
  }
  return pruned;
}

async function pruneOne({ client, discovery }: Target, entry: InventoryEntry, fieldManager: string): Promise<boolean> {
  const resource = (await discovery.find(entry)) ?? (await discovery.preferred(entry.group, entry.kind));
  if (resource === undefined) return true;
  const live = await readLive(client, { resource, id: entry });
  if (live === undefined) return true;
  if (!live.owned.has(fieldManager)) return true;
  if (entry.kind === 'CustomResourceDefinition' && (await hasInstances(client, resource, entry))) return false;
  await deleteObject(client, resource, entry);
  return true;
}

/** Deletes an object, and in the background what belongs to it; one that is gone already is no failure. */
async function deleteObject(client: Client, resource: Resource, id: InventoryEntry): Promise<void> {
  const query = { propagationPolicy: 'Background' };
  try {
    await client.request({
      ...{ method: 'DELETE', path: objectPath(resource, id), query, operation: `Deleting ${nameOf(id)}` },
    });
  } catch (error) {
    if (!(error instanceof ApiError) || error.refusal.status !== 404) throw error;
  }
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
