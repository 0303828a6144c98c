import type { Value } from '../../yaml/write-value.ts';
import { PatchProblem, type Path } from '../patch-problem.ts';

/** Tells elements apart: equal texts are the same element. */
export type Identity = (element: Value) => string;

interface Orders {
  readonly identity: Identity;
  /** The order that the patch wants for the elements that it names. */
  readonly wanted: readonly Value[];
  /** The order of the document. */
  readonly live: readonly Value[];
}

/**
 * Orders a merged list: what the patch names as the patch wants it, the rest as it was, the two woven together by the order
 * of the document where it knows both, else the patch's element first.
 * @see https://github.com/kubernetes/design-proposals-archive/blob/main/cli/preserve-order-in-strategic-merge-patch.md
 */
export function inElementOrder(elements: readonly Value[], { identity, wanted, live }: Orders): readonly Value[] {
  const [wantedAt, liveAt] = [positions(wanted, identity), positions(live, identity)];
  const rank = (at: ReadonlyMap<string, number>, element: Value): number => at.get(identity(element)) ?? Infinity;
  const byRank = (at: ReadonlyMap<string, number>) => (a: Value, b: Value) =>
    rank(at, a) < rank(at, b) ? -1 : rank(at, a) > rank(at, b) ? 1 : 0;
  const named = elements.filter((element) => wantedAt.has(identity(element))).toSorted(byRank(wantedAt));
  const others = elements.filter((element) => !wantedAt.has(identity(element))).toSorted(byRank(liveAt));
  const result: Value[] = [];
  for (const element of named) {
    while (others[0] !== undefined && rank(liveAt, others[0]) < (liveAt.get(identity(element)) ?? -1)) {
      result.push(...others.splice(0, 1));
    }
    result.push(element);
  }
  return [...result, ...others];
}

function positions(elements: readonly Value[], identity: Identity): ReadonlyMap<string, number> {
  const result = new Map<string, number>();
  for (const [index, element] of elements.entries()) {
    const id = identity(element);
    if (!result.has(id)) result.set(id, index);
  }
  return result;
}

/** The elements of a patch's list must stand in the order that the patch asks for. */
export function checkOrder(
  elements: readonly Value[],
  order: readonly Value[],
  { identity, path }: { readonly identity: Identity; readonly path: Path },
): void {
  if (order.length === 0) return;
  let at = 0;
  for (const element of elements) {
    while (at < order.length && identity(order[at] ?? null) !== identity(element)) at += 1;
    if (at >= order.length) {
      throw new PatchProblem('PATCH_INVALID', "the order of the list doesn't match its $setElementOrder", {
        path,
        hint: 'Name every element of the list in $setElementOrder, in the same order.',
      });
    }
    at += 1;
  }
}
