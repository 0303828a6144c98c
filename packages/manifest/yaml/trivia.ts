/** The first offset from `offset` on that is neither white space nor part of a comment. */
export function skipTrivia(text: string, offset: number): number {
  const trivia = /(?:[ \t\r\n\uFEFF]+|#[^\r\n]*)*/y;
  trivia.lastIndex = offset;
  trivia.test(text);
  return trivia.lastIndex;
}

/** The end of the line that holds `offset`: the offset of its line break, or of the text's end. */
export function lineEnd(text: string, offset: number): number {
  const lineFeed = text.indexOf('\n', offset);
  if (lineFeed < 0) return text.length;
  return lineFeed > offset && text[lineFeed - 1] === '\r' ? lineFeed - 1 : lineFeed;
}

/** How many characters stand before `offset` on its line; a byte order mark is none. */
export function columnOf(text: string, offset: number): number {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return offset - lineStart - (lineStart === 0 && text.startsWith('\uFEFF') && offset > 0 ? 1 : 0);
}

/** The line break in use where `offset` stands: its own line's, on an unfinished last line that of the line before. */
export function lineBreakAt(text: string, offset: number): string {
  const next = text.indexOf('\n', offset);
  const lineFeed = next < 0 ? text.lastIndexOf('\n') : next;
  return lineFeed > 0 && text[lineFeed - 1] === '\r' ? '\r\n' : '\n';
}

/** The start of the line that holds `offset`, behind a byte order mark. */
export function lineStart(text: string, offset: number): number {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  return start === 0 && text.startsWith('\uFEFF') && offset > 0 ? 1 : start;
}

/**
 * The end of the last line of a key or item that stands in `column`, its line break not included: behind its value, the
 * comment on that line, and comments on lines of their own directly below it that stand deeper.
 */
export function memberEnd(text: string, valueEnd: number, column: number): number {
  const isBehindBreak = text[valueEnd - 1] === '\n';
  if (isBehindBreak) return text[valueEnd - 2] === '\r' ? valueEnd - 2 : valueEnd - 1;
  const comments = new RegExp(`(?:\\r?\\n[ ]{${column + 1},}#[^\\r\\n]*)*`, 'y');
  comments.lastIndex = lineEnd(text, valueEnd);
  comments.test(text);
  return comments.lastIndex;
}
