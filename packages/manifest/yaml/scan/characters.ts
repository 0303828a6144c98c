/** Characters that mean something to a reader of YAML. */
export const character = {
  tab: 9,
  lineFeed: 10,
  carriageReturn: 13,
  space: 32,
  doubleQuote: 34,
  hash: 35,
  singleQuote: 39,
  comma: 44,
  dash: 45,
  dot: 46,
  colon: 58,
  greater: 62,
  bracket: 91,
  backslash: 92,
  bracketEnd: 93,
  brace: 123,
  bar: 124,
  braceEnd: 125,
} as const;

/** A table of ASCII with 1 for each of the characters. */
export function tableOf(characters: string): Uint8Array {
  const table = new Uint8Array(128);
  for (const each of characters) table[each.charCodeAt(0)] = 1;
  return table;
}

/** The UTF-16 units of a text: read one by one they cost less than those of a string. Behind the last one stand line breaks. */
export type Codes = Uint16Array;

/** More than is looked ahead anywhere. */
const behindEnd = 4;

/** Most texts fit here; each takes the place of the one before. */
let scratch = Buffer.alloc(128 * 1024);

/** The codes of a text, valid until the next call. */
export function codesOf(text: string): Codes {
  const bytes = (text.length + behindEnd) * 2;
  if (scratch.length < bytes) scratch = Buffer.alloc(bytes * 2);
  scratch.write(text, 'utf16le');
  const codes = new Uint16Array(scratch.buffer, scratch.byteOffset, text.length + behindEnd);
  return codes.fill(character.lineFeed, text.length);
}

export function isBreak(code: number | undefined): boolean {
  return code === character.lineFeed || code === character.carriageReturn;
}

export function isBlank(code: number | undefined): boolean {
  return code === character.space || isBreak(code);
}

/** Of what js-yaml takes for printable what is a character by itself, and no byte order mark. */
export function isPrintable(code = 0): boolean {
  return code > 31 && (code < 127 || (code > 159 && code < 0xd800));
}

/** Behind the spaces that stand at an offset. */
export function skipSpaces(codes: Codes, offset: number): number {
  let at = offset;
  while (codes[at] === character.space) at += 1;
  return at;
}

/** The start of the next line; behind the last one an offset that is not less than the text's length. */
export function nextLine(codes: Codes, offset: number): number {
  let at = offset;
  while (codes[at] !== character.lineFeed) at += 1;
  return at + 1;
}

/** The start of the next line where nothing but a comment stands behind a value; otherwise -1. */
export function behindValue(codes: Codes, end: number): number {
  const at = skipSpaces(codes, end);
  const code = codes[at];
  if (isBreak(code) || (code === character.hash && at > end)) return nextLine(codes, at);
  return -1;
}

/** Whether a line begins with what parts documents. */
export function isMarker(codes: Codes, lineStart: number): boolean {
  const code = codes[lineStart];
  if (code !== character.dash && code !== character.dot) return false;
  if (codes[lineStart + 1] !== code || codes[lineStart + 2] !== code) return false;
  const behind = codes[lineStart + 3];
  return isBlank(behind) || behind === character.tab;
}
