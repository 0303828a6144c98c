import { isObject, type JsonObject } from '../json.ts';

const shown = 50;
/** Written by the server with every change. */
const bookkeeping: ReadonlySet<string> = new Set([
  '.metadata.managedFields',
  '.metadata.resourceVersion',
  '.metadata.generation',
  '.status',
]);

/** The paths at which two states of an object differ, at most 50; none of a value is shown. */
export function differingFields(before: JsonObject, after: JsonObject): readonly string[] {
  return differing(before, after, '').take(shown).toArray();
}

function* differing(a: unknown, b: unknown, path: string): Generator<string, undefined> {
  if (bookkeeping.has(path)) return;
  const members = membersOf(a, b);
  if (members === undefined && a !== b) yield path;
  for (const [name, before, after] of members ?? []) yield* differing(before, after, `${path}${name}`);
}

type Member = readonly [name: string, before: unknown, after: unknown];

/** What two values have inside, side by side; `undefined` when they are not both mappings or both lists. */
function membersOf(a: unknown, b: unknown): readonly Member[] | undefined {
  if (isObject(a) && isObject(b)) {
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].map((key) => [`.${key}`, a[key], b[key]]);
  }
  if (!Array.isArray(a) || !Array.isArray(b)) return undefined;
  return Array.from({ length: Math.max(a.length, b.length) }, (_, at) => [`[${at}]`, a[at], b[at]]);
}
