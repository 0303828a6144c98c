import { ActionError } from '#error';
import { advice } from '../client/advice.ts';
import type { Client } from '../client/client.ts';
import type { Discovery } from '../discovery/discovery.ts';
import type { Inventory, InventoryEntry } from '../inventory/inventory.ts';
import { type InventoryPlace, loadInventory } from '../inventory/store.ts';
import type { KubernetesObject } from '../objects/object.ts';
import { planMigrations } from '../upgrade/plan-migrations.ts';
import type { StorageMigration } from '../upgrade/storage-migration.ts';
import { readMetadata } from './metadata.ts';
import { type PlacedObject, placeObjects } from './place.ts';

/** What is to be done with one object. */
export interface Step extends PlacedObject {
  readonly action: 'create' | 'update' | 'unchanged';
}

/** What applying objects means for a cluster, before anything is written. */
export interface Plan {
  readonly steps: readonly Step[];
  /** Applied once, and no longer among the objects. */
  readonly gone: readonly InventoryEntry[];
  /** Definitions that cannot simply be replaced, by their keys. */
  readonly migrations: ReadonlyMap<string, StorageMigration>;
  /** As it is stored. */
  readonly inventory: Inventory;
  readonly place: InventoryPlace;
  readonly fieldManager: string;
}

/** Stands for the hash where the cluster notes nothing as ours: of a namespace that is no more than its name. */
export const ownsNothing = 'nothing';

export interface PlanOptions {
  /** The name under which the cluster notes which fields are ours. */
  readonly fieldManager: string;
  /** Where objects go that name no namespace, and where the inventory is. */
  readonly namespace: string;
  /** The inventory's ConfigMap. */
  readonly inventory: string;
}

/**
 * Compares objects with a cluster by reading metadata alone. An object is unchanged if what we would send is what we sent last,
 * and what the cluster notes as ours is what it noted then: whoever changes one of our fields takes it over.
 * @throws ActionError NAMESPACE_TERMINATING, K8S_REFUSED
 */
export async function makePlan(
  { client, discovery }: { readonly client: Client; readonly discovery: Discovery },
  objects: readonly KubernetesObject[],
  { fieldManager, namespace, inventory: name }: PlanOptions,
): Promise<Plan> {
  const place = { namespace, name };
  const [placed, inventory] = await Promise.all([
    placeObjects(discovery, objects, namespace),
    loadInventory(client, place),
  ]);
  const live = await readMetadata(
    client,
    placed.filter(({ isNewKind }) => !isNewKind),
  );
  const steps = placed.map((each): Step => {
    const found = live.get(each.key);
    if (found === undefined) return { ...each, action: 'create' };
    if (found.isTerminating && each.id.kind === 'Namespace') throw terminating(each.id.name);
    const last = inventory.get(each.key);
    const owned = found.owned.get(fieldManager) ?? ownsNothing;
    const isSame = last?.sent === each.sent && last.owned === owned;
    return { ...each, action: isSame && !found.isTerminating ? 'unchanged' : 'update' };
  });
  const keys = new Set(placed.map(({ key }) => key));
  const changed = steps.filter(({ id, action }) => id.kind === 'CustomResourceDefinition' && action === 'update');
  return {
    steps,
    gone: [...inventory].filter(([key]) => !keys.has(key)).map(([, entry]) => entry),
    migrations: await planMigrations(client, changed),
    inventory,
    place,
    fieldManager,
  };
}

function terminating(name: string): ActionError {
  return new ActionError('NAMESPACE_TERMINATING', `Applying Namespace ${name} failed: it is being deleted.`, {
    hint: advice.NAMESPACE_TERMINATING ?? '',
  });
}
