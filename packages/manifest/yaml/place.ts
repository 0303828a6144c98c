import type { Manifest } from './manifest.ts';
import { beginOf, type Entry, type MapNode, type Node } from './node.ts';
import { lineEnd } from './trivia.ts';

/** A node and the way to it from its document's root. */
export interface Place {
  readonly node: Node;
  readonly parent?: Place;
  /** The entry of the parent mapping whose value the node is. */
  readonly entry?: Entry;
  /** The node's index in the parent sequence. */
  readonly index?: number;
}

export type MapPlace = Place & { readonly node: MapNode };

export function isMapPlace(place: Place): place is MapPlace {
  return place.node.kind === 'map';
}

/** A document of a manifest. */
export interface Document {
  readonly manifest: Manifest;
  readonly index: number;
  readonly root: Node;
}

export function documentsOf(manifest: Manifest): readonly Document[] {
  return manifest.documents.map((root, index) => ({ manifest, index, root }));
}

/** The part of the text that a document stands in; comments in front of the next one belong to it. */
export function extentOf({ manifest: { text, documents }, index, root }: Document): Extent {
  // An item of a List, and what stands behind its last value
  if (root !== documents[index]) return { start: beginOf(root), end: lineEnd(text, root.end) };
  const next = documents[index + 1];
  return { start: index === 0 ? 0 : beginOf(root), end: next === undefined ? text.length : beginOf(next) };
}

interface Extent {
  readonly start: number;
  readonly end: number;
}

/** Values and items below a place, itself first, in the order of the text. Keys are no places; aliases are not followed. */
export function placesBelow(place: Place): readonly Place[] {
  const places: Place[] = [];
  const collect = (each: Place): void => {
    places.push(each);
    for (const child of placesIn(each)) collect(child);
  };
  collect(place);
  return places;
}

/**
 * Those of `placesBelow` whose text may hold one of some offsets. What stands between two values is taken for the first
 * one's: where a collection ends need not be found out.
 * @param offsets ascending
 */
export function placesHolding(place: Place, offsets: readonly number[]): readonly Place[] {
  const places: Place[] = [];
  let at = 0;
  const isNextBefore = (end: number): boolean => (offsets[at] ?? Infinity) < end;
  const collect = (each: Place, end: number): void => {
    if (!isNextBefore(end)) return;
    places.push(each);
    const below = placesIn(each);
    for (const [index, child] of below.entries()) {
      if (!isNextBefore(end)) return;
      const begin = beginOf(child.node);
      while (isNextBefore(begin)) at += 1;
      const next = below[index + 1];
      collect(child, next === undefined ? end : beginOf(next.node));
    }
    while (isNextBefore(end)) at += 1;
  };
  collect(place, Infinity);
  return places;
}

/** The values or items directly in a place. */
export function placesIn(place: Place): readonly Place[] {
  const { node } = place;
  if (node.kind === 'map') return node.entries.map((entry) => ({ node: entry.value, parent: place, entry }));
  if (node.kind === 'sequence') return node.items.map((item, index) => ({ node: item, parent: place, index }));
  return [];
}

/** The place and everything around it, innermost first. */
export function trailOf(place: Place): readonly Place[] {
  return place.parent === undefined ? [place] : [place, ...trailOf(place.parent)];
}

/** The key that leads to a place; `undefined` for items and roots. */
export function keyOf({ entry }: Place): string | undefined {
  return entry?.key.kind === 'scalar' ? entry.key.text : undefined;
}

/** The text of a scalar, `undefined` where there is none. */
export function textAt({ node }: Place): string | undefined {
  return node.kind === 'scalar' && node.style !== 'empty' ? node.text : undefined;
}
