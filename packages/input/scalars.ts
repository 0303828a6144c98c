import { Secret } from '#secret';
import { accept, type Parser, refine, refuse } from './parser.ts';

/** The text as it stands, without surrounding white space. '' when the input is absent. */
export const text: Parser<string> = { parse: (raw) => accept(raw.trim()) };

/** The text exactly as written: for values where white space counts (a body, a message). */
export const verbatim: Parser<string> = { parse: accept };

/** Refuses an absent input. */
export function required<T>(parser: Parser<T>): Parser<T> {
  return { ...parser, parse: (raw) => (raw.trim() === '' ? refuse('a value') : parser.parse(raw)) };
}

/** `undefined` when the input is absent. */
export function optional<T>(parser: Parser<T>): Parser<T | undefined> {
  return { ...parser, parse: (raw) => (raw.trim() === '' ? accept(undefined) : parser.parse(raw)) };
}

const booleans: Readonly<Record<string, boolean>> = {
  true: true,
  True: true,
  TRUE: true,
  false: false,
  False: false,
  FALSE: false,
};

/** A boolean of YAML 1.2's core schema (https://yaml.org/spec/1.2/spec.html#id2804923), as `core.getBooleanInput`. */
export const flag: Parser<boolean> = {
  parse(raw) {
    const value = booleans[raw.trim()];
    return value === undefined ? refuse('true or false') : accept(value);
  },
};

export function oneOf<const T extends string>(...choices: readonly T[]): Parser<T> {
  return refine(text, (value) => {
    const choice = choices.find((candidate) => candidate === value);
    return choice === undefined ? refuse(`one of ${choices.join(', ')}`) : accept(choice);
  });
}

/** A name, or a sentence; '' when absent. */
export const oneLine: Parser<string> = refine(text, (value) =>
  /\p{Cc}/u.test(value) ? refuse('one line') : accept(value),
);

/** Masked in the log before anything else happens; `undefined` when absent. */
export const secret: Parser<Secret | undefined> = {
  sensitive: true,
  parse: (raw) => accept(raw.trim() === '' ? undefined : new Secret(raw.trim())),
};

const unitMilliseconds: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** `90s`, `5m`, `1h30m`: milliseconds. */
export const duration: Parser<number> = refine(text, (value) => {
  const parts = [...value.matchAll(/(\d+)(ms|s|m|h)/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== value) return refuse('a duration like 90s or 5m');
  return accept(parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (unitMilliseconds[unit] ?? 0), 0));
});
