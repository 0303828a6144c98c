import { type Codes, character, isBreak, isPrintable, nextLine, skipSpaces } from './characters.ts';
import { mark } from './outline.ts';

/** A block scalar (`|`, `>`): what kind it is, and where its content is. */
export interface BlockScalar {
  readonly kind: number;
  readonly start: number;
  readonly end: number;
  /** Of its content; -1 where it has none. */
  readonly indentation: number;
}

// A header without an indentation of its own
const header = /([|>])([-+]?)(?: +(?:#.*)?)?\r?\n/y;

const kinds: Readonly<Record<string, number>> = {
  '|': mark.literal,
  '|-': mark.literalStrip,
  '|+': mark.literalKeep,
  '>': mark.folded,
  '>-': mark.foldedStrip,
  '>+': mark.foldedKeep,
};

interface Source {
  readonly text: string;
  readonly codes: Codes;
}

/**
 * Reads a block scalar from its header on; `undefined` where it is not a simple one.
 * @param column of the collection around it
 */
export function blockScalarAt(source: Source, offset: number, column: number): BlockScalar | undefined {
  const { text, codes } = source;
  header.lastIndex = offset;
  const [whole, style = '', chomping = ''] = header.exec(text) ?? [];
  const kind = kinds[`${style}${chomping}`];
  if (whole === undefined || kind === undefined) return undefined;
  const start = offset + whole.length;
  const first = skipBlankLines(source, start);
  if (first < 0) return undefined;
  const indentation = skipSpaces(codes, first) - first;
  if (first >= text.length || indentation <= column) return { kind, start, end: first, indentation: -1 };
  if (codes[first + indentation] === character.tab || isBlankDeeper(codes, { start, first, indentation }))
    return undefined;
  const end = contentEnd(source, first, indentation);
  return end < 0 ? undefined : { kind, start, end, indentation };
}

/** The start of the first line that holds something, or the end of the text; -1 where that has blanks alone. */
function skipBlankLines({ text, codes }: Source, start: number): number {
  let at = start;
  while (at < text.length) {
    const from = skipSpaces(codes, at);
    if (!isBreak(codes[from])) return at;
    // Blanks that end the text belong to the content or not by their number
    if (from >= text.length) return -1;
    at = nextLine(codes, from);
  }
  return at;
}

interface Head {
  readonly start: number;
  readonly first: number;
  readonly indentation: number;
}

/** Whether a blank line above the content has more spaces than it. */
function isBlankDeeper(codes: Codes, { start, first, indentation }: Head): boolean {
  for (let at = start; at < first; at = nextLine(codes, at)) {
    if (skipSpaces(codes, at) - at > indentation) return true;
  }
  return false;
}

/** Where the first line begins that does not belong to the content; -1 where that holds what js-yaml may refuse. */
function contentEnd(source: Source, first: number, indentation: number): number {
  const { text, codes } = source;
  let at = first;
  while (at >= 0 && at < text.length) {
    const below = skipBlankLines(source, at);
    if (below < 0 || below >= text.length) return below;
    const from = skipSpaces(codes, below);
    if (from - below < indentation) return below;
    at = printableLineEnd(codes, from);
  }
  return Math.min(at, text.length);
}

/** The start of the next line; -1 where this one holds what is not printable, or may be half a character. */
function printableLineEnd(codes: Codes, offset: number): number {
  let at = offset;
  while (isPrintable(codes[at]) || codes[at] === character.tab) at += 1;
  return isBreak(codes[at]) ? nextLine(codes, at) : -1;
}
