import { isSequence, type Value } from '../../yaml/write-value.ts';
import { isMapping, type Mapping, member } from '../mapping.ts';
import { PatchProblem, type Path } from '../patch-problem.ts';
import { patchMarker, readDirectives, withoutDirectives } from './directives.ts';
import { type MergedList, mergeList, mergeSet } from './merge-list.ts';
import { orderedList } from './ordered-list.ts';
import { type Field, plain, type Schema } from './schema.ts';

/**
 * Applies a strategic merge patch, as kubectl does.
 * @see https://github.com/kubernetes/community/blob/main/contributors/devel/sig-api-machinery/strategic-merge-patch.md
 * @throws PatchProblem for a patch that is malformed or ambiguous
 */
export function strategicMerge(original: Mapping, patch: Mapping, { schema, path }: Spot): Mapping {
  const marker = member(patch, patchMarker);
  if (marker !== undefined) return marked(marker, patch, path);
  const { fields, orders, deletions, retained } = readDirectives(patch, path);
  const kept = Object.entries(original).filter(([key]) => retained?.has(key) !== false);
  const result = new Map(kept);
  const spotOf = (key: string): FieldSpot => ({ field: schema(key, [original, patch]), path: [...path, key] });
  for (const [key, order] of orders) {
    const spot = spotOf(key);
    const merge = (a: readonly Value[], b: readonly Value[]) => mergeElements(a, b, spot);
    put(result, key, orderedList(result.get(key), fields.get(key), { order, merge, path: spot.path }));
  }
  for (const [key, value] of fields) {
    const isOrdered = orders.has(key) && isSequence(value);
    if (!isOrdered) put(result, key, mergeField(result.get(key), value, spotOf(key)));
  }
  for (const [key, deleted] of deletions) put(result, key, without(result.get(key), deleted));
  return Object.fromEntries(result);
}

function put(result: Map<string, Value>, key: string, value: Value | undefined): void {
  if (value === undefined) result.delete(key);
  else result.set(key, value);
}

function without(list: Value | undefined, deleted: readonly Value[]): Value | undefined {
  return list !== undefined && isSequence(list) ? list.filter((item) => !deleted.includes(item)) : list;
}

/** A place in the patch, and what is known about the fields there. */
export interface Spot {
  readonly schema: Schema;
  readonly path: Path;
}

interface FieldSpot {
  readonly field: Field;
  readonly path: Path;
}

function marked(marker: Value, patch: Mapping, path: Path): Mapping {
  if (marker === 'delete') return {};
  if (marker !== 'replace') {
    throw new PatchProblem('PATCH_INVALID', `${patchMarker}: ${String(marker)} is no directive of a mapping`, {
      path: [...path, patchMarker],
      hint: 'It is "replace" or "delete"; without it mappings are merged.',
    });
  }
  return Object.fromEntries(Object.entries(patch).filter(([key]) => key !== patchMarker));
}

/** `undefined` removes the field. */
function mergeField(old: Value | undefined, value: Value, { field, path }: FieldSpot): Value | undefined {
  if (value === null) return undefined;
  if (isMapping(old) && isMapping(value)) {
    if (field.strategy !== 'replace') return strategicMerge(old, value, { schema: belowOf(field), path });
  } else if (old !== undefined && isSequence(old) && isSequence(value)) {
    const merged = mergeElements(old, value, { field, path });
    if (merged !== undefined) return merged.list;
  } else {
    return withoutDirectives(withoutNulls(value));
  }
  return value;
}

/** Merges the elements of two lists, or refuses to. */
function mergeElements(
  old: readonly Value[],
  value: readonly Value[],
  { field, path }: FieldSpot,
): MergedList | undefined {
  switch (field.strategy) {
    case 'merge': {
      const { key, below: schema } = field;
      const mergeElement = (a: Mapping, b: Mapping, at: Path): Mapping => strategicMerge(a, b, { schema, path: at });
      return mergeList(old, value, { key, path, mergeElement });
    }
    case 'set':
      return mergeSet(old, value, path);
    case 'unknown':
      throw ambiguous(path);
    case 'default':
    case 'replace':
      return undefined;
  }
}

function ambiguous(path: Path): PatchProblem {
  const list = path.filter((step) => typeof step === 'string').join('.');
  return new PatchProblem('PATCH_AMBIGUOUS', `nothing says by which key the elements of the list ${list} are merged`, {
    path,
    hint: `Name it by key-map (${list} = name, or atomic to replace the list), or set patch-type to merge or json.`,
  });
}

/** What is known about the fields below a field. */
function belowOf(field: Field): Schema {
  return 'below' in field ? field.below : plain;
}

/** In what a patch adds, null is the absence of a key. */
function withoutNulls(value: Value): Value {
  if (isSequence(value)) return value.map(withoutNulls);
  if (!isMapping(value)) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== null);
  return Object.fromEntries(entries.map(([key, item]) => [key, withoutNulls(item)]));
}
