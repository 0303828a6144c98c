import { isObject, parseJson, textAt } from '../json.ts';
import { keyOf, type ObjectId } from '../objects/object.ts';

/** What was applied of one object. The hashes are '' while it is only planned. */
export interface InventoryEntry extends ObjectId {
  /** Of the JSON that was sent. */
  readonly sent: string;
  /** Of what the cluster then noted as ours. */
  readonly owned: string;
}

/** Everything that was applied together, by the objects' keys. */
export type Inventory = ReadonlyMap<string, InventoryEntry>;

/** The member of a ConfigMap's data that holds an inventory. */
export const inventoryKey = 'objects';

/** One entry a line, sorted: a reader compares two states with `diff`. */
export function writeInventory(inventory: Inventory): string {
  const lines = [...inventory]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { group, version, kind, namespace, name, sent, owned }]) =>
      JSON.stringify([group, version, kind, namespace, name, sent, owned]),
    );
  return lines.join('\n');
}

/** Lines that are none of ours are left out: their objects are applied anew and never deleted. */
function readInventory(text: string): Inventory {
  const entries = text.split('\n').flatMap((line): readonly InventoryEntry[] => {
    const fields = parseJson(line);
    if (!Array.isArray(fields) || !fields.every((field) => typeof field === 'string')) return [];
    const [group = '', version = '', kind = '', namespace = '', name = '', sent = '', owned = ''] = fields;
    return kind === '' || name === '' ? [] : [{ group, version, kind, namespace, name, sent, owned }];
  });
  return new Map(entries.map((entry) => [keyOf(entry), entry]));
}

/** The inventory that a ConfigMap holds. */
export function inventoryIn(configMap: unknown): Inventory {
  return isObject(configMap) ? readInventory(textAt(configMap, 'data', inventoryKey)) : new Map();
}
