import type { Manifest } from './manifest.ts';
import type { Entry, MapNode, Node } from './node.ts';

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
