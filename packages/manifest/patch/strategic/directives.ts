import { isScalar, isSequence, type Value } from '../../yaml/write-value.ts';
import { isMapping, type Mapping } from '../mapping.ts';
import { PatchProblem, type Path } from '../patch-problem.ts';

const setElementOrder = '$setElementOrder/';
const deleteFromPrimitiveList = '$deleteFromPrimitiveList/';
const retainKeys = '$retainKeys';
export const patchMarker = '$patch';

/** A mapping of a patch, its fields apart from what it says about them. */
export interface Directives {
  readonly fields: ReadonlyMap<string, Value>;
  /** The order of a list's elements, by field. */
  readonly orders: ReadonlyMap<string, readonly Value[]>;
  /** Scalars to take out of a list, by field. */
  readonly deletions: ReadonlyMap<string, readonly Value[]>;
  /** The only keys that may remain. */
  readonly retained: ReadonlySet<Value> | undefined;
}

/** @throws PatchProblem */
export function readDirectives(patch: Mapping, path: Path): Directives {
  const fields = new Map<string, Value>();
  const orders = new Map<string, readonly Value[]>();
  const deletions = new Map<string, readonly Value[]>();
  let retained: ReadonlySet<Value> | undefined;
  for (const [key, value] of Object.entries(patch)) {
    if (key.startsWith(setElementOrder)) orders.set(key.slice(setElementOrder.length), list(value, key, path));
    else if (key.startsWith(deleteFromPrimitiveList)) {
      deletions.set(key.slice(deleteFromPrimitiveList.length), list(value, key, path));
    } else if (key === retainKeys) retained = new Set(list(value, key, path));
    else fields.set(key, value);
  }
  const lost = [...fields].find(([key, value]) => value !== null && retained?.has(key) === false);
  if (lost === undefined) return { fields, orders, deletions, retained };
  throw new PatchProblem('PATCH_INVALID', `${retainKeys} does not name "${lost[0]}", which the patch sets`, {
    path: [...path, retainKeys],
    hint: `Name every key that is to remain in ${retainKeys}.`,
  });
}

function list(value: Value, key: string, path: Path): readonly Value[] {
  if (isSequence(value)) return value;
  throw new PatchProblem('PATCH_INVALID', `${key} is no list`, {
    path: [...path, key],
    hint: 'Write a list, as in $retainKeys: [name, emptyDir].',
  });
}

function isDirective(key: string): boolean {
  return (
    key === patchMarker ||
    key === retainKeys ||
    key.startsWith(setElementOrder) ||
    key.startsWith(deleteFromPrimitiveList)
  );
}

/**
 * What a patch brings where there was nothing to say it about: mappings marked by `$patch` are left out, as kubectl leaves
 * them out, and so are the other directives.
 */
export function withoutDirectives(value: Value): Value | undefined {
  if (isScalar(value)) return value;
  if (isSequence(value)) return value.flatMap((item) => withoutDirectives(item) ?? []);
  if (Object.hasOwn(value, patchMarker)) return undefined;
  const entries = Object.entries(value).flatMap(([key, item]) => {
    const kept = isDirective(key) ? undefined : withoutDirectives(item);
    return kept === undefined ? [] : [[key, kept] as const];
  });
  return Object.fromEntries(entries);
}

/** How many directives a model holds as if they were keys: kubectl leaves those that stand where it replaces a value whole. */
export function countDirectives(value: Value): number {
  if (isSequence(value)) return value.reduce<number>((sum, item) => sum + countDirectives(item), 0);
  if (!isMapping(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [key, item]) => sum + (isDirective(key) ? 1 : 0) + countDirectives(item),
    0,
  );
}
