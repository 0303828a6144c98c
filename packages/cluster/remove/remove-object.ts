import type { Client } from '../client/client.ts';
import { ApiError } from '../client/refusal.ts';
import type { Discovery } from '../discovery/discovery.ts';
import { objectPath, type Resource } from '../discovery/resource.ts';
import type { InventoryEntry } from '../inventory/inventory.ts';
import { nameOf, type ObjectId } from '../objects/object.ts';
import { readLive } from '../plan/metadata.ts';
import { ownsNothing } from '../plan/plan.ts';

/** How an object that was applied once is addressed; `undefined` if it is gone, or was made anew by somebody else. */
export async function findOwned(
  { client, discovery }: { readonly client: Client; readonly discovery: Discovery },
  entry: InventoryEntry,
  fieldManagers: readonly string[],
): Promise<Resource | undefined> {
  const resource = (await discovery.find(entry)) ?? (await discovery.preferred(entry.group, entry.kind));
  if (resource === undefined) return undefined;
  const live = await readLive(client, { resource, id: entry });
  if (live === undefined) return undefined;
  const isOwned =
    fieldManagers.some((name) => live.owned.has(name)) || (entry.owned === ownsNothing && live.owned.size === 0);
  return isOwned ? resource : undefined;
}

/**
 * Deletes an object; one that is gone already is no failure.
 * @param propagation whether what belongs to it goes afterwards, or goes first, or stays
 * @see https://kubernetes.io/docs/concepts/architecture/garbage-collection/#cascading-deletion
 */
export async function deleteObject(
  client: Client,
  resource: Resource,
  id: ObjectId,
  propagation: 'Background' | 'Foreground' | 'Orphan' = 'Background',
): Promise<void> {
  const query = { propagationPolicy: propagation };
  try {
    await client.request({
      ...{ method: 'DELETE', path: objectPath(resource, id), query, operation: `Deleting ${nameOf(id)}` },
    });
  } catch (error) {
    if (!(error instanceof ApiError) || error.refusal.status !== 404) throw error;
  }
}
