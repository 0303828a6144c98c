import type { ScalarNode } from './node.ts';

/** Integers beyond 2^53 are exact, as bigint. */
export type Scalar = string | number | bigint | boolean | null;

const words: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((word) => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map((word) => [word, false] as const),
]);

const specialFloats: ReadonlyMap<string, number> = new Map([
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((word) => [word, Infinity] as const),
  ...['-.inf', '-.Inf', '-.INF'].map((word) => [word, -Infinity] as const),
  ...['.nan', '.NaN', '.NAN'].map((word) => [word, NaN] as const),
]);

const prefixedInteger = /^([-+]?)0(?:([xXbBoO])([0-9a-fA-F]+)|([0-7]+))$/;
const decimalInteger = /^[-+]?(?:0|[1-9][0-9]*)$/;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

const typedTags: ReadonlySet<string> = new Set(['!!null', '!!bool', '!!int', '!!float']);

/** What kubectl reads in a scalar. Tags of other tools say nothing about its type: it stays text. */
export function readScalar({ style, tag, text }: Pick<ScalarNode, 'style' | 'tag' | 'text'>): Scalar {
  const isTyped = tag === undefined ? style === 'plain' || style === 'empty' : typedTags.has(tag);
  return isTyped ? readPlain(text) : text;
}

/**
 * What kubectl reads in a plain scalar: YAML 1.1's booleans and octals, 1.2's octals, floats without a point.
 * @see https://github.com/kubernetes-sigs/yaml/blob/master/goyaml.v2/resolve.go
 */
export function readPlain(text: string): Scalar {
  const word = words.get(text);
  if (word !== undefined) return word;
  const special = specialFloats.get(text);
  if (special !== undefined) return special;
  if (!/^[-+.0-9]/.test(text)) return text;
  const digits = text.startsWith('.') ? text : text.replaceAll('_', '');
  return readInteger(digits) ?? readFloat(digits) ?? text;
}

/** What has more digits than the largest float is text to kubectl. */
const maximumDigits = 309;

function readInteger(digits: string): number | bigint | undefined {
  if (digits.length > maximumDigits) return undefined;
  if (decimalInteger.test(digits)) return narrowed(BigInt(digits.replace('+', '')));
  const [, sign, base, body = '', octal] = prefixedInteger.exec(digits) ?? [];
  if (sign === undefined) return undefined;
  const literal = octal === undefined ? `0${base?.toLowerCase()}${body}` : `0o${octal}`;
  try {
    const magnitude = BigInt(literal);
    return narrowed(sign === '-' ? -magnitude : magnitude);
  } catch {
    return undefined; // digits that the base does not have
  }
}

function narrowed(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

function readFloat(digits: string): number | undefined {
  if (!float.test(digits)) return undefined;
  const value = Number(digits);
  return Number.isFinite(value) ? value : undefined;
}

/** Plain texts that other readers than kubectl give a type: YAML 1.1's base 60, dates, `=`, `<<`; floats out of range. */
const typedElsewhere = [
  /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/,
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt\s]|$)/,
  /^[-+]?\.?[0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?$/,
  /^[-+]?0[xXoObB][0-9a-fA-F_]+$/,
  /^(?:=|<<)$/,
];

/** Whether kubectl, YAML 1.1 and YAML 1.2 all read a string where this text stands plain. */
export function isStringEverywhere(text: string): boolean {
  return typeof readPlain(text) === 'string' && !typedElsewhere.some((pattern) => pattern.test(text));
}
