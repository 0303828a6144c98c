import type { Add, Insert, Remove } from './edit.ts';
import { indentationAt } from './indentation.ts';
import type { Manifest } from './manifest.ts';
import { beginOf, type MapNode, type Node, type SequenceNode } from './node.ts';
import { quotesOf, styleOf } from './quotes.ts';
import type { Splice } from './splice.ts';
import { columnOf, lineBreakAt, lineStart, memberEnd, skipTrivia } from './trivia.ts';
import { indented, writeEntry, writeItem } from './write-value.ts';

/** Values that are taken out by the same edit: nothing is written beside them. */
export type Gone = ReadonlySet<Node>;

/** A new key behind the entry in front of it. Where that one is taken out too, there is one before it, or one behind. */
export function addedEntry(manifest: Manifest, { node, key, value, after }: Add, gone: Gone): Splice {
  const wanted = after === undefined ? node.entries.length : node.entries.indexOf(after) + 1;
  const neighbor = node.entries[wanted - 1];
  const indentation = indentationAt(manifest, neighbor?.key.start ?? node.start);
  const lines = writeEntry(key, value, { style: styleOf(neighbor), indentation });
  return inserted(manifest.text, { node, index: wanted, lines }, gone);
}

/** A new item behind the item in front of it. */
export function insertedItem(manifest: Manifest, { node, index, value }: Insert, gone: Gone): Splice {
  const neighbor = node.items[Math.min(index, node.items.length) - 1] ?? node.items[0];
  const indentation = indentationAt(manifest, neighbor?.start ?? node.start);
  const lines = writeItem(value, { style: quotesOf(neighbor), indentation });
  return inserted(manifest.text, { node, index, lines }, gone);
}

interface Inserted {
  readonly node: MapNode | SequenceNode;
  readonly index: number;
  readonly lines: readonly string[];
}

function inserted(text: string, { node, index, lines }: Inserted, gone: Gone): Splice {
  const values = valuesOf(node);
  const column = columnOf(text, node.start);
  const before = values.findLast((value, at) => at < index && !gone.has(value));
  if (before !== undefined) {
    const at = memberEnd(text, before.end, column);
    const lineBreak = lineBreakAt(text, at);
    return {
      start: at,
      end: at,
      text: indented(lines, column)
        .map((line) => `${lineBreak}${line}`)
        .join(''),
    };
  }
  const at = memberStart(
    text,
    node,
    values.findIndex((value) => !gone.has(value)),
  );
  const lineBreak = lineBreakAt(text, at);
  const [first = '', ...more] = lines;
  const written = [first, ...indented(more, column), ' '.repeat(column)].join(lineBreak);
  return { start: at, end: at, text: written };
}

/**
 * Takes members out with their lines: comments behind them and comments below them that stand deeper go with them, those
 * above them stay. Some member stays too.
 */
export function removedMember(text: string, { place }: Remove, gone: Gone): Splice | undefined {
  const collection = place.parent?.node;
  if (collection?.kind !== 'map' && collection?.kind !== 'sequence') return undefined;
  const values = valuesOf(collection);
  const index = values.indexOf(place.node);
  const column = columnOf(text, collection.start);
  const start = memberStart(text, collection, index);
  const end = memberEnd(text, place.node.end, column);
  const survivor = values.findIndex((value) => !gone.has(value));
  const isInline = text.slice(lineStart(text, collection.start), memberStart(text, collection, 0)).trim() !== '';
  // The first member on the line of a dash (`- name: app`): what stays moves up
  if (isInline && index < survivor) return { start, end: nextStart(text, collection, index), text: '' };
  const from = lineStart(text, start);
  if (from > 0 && text[from - 1] === '\n') return { start: lineBreakBefore(text, from), end, text: '' };
  return { start: from, end: end + lineBreakLength(text, end), text: '' };
}

function nextStart(text: string, collection: MapNode | SequenceNode, index: number): number {
  const next = memberStart(text, collection, index + 1);
  const value = valuesOf(collection)[index];
  const below = /[ \t]*(?:\r?\n[ \t]*)*/y;
  below.lastIndex = memberEnd(text, value?.end ?? next, columnOf(text, collection.start));
  below.test(text);
  return Math.min(below.lastIndex, next);
}

function valuesOf(node: MapNode | SequenceNode): readonly Node[] {
  return node.kind === 'map' ? node.entries.map(({ value }) => value) : node.items;
}

/** Where a member begins: its key (a `?` in front of it included), or its dash. */
function memberStart(text: string, node: MapNode | SequenceNode, index: number): number {
  if (index === 0) return node.start;
  if (node.kind === 'map') {
    const key = node.entries[index]?.key;
    return key === undefined ? node.end : explicitStart(text, beginOf(key));
  }
  return skipTrivia(text, node.items[index - 1]?.end ?? node.start);
}

function explicitStart(text: string, start: number): number {
  const from = lineStart(text, start);
  return /^\s*\?\s+$/.test(text.slice(from, start)) ? text.indexOf('?', from) : start;
}

function lineBreakBefore(text: string, start: number): number {
  return text[start - 2] === '\r' ? start - 2 : start - 1;
}

function lineBreakLength(text: string, offset: number): number {
  if (text.startsWith('\r\n', offset)) return 2;
  return text[offset] === '\n' ? 1 : 0;
}
