import type { Rewrite } from './edit.ts';
import { linesOf } from './flow-members.ts';
import { indentationAt } from './indentation.ts';
import type { Manifest } from './manifest.ts';
import { beginOf, type Node } from './node.ts';
import type { Place } from './place.ts';
import { quotesOf } from './quotes.ts';
import type { Splice } from './splice.ts';
import { columnOf, lineBreakAt, lineEnd, lineStart, memberEnd, skipTrivia } from './trivia.ts';
import { writeLiteral } from './write-literal.ts';
import { writeScalar } from './write-scalar.ts';
import {
  type FlowLines,
  indented,
  isEmpty,
  isScalar,
  isSequence,
  type Value,
  writeBlock,
  writeFlow,
} from './write-value.ts';

/**
 * Writes a value of any kind in the place of another: inside brackets, and over brackets, in brackets; else line by line.
 * The anchor, the tag and the comment behind the key stay, those inside the old value go with it.
 */
export function rewritten(manifest: Manifest, { place, value }: Rewrite): readonly Splice[] {
  const { node } = place;
  if (isInFlow(place) || (isFlow(node) && !isScalar(value))) return [inBrackets(manifest, place, value)];
  const head = headOf(manifest.text, place);
  return spliced(manifest.text, place, { head, written: writeBelow(manifest, place, { head, value }) });
}

function isInFlow({ node, parent }: Place): boolean {
  return node.kind === 'scalar' ? node.inFlow : parent !== undefined && isFlow(parent.node);
}

function isFlow(node: Node): boolean {
  return (node.kind === 'map' || node.kind === 'sequence') && node.flow;
}

function inBrackets({ text, isJson }: Manifest, { node, parent }: Place, value: Value): Splice {
  const style = isJson ? 'double' : quotesOf(node);
  const text_ = writeFlow(value, { style, flow: true }, linesAround(text, node, parent?.node));
  const isUnwritten = node.kind === 'scalar' && node.style === 'empty';
  return { start: node.start, end: node.end, text: isUnwritten ? ` ${text_}` : text_ };
}

/** On several lines where the old value, or the collection around it, is written so. */
function linesAround(text: string, node: Node, around: Node | undefined): FlowLines | undefined {
  const own = node.kind === 'map' || node.kind === 'sequence' ? linesOf(text, node) : undefined;
  if (own !== undefined) {
    // The closing bracket may have to stand deeper than its key
    const base = text.slice(lineStart(text, node.end - 1), node.end - 1);
    return { ...own, base: base.trim() === '' ? base : own.base };
  }
  return around?.kind === 'map' || around?.kind === 'sequence' ? linesOf(text, around) : undefined;
}

interface Head {
  /** Where a value on the line of its key or dash begins: behind the colon, the dash, or the anchor. */
  readonly offset: number;
  /** The column of the key or dash; -1 at the root. */
  readonly column: number;
  readonly kind: 'root' | 'entry' | 'item';
}

function headOf(text: string, { node, parent, entry, index }: Place): Head {
  const behind = node.properties?.end;
  if (parent?.node.kind === 'map' && entry !== undefined) {
    const colon = skipTrivia(text, entry.key.end) + 1;
    return { offset: behind ?? colon, column: columnOf(text, parent.node.start), kind: 'entry' };
  }
  if (parent?.node.kind === 'sequence' && index !== undefined) {
    const before = parent.node.items[index - 1];
    const dash = before === undefined ? parent.node.start : skipTrivia(text, before.end);
    return { offset: behind ?? dash + 1, column: columnOf(text, parent.node.start), kind: 'item' };
  }
  return { offset: behind ?? beginOf(node), column: -1, kind: 'root' };
}

interface Written {
  /** What stands behind the key or the dash. */
  readonly inline: string;
  /** The lines below it, indented. */
  readonly lines: readonly string[];
}

function writeBelow(manifest: Manifest, { node }: Place, { head, value }: { head: Head; value: Value }): Written {
  const indentation = indentationAt(manifest, head.offset);
  const depth = Math.max(0, head.column) + (head.kind === 'root' ? 0 : indentation.map);
  const literal = writeLiteral(value);
  if (literal !== undefined) return { inline: literal.header, lines: indented(literal.lines, Math.max(depth, 1)) };
  const style = quotesOf(node);
  if (isScalar(value)) return { inline: writeScalar(value, { style, flow: false }), lines: [] };
  const lines = writeBlock(value, { style, indentation });
  if (isEmpty(value)) return { inline: lines[0] ?? '', lines: [] };
  const [first = '', ...more] = lines;
  if (head.kind === 'root') return { inline: first, lines: more };
  const isOnLineOfDash = head.kind === 'item' && node.properties === undefined;
  if (isOnLineOfDash) return { inline: first, lines: indented(more, head.column + 2) };
  const isBelowKey = head.kind === 'entry' && isSequence(value);
  return { inline: '', lines: indented(lines, isBelowKey ? head.column + indentation.sequence : Math.max(depth, 1)) };
}

function spliced(
  text: string,
  { node }: Place,
  { head, written }: { head: Head; written: Written },
): readonly Splice[] {
  const space = head.kind === 'root' && node.properties === undefined ? '' : ' ';
  const inline = written.inline === '' ? '' : `${space}${written.inline}`;
  const lineBreak = lineBreakAt(text, head.offset);
  const below = written.lines.map((line) => `${lineBreak}${line}`).join('');
  const old = oldSpans(text, node, head);
  return [
    { start: head.offset, end: old.inlineEnd, text: inline },
    { start: old.belowStart, end: old.belowEnd, text: below },
  ];
}

interface OldSpans {
  /** The end of what stands behind the key or the dash. */
  readonly inlineEnd: number;
  readonly belowStart: number;
  readonly belowEnd: number;
}

function oldSpans(text: string, node: Node, { offset, column, kind }: Head): OldSpans {
  const isBlockScalar = node.kind === 'scalar' && (node.style === 'literal' || node.style === 'folded');
  if (isBlockScalar) {
    const header = /[ \t]*[|>][-+0-9]*/y;
    header.lastIndex = offset;
    header.test(text);
    const belowStart = lineEnd(text, offset);
    return {
      inlineEnd: header.lastIndex,
      belowStart,
      belowEnd: Math.max(belowStart, memberEnd(text, node.end, 10_000)),
    };
  }
  const isBlock = (node.kind === 'map' || node.kind === 'sequence') && !node.flow;
  if (!isBlock)
    return {
      inlineEnd: Math.max(offset, node.end),
      belowStart: lineEnd(text, node.end),
      belowEnd: lineEnd(text, node.end),
    };
  const end = kind === 'root' ? memberEnd(text, node.end, 10_000) : memberEnd(text, node.end, column);
  const isBelow = lineStart(text, node.start) > offset;
  if (!isBelow) return { inlineEnd: end, belowStart: end, belowEnd: end };
  const headEnd = lineEnd(text, offset);
  return { inlineEnd: offset, belowStart: headEnd, belowEnd: end };
}
