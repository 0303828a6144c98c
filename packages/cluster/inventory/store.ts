import { applyObject } from '../apply/apply-object.ts';
import type { Client } from '../client/client.ts';
import { ApiError } from '../client/refusal.ts';
import { objectPath, type Resource } from '../discovery/resource.ts';
import { type Inventory, inventoryIn, inventoryKey, writeInventory } from './inventory.ts';

/** Where an inventory is kept: in a ConfigMap beside what it lists. */
export interface InventoryPlace {
  readonly namespace: string;
  /** `gitops-actions-inventory-flux` */
  readonly name: string;
}

const configMaps: Resource = { group: '', version: 'v1', kind: 'ConfigMap', plural: 'configmaps', namespaced: true };

/** Empty where none was written yet. */
export async function loadInventory(client: Client, place: InventoryPlace): Promise<Inventory> {
  const path = objectPath(configMaps, place);
  try {
    const { body } = await client.request({ method: 'GET', path, operation: 'Reading the inventory' });
    return inventoryIn(body);
  } catch (error) {
    if (error instanceof ApiError && error.refusal.status === 404) return new Map();
    throw error;
  }
}

export async function storeInventory(
  client: Client,
  {
    place,
    inventory,
    fieldManager,
  }: { readonly place: InventoryPlace; readonly inventory: Inventory; readonly fieldManager: string },
): Promise<void> {
  const metadata = { ...place, labels: { 'app.kubernetes.io/managed-by': 'gitops-actions' } };
  const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { [inventoryKey]: writeInventory(inventory) } };
  await applyObject(client, { resource: configMaps, object }, { fieldManager, force: true });
}
