import { parsed } from '../parsed.ts';
import { type Codes, character, isBlank, isBreak, isPrintable, tableOf } from './characters.ts';

/** What cannot begin a plain scalar, or needs a closer look where it does. */
const isIndicator = tableOf('#&*!|>\'"%@`,[]{}:?');
/** What may end one. */
const needsLook = tableOf(':#\x7F').fill(1, 0, character.space);

/** The end of a scalar that begins at an offset and ends on its line, its quotes included; -1 where none does. */
export function scalarEnd(codes: Codes, start: number): number {
  const first = codes[start] ?? 0;
  if (first === character.doubleQuote) return doubleQuotedEnd(codes, start);
  if (first === character.singleQuote) return singleQuotedEnd(codes, start);
  if (isIndicator[first] === 1 || (first === character.dash && isBlank(codes[start + 1]))) return -1;
  return plainEnd(codes, start);
}

function plainEnd(codes: Codes, start: number): number {
  let at = start;
  while (needsLook[codes[at] ?? 0] === 0 || goesOn(codes, at)) at += 1;
  if (!isEnd(codes, at)) return -1;
  while (at > start && codes[at - 1] === character.space) at -= 1;
  return at === start ? -1 : at;
}

/** Whether a plain scalar holds the character at an offset. */
function goesOn(codes: Codes, at: number): boolean {
  const code = codes[at];
  if (code === character.hash) return codes[at - 1] !== character.space;
  if (code === character.colon) return !isBlank(codes[at + 1]) && codes[at + 1] !== character.tab;
  return isPrintable(code);
}

/** Whether a character that a plain scalar does not hold ends it. */
function isEnd(codes: Codes, at: number): boolean {
  const code = codes[at];
  return isBreak(code) || code === character.hash || (code === character.colon && isBlank(codes[at + 1]));
}

function singleQuotedEnd(codes: Codes, start: number): number {
  let at = start + 1;
  while (codes[at] !== character.singleQuote || codes[at + 1] === character.singleQuote) {
    if (isControl(codes[at])) return -1;
    at += codes[at] === character.singleQuote ? 2 : 1;
  }
  return at + 1;
}

function doubleQuotedEnd(codes: Codes, start: number): number {
  let at = start + 1;
  let isEscaped = false;
  while (codes[at] !== character.doubleQuote) {
    if (codes[at] === character.backslash) {
      isEscaped = true;
      at += 1;
    }
    if (isControl(codes[at])) return -1;
    at += 1;
  }
  return isEscaped && !isScalar(codes.subarray(start, at + 1)) ? -1 : at + 1;
}

/** Whether a character is not allowed between quotes; a line break is one. */
function isControl(code = 0): boolean {
  return code < 32 && code !== character.tab;
}

/** Whether every escape is one. */
function isScalar(codes: Codes): boolean {
  return parsed(String.fromCharCode(...codes))?.length === 3;
}
