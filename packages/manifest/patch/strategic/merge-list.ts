import { isScalar, type Value } from '../../yaml/write-value.ts';
import { isMapping, type Mapping, member } from '../mapping.ts';
import { PatchProblem, type Path } from '../patch-problem.ts';
import { patchMarker, withoutDirectives } from './directives.ts';
import { type Identity, inElementOrder } from './element-order.ts';
import { identityOf, idOf } from './identity.ts';
import type { ElementKey } from './schema.ts';

interface ListSpot {
  readonly key: ElementKey;
  readonly path: Path;
  /** Merges an element that is in both lists. */
  readonly mergeElement: (original: Mapping, patch: Mapping, path: Path) => Mapping;
}

export interface MergedList {
  readonly list: readonly Value[];
  /** The document's elements where they were, new ones behind them. */
  readonly unordered: readonly Value[];
  readonly identity: Identity;
}

/** Merges a list of mappings element by element. @throws PatchProblem */
export function mergeList(original: readonly Value[], patch: readonly Value[], spot: ListSpot): MergedList {
  const { key, path } = spot;
  const elements = mappings(patch, path);
  const marked = elements.map((element, index) => markerOf(element, [...path, index]));
  const named = elements.filter((_, index) => marked[index] !== 'replace');
  const merging = elements.filter((_, index) => marked[index] === undefined);
  const old = mappings(original, path);
  const deleting = new Set(elements.filter((_, index) => marked[index] === 'delete'));
  const identity = identityOf(key, { original: old, patch: named, deleting, path });
  if (marked.includes('replace')) {
    const list = merging.flatMap((element) => withoutDirectives(element) ?? []);
    return { list, unordered: list, identity };
  }
  const deleted = new Set([...deleting].map(identity));
  const unordered: Mapping[] = old.filter((element) => !deleted.has(identity(element)));
  for (const [index, element] of elements.entries()) {
    if (marked[index] !== undefined) continue;
    const at = unordered.findIndex((other) => identity(other) === identity(element));
    const present = unordered[at];
    if (present !== undefined) unordered[at] = spot.mergeElement(present, element, [...path, index]);
    else unordered.push(...added(element));
  }
  return { list: inElementOrder(unordered, { identity, wanted: merging, live: old }), unordered, identity };
}

function added(element: Mapping): readonly Mapping[] {
  const value = withoutDirectives(element);
  return isMapping(value) ? [value] : [];
}

function markerOf(element: Mapping, path: Path): 'delete' | 'replace' | undefined {
  const marker = member(element, patchMarker);
  if (marker === undefined || marker === 'delete' || marker === 'replace') return marker;
  throw new PatchProblem('PATCH_INVALID', `${patchMarker}: ${String(marker)} is no directive of a list's element`, {
    path: [...path, patchMarker],
    hint: 'It is "delete" or "replace"; without it elements are merged.',
  });
}

function mappings(list: readonly Value[], path: Path): readonly Mapping[] {
  return list.map((element, index) => {
    if (isMapping(element)) return element;
    throw new PatchProblem('PATCH_INVALID', 'an element of a list that is merged by key is no mapping', {
      path: [...path, index],
      hint: 'Write mappings there, in the patch and in the manifest.',
    });
  });
}

/** Merges a list of scalars: each stands in it once. @throws PatchProblem */
export function mergeSet(original: readonly Value[], patch: readonly Value[], path: Path): MergedList {
  const identity: Identity = (element) => idOf(element, []);
  for (const element of [...original, ...patch]) {
    if (isScalar(element)) continue;
    throw new PatchProblem('PATCH_INVALID', 'an element of a list of single values is a mapping or a list', {
      path,
      hint: 'Write single values there, in the patch and in the manifest.',
    });
  }
  const unordered = [...new Map([...original, ...patch].map((element) => [identity(element), element])).values()];
  return { list: inElementOrder(unordered, { identity, wanted: patch, live: original }), unordered, identity };
}
