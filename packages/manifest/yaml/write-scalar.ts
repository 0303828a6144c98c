import type { ScalarStyle } from './node.ts';
import { isStringEverywhere, type Scalar } from './scalar.ts';

/** The notation around a scalar that is to be written. */
export interface Surroundings {
  /** The style to take where the value allows it: that of the scalar it replaces, or of its neighbor. */
  readonly style: ScalarStyle;
  /** Inside brackets or braces, where a plain scalar may hold fewer characters. */
  readonly flow: boolean;
}

/** Writes a scalar on one line, in the given style or, where no reader would get the value back, in quotes. */
export function writeScalar(value: Scalar, { style, flow }: Surroundings): string {
  if (typeof value !== 'string') return String(value);
  if (style === 'double' || needsEscapes(value)) return doubleQuoted(value);
  if (style === 'single') return `'${value.replaceAll("'", "''")}'`;
  return isStringEverywhere(value) && isPlainSafe(value, flow) ? value : doubleQuoted(value);
}

// Control characters, Unicode's line separators, byte order marks and lone surrogates
const needsEscape = /[\p{Cc}\p{Cs}\u2028\u2029\uFEFF\uFFFE\uFFFF]/u;

export function needsEscapes(value: string): boolean {
  return needsEscape.test(value);
}

function isPlainSafe(value: string, flow: boolean): boolean {
  if (/^[\s,[\]{}#&*!|>'"%@`]|^[-?:](?:\s|$)|^(?:---|\.\.\.)|\s$|: |:$| #/.test(value)) return false;
  return !flow || !/[,[\]{}]|^[-?:]/.test(value);
}

/** JSON's escapes are a subset of YAML's. */
function doubleQuoted(value: string): string {
  return JSON.stringify(value).replace(
    /[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
