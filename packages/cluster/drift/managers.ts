import type { FieldPath } from './field-path.ts';
import { allBelow, type FieldSet, holds, isLeaf, type OwnedFields } from './owned-fields.ts';

/** Whether a manager is one whose values are wanted. */
export type IsWanted = (entry: OwnedFields) => boolean;

/**
 * Who else has set a field, the newest first. A field that somebody has removed has nobody: then those are named who have put other
 * elements into the same list, since an element whose name is changed is another element.
 */
export function managersOf(owned: readonly OwnedFields[], path: FieldPath, isWanted: IsWanted): readonly string[] {
  const others = owned.filter((entry) => !isWanted(entry));
  const holders = others.filter(({ fields }) => holds(fields, path));
  const found = holders.length > 0 ? holders : others.filter(({ fields }) => addsBeside(fields, path, owned, isWanted));
  return [...new Set(found.map(({ manager }) => manager))];
}

/** Whether a set has elements, in the list of an element that is gone, which none of those has whose values are wanted. */
function addsBeside(set: FieldSet, path: FieldPath, owned: readonly OwnedFields[], isWanted: IsWanted): boolean {
  const at = path.findLastIndex((step) => 'element' in step || 'member' in step);
  if (at < 0) return false;
  const around = path.slice(0, at);
  const list = descend([set], around)[0];
  const wanted = descend(
    owned.filter(isWanted).map(({ fields }) => fields),
    around,
  );
  const names = Object.keys(list ?? {}).filter((name) => /^[kv]:/.test(name));
  return names.some((name) => !wanted.some((each) => Object.hasOwn(each, name)));
}

function descend(sets: readonly FieldSet[], path: FieldPath): readonly FieldSet[] {
  return path.reduce(allBelow, sets);
}

/** Whether a set has a field, or what is around it, as a whole: then everything in it is as its manager has set it. */
export function ownsWhole(sets: readonly FieldSet[]): boolean {
  return sets.some(isLeaf);
}
