/** Why a text was refused: what was expected, in words that follow "expected". */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly expected: string };

/** Reads one input. A parser never throws and never sees another input. */
export interface Parser<T> {
  readonly parse: (text: string) => Parsed<T>;
  /** The value is secret: it is masked before anything else happens, and never quoted in an error. */
  readonly sensitive?: boolean;
  /** The secrets in the text, where they are parts of it; they are masked too, and the text is never quoted in an error. */
  readonly secretsIn?: (text: string) => readonly string[];
}

export function accept<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

export function refuse(expected: string): Parsed<never> {
  return { ok: false, expected };
}

/** Turns what a parser accepted into something else, which may refuse in turn. */
export function refine<A, B>(parser: Parser<A>, next: (value: A) => Parsed<B>): Parser<B> {
  return {
    ...parser,
    parse(text) {
      const parsed = parser.parse(text);
      return parsed.ok ? next(parsed.value) : parsed;
    },
  };
}
