import type { Scalar } from './scalar.ts';
import { type Surroundings, writeScalar } from './write-scalar.ts';

/** A value to be written where there was none. */
export type Value = Scalar | readonly Value[] | { readonly [key: string]: Value };

export function isScalar(value: Value): value is Scalar {
  return value === null || typeof value !== 'object';
}

export function isSequence(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** `key: value` in braces or brackets, on one line. */
export function writeFlow(value: Value, surroundings: Surroundings): string {
  const inside = { ...surroundings, flow: true };
  if (isScalar(value)) return writeScalar(value, inside);
  if (isSequence(value)) return `[${value.map((item) => writeFlow(item, inside)).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([key, item]) => `${writeScalar(key, inside)}: ${writeFlow(item, inside)}`)
    .join(', ')}}`;
}

/** The lines of a block collection, without their indentation; a scalar is one line. */
export function writeBlock(value: Value, surroundings: Surroundings): readonly string[] {
  if (isScalar(value)) return [writeScalar(value, surroundings)];
  if (isSequence(value)) {
    if (value.length === 0) return ['[]'];
    return value.flatMap((item) =>
      writeBlock(item, surroundings).map((line, index) => `${index === 0 ? '- ' : '  '}${line}`),
    );
  }
  const entries = Object.entries(value);
  return entries.length === 0 ? ['{}'] : entries.flatMap(([key, item]) => writeEntry(key, item, surroundings));
}

/** The lines of one key and its value in a block mapping. */
export function writeEntry(key: string, value: Value, surroundings: Surroundings): readonly string[] {
  const name = writeScalar(key, { ...surroundings, style: 'plain' });
  const [first = '', ...more] = writeBlock(value, surroundings);
  const isBlock = !isScalar(value) && !/^(?:\[\]|\{\})$/.test(first);
  return isBlock ? [`${name}:`, ...[first, ...more].map((line) => `  ${line}`)] : [`${name}: ${first}`];
}
