/**
 * A YAML text as a tree of spans. Offsets count UTF-16 units of the whole text, a byte order mark included, so that
 * `text.slice(node.start, node.end)` is exactly what the node's author wrote.
 */
export type Node = ScalarNode | MapNode | SequenceNode | AliasNode;

interface Span {
  readonly start: number;
  readonly end: number;
  readonly anchor?: string | undefined;
  /** As written: `!!str`, `!custom`. */
  readonly tag?: string | undefined;
  /** The anchor and the tag with the space between them; they stand in front of the span. */
  readonly properties?: { readonly start: number; readonly end: number } | undefined;
}

/** `empty` is a value that is not written at all (`key:`); it reads as null. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded' | 'empty';

/** The span holds the quotes, and of a block scalar the content without its header. */
export interface ScalarNode extends Span {
  readonly kind: 'scalar';
  readonly style: ScalarStyle;
  /** Inside brackets or braces. */
  readonly inFlow: boolean;
  /** The text that the notation stands for: unquoted, unfolded, not yet typed. */
  readonly text: string;
}

export interface Entry {
  readonly key: Node;
  readonly value: Node;
}

export interface MapNode extends Span {
  readonly kind: 'map';
  /** Written in braces. */
  readonly flow: boolean;
  readonly entries: readonly Entry[];
}

export interface SequenceNode extends Span {
  readonly kind: 'sequence';
  /** Written in brackets. */
  readonly flow: boolean;
  readonly items: readonly Node[];
}

export interface AliasNode extends Span {
  readonly kind: 'alias';
  readonly name: string;
}

/** Where a node begins, its anchor and tag included. */
export function beginOf({ start, properties }: Node): number {
  return properties?.start ?? start;
}

/** Nodes directly below a node: keys and values, or items. */
export function children(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'map': {
      const nodes: Node[] = [];
      for (const { key, value } of node.entries) nodes.push(key, value);
      return nodes;
    }
    case 'sequence':
      return node.items;
    case 'scalar':
    case 'alias':
      return [];
  }
}

/** The value under a key; of a key written twice the last one, as kubectl reads it. */
export function valueUnder(node: Node | undefined, key: string): Node | undefined {
  return entryUnder(node, key)?.value;
}

/** More keys than this are not looked through for each of them. */
const fewKeys = 64;
const byKey = new WeakMap<MapNode, ReadonlyMap<string, Entry>>();

export function entryUnder(node: Node | undefined, key: string): Entry | undefined {
  if (node?.kind !== 'map') return undefined;
  if (node.entries.length > fewKeys) return entriesByKey(node).get(key);
  return node.entries.findLast((entry) => entry.key.kind === 'scalar' && entry.key.text === key);
}

function entriesByKey(node: MapNode): ReadonlyMap<string, Entry> {
  const known = byKey.get(node);
  if (known !== undefined) return known;
  const entries = new Map<string, Entry>();
  for (const entry of node.entries) if (entry.key.kind === 'scalar') entries.set(entry.key.text, entry);
  byKey.set(node, entries);
  return entries;
}

/** The text of a scalar under a key, `undefined` where there is none. */
export function textUnder(node: Node | undefined, key: string): string | undefined {
  const value = valueUnder(node, key);
  return value?.kind === 'scalar' && value.style !== 'empty' ? value.text : undefined;
}
