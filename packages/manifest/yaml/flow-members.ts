import type { Gone } from './block-members.ts';
import type { Add, Insert, Remove } from './edit.ts';
import type { Manifest } from './manifest.ts';
import { beginOf, type MapNode, type Node, type SequenceNode } from './node.ts';
import { type Quotes, quotesOf, styleOf } from './quotes.ts';
import type { Splice } from './splice.ts';
import { lineBreakAt, lineEnd, lineStart, skipTrivia } from './trivia.ts';
import { writeScalar } from './write-scalar.ts';
import { type FlowLines, type Value, writeFlow } from './write-value.ts';

/** A key and its value, or an item. */
interface Member {
  readonly node: Node;
  readonly start: number;
  readonly end: number;
}

/** What the same edit does in the brackets besides. */
export interface Beside {
  /** Members that are taken out. */
  readonly gone: Gone;
  /** Whether another new member stands in front of this one at the same place. */
  readonly isNext: boolean;
}

/** A new key in braces: behind the entry in front of it, on a line of its own where that one is. */
export function addedInBraces(manifest: Manifest, { node, key, value, after }: Add, beside: Beside): Splice {
  const index = after === undefined ? node.entries.length : node.entries.indexOf(after) + 1;
  const neighbor = node.entries[index - 1];
  const name = writeScalar(key, { style: manifest.isJson ? 'double' : quotesOf(neighbor?.key), flow: true });
  const written = (lines: FlowLines | undefined) =>
    `${name}: ${write(manifest, value, { quotes: styleOf(neighbor), lines })}`;
  return inserted(manifest.text, { node, index, written }, beside);
}

/** A new item in brackets. */
export function insertedInBrackets(manifest: Manifest, { node, index, value }: Insert, beside: Beside): Splice {
  const quotes = quotesOf(node.items[Math.min(index, node.items.length) - 1] ?? node.items[0]);
  const written = (lines: FlowLines | undefined) => write(manifest, value, { quotes, lines });
  return inserted(manifest.text, { node, index, written }, beside);
}

interface FlowStyle {
  readonly quotes: Quotes;
  readonly lines: FlowLines | undefined;
}

function write({ isJson }: Manifest, value: Value, { quotes, lines }: FlowStyle): string {
  return writeFlow(value, { style: isJson ? 'double' : quotes, flow: true }, lines);
}

interface Inserted {
  readonly node: MapNode | SequenceNode;
  readonly index: number;
  readonly written: (lines: FlowLines | undefined) => string;
}

function inserted(text: string, { node, index, written }: Inserted, { gone, isNext }: Beside): Splice {
  const members = membersOf(node);
  const lines = linesOf(text, node);
  const before = members.findLast((member, at) => at < index && !gone.has(member.node));
  const next = members.find((member) => !gone.has(member.node));
  const separator = lines === undefined ? ', ' : `,${lines.lineBreak}${lines.base}`;
  if (before !== undefined) return { start: before.end, end: before.end, text: `${separator}${written(lines)}` };
  if (next !== undefined) return { start: next.start, end: next.start, text: `${written(lines)}${separator}` };
  return { start: node.start + 1, end: node.start + 1, text: `${isNext ? separator : ''}${written(undefined)}` };
}

/** The notation of a collection whose first member begins a line; `undefined` where it stands behind the bracket. */
export function linesOf(text: string, node: MapNode | SequenceNode): FlowLines | undefined {
  const [first] = membersOf(node);
  if (first === undefined) return undefined;
  const from = lineStart(text, first.start);
  const base = text.slice(from, first.start);
  if (from <= node.start || base.trim() !== '') return undefined;
  const around = /^[ \t]*/.exec(text.slice(lineStart(text, node.start), node.start))?.[0] ?? '';
  const step = base.startsWith(around) && base !== around ? base.slice(around.length) : '  ';
  return { base, step, lineBreak: lineBreakAt(text, first.start) };
}

/**
 * Takes a member out of brackets with the comma that parts it from the others. One on lines of its own takes the comment
 * behind it along; comments above it stay. Some member stays too.
 */
export function removedInBrackets(text: string, { place }: Remove, gone: Gone): readonly Splice[] {
  const collection = place.parent?.node;
  if (collection?.kind !== 'map' && collection?.kind !== 'sequence') return [];
  const members = membersOf(collection);
  const index = members.findIndex(({ node }) => node === place.node);
  const member = members[index];
  if (member === undefined) return [];
  const isLast = members.slice(index).every(({ node }) => gone.has(node));
  return isLast ? removedAtEnd(text, members, { index, gone }) : [removedInFront(text, member, members[index + 1])];
}

/** A member that others follow: with the comma behind it. */
function removedInFront(text: string, { start, end }: Member, next: Member | undefined): Splice {
  const behind = skipTrivia(text, end) + 1;
  const restEnd = lineEnd(text, behind);
  const from = lineStart(text, start);
  const isAlone = text.slice(from, start).trim() === '' && /^[ \t]*(?:#.*)?$/.test(text.slice(behind, restEnd));
  if (isAlone) return { start: from, end: text.indexOf('\n', behind) + 1, text: '' };
  const space = /[ \t]*/y;
  space.lastIndex = behind;
  space.test(text);
  const isNextHere = next !== undefined && next.start <= restEnd;
  return { start, end: isNextHere ? next.start : space.lastIndex, text: '' };
}

/** A member behind which none stays: with the comma in front of it. */
function removedAtEnd(
  text: string,
  members: readonly Member[],
  { index, gone }: { readonly index: number; readonly gone: Gone },
): readonly Splice[] {
  const [previous, member] = [members[index - 1], members[index]];
  if (member === undefined) return [];
  const start = previous?.end ?? member.start;
  const end = withComment(text, member);
  const comments = text.slice(start, member.start).lastIndexOf('#');
  const isAfterGone = previous !== undefined && gone.has(previous.node);
  if (comments < 0 || isAfterGone) return [{ start, end, text: '' }];
  const comma = skipTrivia(text, start);
  const kept = lineEnd(text, start + comments);
  return [
    { start: comma, end: comma + 1, text: '' },
    { start: kept, end, text: '' },
  ];
}

/** Behind a comment that follows on the same line, where nothing else does. */
function withComment(text: string, { end }: Member): number {
  const comment = /[ \t]+#[^\r\n]*/y;
  comment.lastIndex = end;
  return comment.test(text) ? comment.lastIndex : end;
}

function membersOf(node: MapNode | SequenceNode): readonly Member[] {
  return node.kind === 'map'
    ? node.entries.map(({ key, value }) => ({ node: value, start: beginOf(key), end: value.end }))
    : node.items.map((item) => ({ node: item, start: beginOf(item), end: item.end }));
}
