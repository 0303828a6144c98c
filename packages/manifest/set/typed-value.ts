import { readPlain, type Scalar } from '../yaml/scalar.ts';
import type { Written } from './statement.ts';

export type Typed =
  | { readonly ok: true; readonly value: Scalar }
  /** Words that follow "the value is". */
  | { readonly ok: false; readonly problem: string };

/** The type of a value that replaces another: a string if quoted, otherwise that of the old value. */
export function typedLike(old: Scalar, { text, quoted }: Written): Typed {
  if (quoted || typeof old === 'string') return { ok: true, value: text };
  if (old === null) return typedFresh({ text, quoted });
  const value = readPlain(text);
  if (typeof old === 'boolean') {
    const isBoolean = text === 'true' || text === 'false';
    return isBoolean
      ? { ok: true, value }
      : { ok: false, problem: 'neither true nor false, though one of them belongs there' };
  }
  return isCanonicalNumber(text)
    ? { ok: true, value }
    : { ok: false, problem: 'no number in its usual notation, though a number belongs there' };
}

/** The type of a value where there was none: what kubectl reads as a boolean, null or an ordinary number is one. */
export function typedFresh({ text, quoted }: Written): Typed {
  if (quoted) return { ok: true, value: text };
  if (text === '') return { ok: false, problem: 'missing' };
  const value = readPlain(text);
  const isTyped = value === null || typeof value === 'boolean' || isCanonicalNumber(text);
  return { ok: true, value: isTyped ? value : text };
}

/** `1.20` and `0755` are numbers too, but written back they would be other texts. */
function isCanonicalNumber(text: string): boolean {
  return /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/.test(text) && String(readPlain(text)) === text;
}
