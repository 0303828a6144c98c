import type { Scalar } from './scalar.ts';
import { writeLiteral } from './write-literal.ts';
import { type Surroundings, writeScalar } from './write-scalar.ts';

/** A value to be written where there was none. */
export type Value = Scalar | readonly Value[] | { readonly [key: string]: Value };

/** How many characters deeper than its key a collection stands. */
export interface Indentation {
  readonly map: number;
  /** 0 where the dashes stand below the first character of the key. */
  readonly sequence: number;
}

/** How collections are written, line by line. */
export interface BlockStyle {
  readonly style: Surroundings['style'];
  readonly indentation: Indentation;
}

export function isScalar(value: Value): value is Scalar {
  return value === null || typeof value !== 'object';
}

export function isSequence(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** Whether two values are the same; the order of keys says nothing. */
export function isSameValue(a: Value, b: Value): boolean {
  if (isScalar(a) || isScalar(b)) return Object.is(a, b);
  if (isSequence(a) || isSequence(b)) {
    return (
      isSequence(a) && isSequence(b) && a.length === b.length && a.every((item, at) => isSameValue(item, b[at] ?? null))
    );
  }
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSameValue(a[key] ?? null, b[key] ?? null))
  );
}

export function isEmpty(value: Value): boolean {
  return !isScalar(value) && Object.keys(value).length === 0;
}

/** Brackets with every member on a line of its own, as JSON is usually written. */
export interface FlowLines {
  /** What stands in front of the line that holds the opening bracket. */
  readonly base: string;
  readonly step: string;
  readonly lineBreak: string;
}

/** A value in braces or brackets, on one line or, as `lines` says, on several. */
export function writeFlow(value: Value, surroundings: Surroundings, lines?: FlowLines): string {
  const inside = { ...surroundings, flow: true };
  if (isScalar(value)) return writeScalar(value, inside);
  const deeper = lines && { ...lines, base: lines.base + lines.step };
  const members = isSequence(value)
    ? value.map((item) => writeFlow(item, inside, deeper))
    : Object.entries(value).map(([key, item]) => `${writeScalar(key, inside)}: ${writeFlow(item, inside, deeper)}`);
  const [open, close] = isSequence(value) ? ['[', ']'] : ['{', '}'];
  if (deeper === undefined || members.length === 0) return `${open}${members.join(', ')}${close}`;
  const start = `${deeper.lineBreak}${deeper.base}`;
  return `${open}${start}${members.join(`,${start}`)}${deeper.lineBreak}${lines?.base}${close}`;
}

/** The lines of a block collection, without their indentation; a scalar is one line. */
export function writeBlock(value: Value, style: BlockStyle): readonly string[] {
  if (isScalar(value)) return [writeScalar(value, { style: style.style, flow: false })];
  if (isSequence(value)) return value.length === 0 ? ['[]'] : value.flatMap((item) => writeItem(item, style));
  const entries = Object.entries(value);
  return entries.length === 0 ? ['{}'] : entries.flatMap(([key, item]) => writeEntry(key, item, style));
}

/** The lines of one item of a block sequence. */
export function writeItem(value: Value, style: BlockStyle): readonly string[] {
  const literal = writeLiteral(value);
  const lines = literal === undefined ? writeBlock(value, style) : [literal.header, ...indented(literal.lines, 2)];
  return lines.map((line, index) => (index === 0 ? `- ${line}` : indent(line, 2)));
}

/** The lines of one key and its value in a block mapping. */
export function writeEntry(key: string, value: Value, style: BlockStyle): readonly string[] {
  const name = writeScalar(key, { style: 'plain', flow: false });
  const { map, sequence } = style.indentation;
  const literal = writeLiteral(value);
  if (literal !== undefined) return [`${name}: ${literal.header}`, ...indented(literal.lines, map)];
  const lines = writeBlock(value, style);
  if (isScalar(value) || isEmpty(value)) return [`${name}: ${lines[0]}`];
  return [`${name}:`, ...indented(lines, isSequence(value) ? sequence : map)];
}

/** Blank lines stay blank. */
export function indented(lines: readonly string[], depth: number): readonly string[] {
  return lines.map((line) => indent(line, depth));
}

function indent(line: string, depth: number): string {
  return line === '' ? '' : `${' '.repeat(depth)}${line}`;
}
