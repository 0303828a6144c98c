import { isSequence, type Value } from '../../yaml/write-value.ts';
import { isMapping } from '../mapping.ts';
import { PatchProblem, type Path } from '../patch-problem.ts';
import { patchMarker } from './directives.ts';
import { checkOrder, inElementOrder } from './element-order.ts';
import type { MergedList } from './merge-list.ts';

interface Ordering {
  readonly order: readonly Value[];
  readonly path: Path;
  /** Merges the two lists; `undefined` where they are not merged but replaced. */
  readonly merge: (old: readonly Value[], patch: readonly Value[]) => MergedList | undefined;
}

/**
 * A list with $setElementOrder: merged, and put into that order; `undefined` where there is none.
 * @throws PatchProblem
 */
export function orderedList(
  old: Value | undefined,
  value: Value | undefined,
  { order, path, merge }: Ordering,
): Value | undefined {
  const [before, patch] = [listOr(old, path), listOr(value, path)];
  if (before === undefined && patch === undefined) return undefined;
  const merged = merge(before ?? [], patch ?? []);
  if (merged === undefined) throw unordered(path);
  const { identity } = merged;
  const named = (patch ?? []).filter((element) => !isMapping(element) || !Object.hasOwn(element, patchMarker));
  checkOrder(named, order, { identity, path });
  // As in kubectl, new elements take the places that deleted ones leave in the order of the document.
  const live = merged.unordered.slice(0, before?.length ?? 0);
  return inElementOrder(patch === undefined ? (before ?? []) : merged.list, { identity, wanted: order, live });
}

function listOr(value: Value | undefined, path: Path): readonly Value[] | undefined {
  if (value === undefined || value === null) return undefined;
  if (isSequence(value)) return value;
  throw new PatchProblem('PATCH_INVALID', '$setElementOrder orders what is no list', {
    path,
    hint: 'Leave out the directive, or write a list.',
  });
}

function unordered(path: Path): PatchProblem {
  return new PatchProblem('PATCH_INVALID', '$setElementOrder orders a list that is replaced whole', {
    path,
    hint: 'Write the list as it is to be, without the directive.',
  });
}
