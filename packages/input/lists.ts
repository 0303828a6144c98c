import { accept, type Parser, refuse } from './parser.ts';

/** One item a line; surrounding white space, blank lines and lines that start with `#` are dropped. */
export const lines: Parser<readonly string[]> = { parse: (raw) => accept(itemsOf(raw)) };

/** One item a line, each read by `parser`; a refusal names the line. */
export function linesOf<T>(parser: Parser<T>): Parser<readonly T[]> {
  return {
    ...parser,
    parse(raw) {
      const values: T[] = [];
      for (const item of itemsOf(raw)) {
        const parsed = parser.parse(item);
        if (!parsed.ok) return refuse(parser.sensitive ? parsed.expected : `${parsed.expected} (line "${item}")`);
        values.push(parsed.value);
      }
      return accept(values);
    },
  };
}

/** `NAME=value`, one a line; the value may be empty and may hold further `=`. Later lines win. */
export const pairs: Parser<ReadonlyMap<string, string>> = {
  parse(raw) {
    const result = new Map<string, string>();
    for (const item of itemsOf(raw)) {
      const split = item.indexOf('=');
      if (split < 1) return refuse(`NAME=value on each line (line "${item}")`);
      result.set(item.slice(0, split).trim(), item.slice(split + 1));
    }
    return accept(result);
  },
};

function itemsOf(raw: string): readonly string[] {
  return raw
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}
