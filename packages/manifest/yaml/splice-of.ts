import type { Add, Append, Fill, NodeEdit, Replace } from './edit.ts';
import type { Manifest } from './manifest.ts';
import type { Entry, Node, ScalarNode } from './node.ts';
import type { Splice } from './splice.ts';
import { columnOf, lineBreakAt, lineEnd } from './trivia.ts';
import { type Surroundings, writeScalar } from './write-scalar.ts';
import { writeBlock, writeEntry, writeFlow } from './write-value.ts';

type Source = Pick<Manifest, 'text' | 'isJson'>;
type Quotes = 'plain' | 'single' | 'double';

/** How an edit is written: the smallest splice, in the style of what stands around it. */
export function spliceOf(source: Source, edit: NodeEdit): Splice {
  const { text } = source;
  switch (edit.kind) {
    case 'replace':
      return replaced(source, edit);
    case 'fill':
      return filled(text, edit);
    case 'add':
      return edit.node.flow ? addedInBraces(source, edit) : addedBelow(text, edit);
    case 'append':
      return edit.node.flow ? appendedInBrackets(source, edit) : appendedBelow(text, edit);
  }
}

function replaced({ text, isJson }: Source, { node, value }: Replace): Splice {
  const { start, end, inFlow: flow } = node;
  const style = isJson ? 'double' : node.style;
  if (style === 'empty') return { start, end, text: ` ${writeScalar(value, { style: 'plain', flow })}` };
  if (style !== 'literal' && style !== 'folded') return { start, end, text: writeScalar(value, { style, flow }) };
  return replacedBlock(text, node, writeScalar(value, { style: 'plain', flow: false }));
}

/** A block scalar becomes one line: from its header on, whatever stands behind the header (a comment) is kept. */
function replacedBlock(text: string, node: ScalarNode, written: string): Splice {
  const headerEnd = lineEnd(text, text.lastIndexOf('\n', node.start - 2) + 1);
  const lineStart = text.lastIndexOf('\n', headerEnd - 1) + 1;
  const header = /[|>][-+0-9]*(?=[ \t]*(?:#.*)?$)/.exec(text.slice(lineStart, headerEnd));
  const start = lineStart + (header?.index ?? 0);
  const comment = text.slice(start + (header?.[0].length ?? 0), headerEnd);
  const isLineKept = text.slice(node.start, node.end).endsWith('\n');
  return { start, end: node.end, text: `${written}${comment}${isLineKept ? lineBreakAt(text, node.start) : ''}` };
}

function filled(text: string, { node, indent, value }: Fill): Splice {
  const at = lineEnd(text, node.start);
  return { start: at, end: at, text: below(text, at, { lines: writeBlock(value, plain), indent }) };
}

const plain: Surroundings = { style: 'plain', flow: false };

function addedBelow(text: string, { node, key, value, after }: Add): Splice {
  const neighbor = after ?? node.entries.at(-1);
  const at = endOfLines(text, neighbor?.value ?? node);
  const lines = writeEntry(key, value, { style: styleOf(neighbor), flow: false });
  return { start: at, end: at, text: below(text, at, { lines, indent: columnOf(text, node.start) }) };
}

function appendedBelow(text: string, { node, value }: Append): Splice {
  const neighbor = node.items.at(-1);
  const at = endOfLines(text, neighbor ?? node);
  const lines = writeBlock([value], { style: quotesOf(neighbor), flow: false });
  return { start: at, end: at, text: below(text, at, { lines, indent: columnOf(text, node.start) }) };
}

/** New lines belong behind the last line of the node before them, its comment included. */
function endOfLines(text: string, node: Node): number {
  return text[node.end - 1] === '\n' ? node.end : lineEnd(text, node.end);
}

interface Lines {
  readonly lines: readonly string[];
  readonly indent: number;
}

/** `at` is the end of a line, before its line break or, behind a block scalar that keeps its blank lines, after it. */
function below(text: string, at: number, { lines, indent }: Lines): string {
  const isLineStart = at > 0 && text[at - 1] === '\n';
  const lineBreak = lineBreakAt(text, isLineStart ? at - 1 : at);
  const indented = lines.map((line) => `${' '.repeat(indent)}${line}`).join(lineBreak);
  return isLineStart ? `${indented}${lineBreak}` : `${lineBreak}${indented}`;
}

function addedInBraces({ text, isJson }: Source, { node, key, value, after }: Add): Splice {
  const neighbor = after ?? node.entries.at(-1);
  const name = writeScalar(key, { style: isJson ? 'double' : quotesOf(neighbor?.key), flow: true });
  const written = writeFlow(value, { style: isJson ? 'double' : styleOf(neighbor), flow: true });
  return inBrackets(text, node, { neighbor: neighbor?.value, first: neighbor?.key, written: `${name}: ${written}` });
}

function appendedInBrackets({ text, isJson }: Source, { node, value }: Append): Splice {
  const neighbor = node.items.at(-1);
  const written = writeFlow(value, { style: isJson ? 'double' : quotesOf(neighbor), flow: true });
  return inBrackets(text, node, { neighbor, first: neighbor, written });
}

interface Member {
  readonly neighbor: Node | undefined;
  /** Where the neighbor begins: its key, or itself. */
  readonly first: Node | undefined;
  readonly written: string;
}

function inBrackets(text: string, node: Node, { neighbor, first, written }: Member): Splice {
  const inside = node.start + 1;
  if (neighbor === undefined || first === undefined) return { start: inside, end: inside, text: written };
  const lineStart = text.lastIndexOf('\n', first.start - 1) + 1;
  const before = text.slice(lineStart, first.start);
  const isOnItsOwnLine = lineStart > node.start && /^[ \t]*$/.test(before);
  const separator = isOnItsOwnLine ? `,${lineBreakAt(text, first.start)}${before}` : ', ';
  return { start: neighbor.end, end: neighbor.end, text: `${separator}${written}` };
}

/** A new value is quoted as its neighbor's value is; a neighbor that is no string says it by its key. */
function styleOf(neighbor: Entry | undefined): Quotes {
  const quotes = quotesOf(neighbor?.value);
  return quotes === 'plain' ? quotesOf(neighbor?.key) : quotes;
}

function quotesOf(node: Node | undefined): Quotes {
  return node?.kind === 'scalar' && (node.style === 'single' || node.style === 'double') ? node.style : 'plain';
}
