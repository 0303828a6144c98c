import { type Codes, character, skipSpaces, tableOf } from './characters.ts';
import type { Marks } from './marks.ts';
import { mark } from './outline.ts';
import { scalarEnd } from './scalar-end.ts';

/** Deeper ones are left to js-yaml. */
const maximumDepth = 20;

/** What a plain scalar in brackets may hold where nothing in it needs a closer look. */
const isSimple = tableOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./-+=$()');

/**
 * Reads a collection in brackets or braces that stands on one line and holds simple values alone.
 * @returns its end; -1 where it holds anything else, of which there is no mark then
 */
export function flowEnd(codes: Codes, start: number, marks: Marks): number {
  const { length } = marks;
  const end = collectionEnd(codes, start, { marks, depth: 1 });
  if (end < 0) marks.takeBack(length);
  return end;
}

interface Task {
  readonly marks: Marks;
  readonly depth: number;
}

function collectionEnd(codes: Codes, start: number, task: Task): number {
  const { marks, depth } = task;
  const isMap = codes[start] === character.brace;
  const closing = isMap ? character.braceEnd : character.bracketEnd;
  const own = marks.length;
  marks.put(isMap ? mark.flowMap : mark.flowSequence, start, 0);
  let at = skipSpaces(codes, start + 1);
  if (depth > maximumDepth) return -1;
  while (at >= 0 && codes[at] !== closing) {
    at = skipSpacesBehind(codes, isMap ? entryEnd(codes, at, task) : valueEnd(codes, at, task));
    if (codes[at] !== character.comma) break;
    at = skipSpaces(codes, at + 1);
    // Behind a comma comes a value
    if (codes[at] === closing) return -1;
  }
  if (at < 0 || codes[at] !== closing) return -1;
  marks.end(own);
  return at + 1;
}

function skipSpacesBehind(codes: Codes, end: number): number {
  return end < 0 ? -1 : skipSpaces(codes, end);
}

/** `key: value` */
function entryEnd(codes: Codes, start: number, task: Task): number {
  const colon = skipSpacesBehind(codes, simpleEnd(codes, start, task.marks));
  if (colon < 0 || codes[colon] !== character.colon || codes[colon + 1] !== character.space) return -1;
  return valueEnd(codes, skipSpaces(codes, colon + 1), task);
}

function valueEnd(codes: Codes, start: number, { marks, depth }: Task): number {
  const code = codes[start];
  const isCollection = code === character.bracket || code === character.brace;
  return isCollection ? collectionEnd(codes, start, { marks, depth: depth + 1 }) : simpleEnd(codes, start, marks);
}

function simpleEnd(codes: Codes, start: number, marks: Marks): number {
  const first = codes[start];
  const isQuoted = first === character.doubleQuote || first === character.singleQuote;
  const end = isQuoted ? scalarEnd(codes, start) : plainEnd(codes, start);
  if (end > start) marks.putScalar(codes, start, end);
  return end > start ? end : -1;
}

/** Spaces and colons belong to it where something simple follows. */
function plainEnd(codes: Codes, start: number): number {
  if (codes[start] === character.dash && isSimple[codes[start + 1] ?? 0] !== 1) return -1;
  let at = start;
  while (isSimple[codes[at] ?? 0] === 1 || (at > start && isJoint(codes[at]) && isSimple[codes[at + 1] ?? 0] === 1)) {
    at += 1;
  }
  return at;
}

function isJoint(code: number | undefined): boolean {
  return code === character.space || code === character.colon;
}
