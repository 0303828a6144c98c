import { isObject, type JsonObject, objectsAt, textAt } from '../json.ts';
import { apiVersionOf, groupVersionOf } from '../objects/object.ts';

/** The versions of a kind that stay, and the one that takes the place of those that go. */
export interface KeptVersions {
  readonly group: string;
  readonly kept: ReadonlySet<string>;
  readonly to: string;
}

/** Whether the cluster notes the owners of some fields in a version that goes: it could never merge with such a note again. */
export function isNotedInDropped(object: unknown, { group, kept }: KeptVersions): boolean {
  return objectsAt(object, 'metadata', 'managedFields').some((entry) => {
    const noted = groupVersionOf(textAt(entry, 'apiVersion'));
    return noted.group === group && !kept.has(noted.version);
  });
}

/**
 * An object's notes with every version that goes replaced. Notes of one manager that stood apart by their version alone become one:
 * the server would keep only the last of them.
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
export function renotedFields(object: unknown, { group, kept, to }: KeptVersions): readonly JsonObject[] {
  const entries = new Map<string, JsonObject>();
  for (const entry of objectsAt(object, 'metadata', 'managedFields')) {
    const noted = groupVersionOf(textAt(entry, 'apiVersion'));
    const isDropped = noted.group === group && !kept.has(noted.version);
    const apiVersion = isDropped ? apiVersionOf({ group, version: to }) : entry.apiVersion;
    const key = JSON.stringify([entry.manager, entry.operation, entry.subresource, apiVersion]);
    const same = entries.get(key);
    entries.set(key, { ...entry, apiVersion, fieldsV1: union(same?.fieldsV1, entry.fieldsV1) });
  }
  return [...entries.values()];
}

/** Sets of fields are trees of keys, whose leaves are empty. */
function union(a: unknown, b: unknown): JsonObject {
  const [first, second] = [a, b].map((tree) => (isObject(tree) ? tree : {}));
  const keys = new Set([...Object.keys(first ?? {}), ...Object.keys(second ?? {})]);
  return Object.fromEntries([...keys].map((key) => [key, union(first?.[key], second?.[key])]));
}
