import type { ModelPath, TreeEdit } from '../tree-edit.ts';
import { isSequence, type Value } from '../yaml/write-value.ts';
import { align } from './align.ts';
import { elementNames } from './element-names.ts';
import { isEqual, isMapping, type Mapping, member } from './mapping.ts';

/**
 * The fewest edits that make one model the other: mappings key by key, lists element by element, matched by the keys that
 * tell them apart or, where there are none, by what they are. A collection of which nothing stays is replaced whole.
 */
export function difference(before: Value, after: Value, path: ModelPath = []): readonly TreeEdit[] {
  if (isEqual(before, after)) return [];
  if (isMapping(before) && isMapping(after)) return mappingDifference(before, after, path);
  if (isSequence(before) && isSequence(after)) return listDifference(before, after, path);
  return [{ op: 'replace', path, value: after }];
}

function mappingDifference(before: Mapping, after: Mapping, path: ModelPath): readonly TreeEdit[] {
  const isAnother = Object.keys(before).every((key) => !Object.hasOwn(after, key)) && Object.keys(after).length > 1;
  if (isAnother) return [{ op: 'replace', path, value: after }];
  const kept = Object.entries(before).flatMap(([key, value]): readonly TreeEdit[] => {
    const wanted = member(after, key);
    return wanted === undefined ? [{ op: 'remove', path: [...path, key] }] : difference(value, wanted, [...path, key]);
  });
  const added = Object.entries(after).filter(([key]) => !Object.hasOwn(before, key));
  return [...kept, ...added.map(([key, value]): TreeEdit => ({ op: 'add', path: [...path, key], value }))];
}

function listDifference(before: readonly Value[], after: readonly Value[], path: ModelPath): readonly TreeEdit[] {
  const edits = elementEdits(before, after, path);
  const removed = edits.filter((edit) => edit.op === 'remove' && edit.path.length === path.length + 1);
  const isAnother = removed.length === before.length && after.length > (before.length === 0 ? 1 : 0);
  return isAnother ? [{ op: 'replace', path, value: after }] : edits;
}

function elementEdits(before: readonly Value[], after: readonly Value[], path: ModelPath): readonly TreeEdit[] {
  const names = elementNames(before, after);
  const edits: TreeEdit[] = [];
  let [a, b] = [0, 0];
  for (const [nextA, nextB] of [...align(names.before, names.after), [before.length, after.length] as const]) {
    const gap = { before: before.slice(a, nextA), after: after.slice(b, nextB), path, at: a };
    edits.push(...gapDifference(gap, names.isTelling));
    const [old, wanted] = [before[nextA], after[nextB]];
    if (old !== undefined && wanted !== undefined) edits.push(...difference(old, wanted, [...path, nextA]));
    [a, b] = [nextA + 1, nextB + 1];
  }
  return edits;
}

interface Gap {
  readonly before: readonly Value[];
  readonly after: readonly Value[];
  readonly path: ModelPath;
  /** The index of the first element of the gap. */
  readonly at: number;
}

/** Between elements that are the same, one that has no name, or that differs in little but its name, became another. */
function gapDifference({ before, after, path, at }: Gap, isTelling: boolean): readonly TreeEdit[] {
  const count = Math.min(before.length, after.length);
  const different = before.slice(0, count).findIndex((old, index) => isTelling && !isAlike(old, after[index] ?? null));
  const paired = different < 0 ? count : different;
  const end = at + before.length;
  return [
    ...before.slice(0, paired).flatMap((old, index) => difference(old, after[index] ?? null, [...path, at + index])),
    ...before.slice(paired).map((_, index): TreeEdit => ({ op: 'remove', path: [...path, at + paired + index] })),
    ...after.slice(paired).map((value): TreeEdit => ({ op: 'add', path: [...path, end], value })),
  ];
}

/** At least half of their keys have the same value. */
function isAlike(a: Value, b: Value): boolean {
  if (!isMapping(a) || !isMapping(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  const equal = [...keys].filter((key) => isEqual(member(a, key) ?? null, member(b, key) ?? null));
  return equal.length * 2 >= keys.size;
}
