import type { ScalarNode } from './node.ts';
import type { Scalar } from './scalar.ts';
import type { Splice } from './splice.ts';
import { lineBreakAt, lineStart } from './trivia.ts';
import { needsEscapes } from './write-scalar.ts';

/**
 * Writes a text of several lines into a literal block scalar (`|`): only the lines that differ, at the indentation that is
 * there. `undefined` where its header would have to change too.
 */
export function replacedLiteral(text: string, node: ScalarNode, value: Scalar): Splice | undefined {
  if (typeof value !== 'string' || needsEscapes(value.replaceAll(/[\n\t]/g, ''))) return undefined;
  if (finalBreaks(value) !== finalBreaks(node.text)) return undefined;
  const [old, now] = [node.text.split('\n'), value.split('\n')];
  const written = text.slice(node.start, node.end).split('\n');
  const indentation = indentationOf(written, old);
  if (indentation === undefined || !isIndentationKept(text, node, now)) return undefined;
  const begin = commonLength(old, now);
  const rest = Math.min(old.length, now.length) - begin;
  const tail = Math.min(commonLength(old.toReversed(), now.toReversed()), rest);
  const lineBreak = lineBreakAt(text, node.start);
  const lines = now.slice(begin, now.length - tail).map((line) => (line === '' ? '' : `${indentation}${line}`));
  return spliceLines({ node, written, lineBreak }, { begin, end: old.length - tail, lines });
}

/** A reader takes the indentation from the header (`|2`), or from the first line that is not blank. */
function isIndentationKept(text: string, { start }: ScalarNode, lines: readonly string[]): boolean {
  const first = lines.find((line) => line !== '') ?? ' ';
  if (!/^\s/.test(first)) return true;
  return (
    first.trim() !== '' && /[|][-+]?[1-9][-+]?[ \t]*(?:#.*)?\r?\n$/.test(text.slice(lineStart(text, start - 1), start))
  );
}

function finalBreaks(value: string): number {
  return value.length - value.replace(/\n+$/, '').length;
}

/** What stands in front of every line that is not blank. */
function indentationOf(written: readonly string[], lines: readonly string[]): string | undefined {
  const at = lines.findIndex((line) => line !== '');
  const [raw, line] = [written[at]?.replace(/\r$/, ''), lines[at]];
  return raw !== undefined && line !== undefined && raw.endsWith(line)
    ? raw.slice(0, raw.length - line.length)
    : undefined;
}

function commonLength(a: readonly string[], b: readonly string[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
}

interface Old {
  readonly node: ScalarNode;
  readonly written: readonly string[];
  readonly lineBreak: string;
}

interface NewLines {
  readonly begin: number;
  readonly end: number;
  readonly lines: readonly string[];
}

function spliceLines({ node, written, lineBreak }: Old, { begin, end, lines }: NewLines): Splice {
  const offsetOf = (line: number): number => node.start + written.slice(0, line).join('\n').length + (line > 0 ? 1 : 0);
  if (end < written.length) {
    return { start: offsetOf(begin), end: offsetOf(end), text: lines.map((line) => `${line}${lineBreak}`).join('') };
  }
  const [isFirst, isLast] = [begin === 0, begin === written.length];
  const start = isFirst ? node.start : isLast ? node.end : offsetOf(begin) - lineBreak.length;
  const text = lines.map((line, index) => (isFirst && index === 0 ? line : `${lineBreak}${line}`)).join('');
  return { start, end: node.end, text };
}
