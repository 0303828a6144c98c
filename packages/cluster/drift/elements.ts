import { isObject, type JsonObject } from '../json.ts';
import { isSame } from './owned-fields.ts';

/** The server fills in these where they are left out. */
const defaults: JsonObject = { protocol: 'TCP' };

/** The fields that tell an element apart; `undefined` if it lacks any. */
function elementOf(value: unknown, keys: readonly string[]): JsonObject | undefined {
  if (!isObject(value)) return undefined;
  const entries = keys.map((key) => [key, value[key] ?? defaults[key]] as const);
  return entries.some(([, each]) => each === undefined) ? undefined : Object.fromEntries(entries);
}

/** The element with these fields. */
export function findElement(list: readonly unknown[], element: JsonObject): unknown {
  const keys = Object.keys(element);
  return list.find((each) => isSame(elementOf(each, keys), element));
}

/** Every element of lists once; `undefined` where some cannot be told apart. */
export function elementsOf(keys: readonly string[], ...lists: readonly (readonly unknown[])[]) {
  const found = new Map<string, JsonObject>();
  for (const list of lists) {
    const own = new Set<string>();
    for (const each of list) {
      const element = elementOf(each, keys);
      const name = JSON.stringify(element);
      if (element === undefined || own.has(name)) return undefined;
      own.add(name);
      found.set(name, element);
    }
  }
  return [...found.values()];
}
