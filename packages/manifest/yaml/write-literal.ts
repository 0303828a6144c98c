import { needsEscapes } from './write-scalar.ts';

interface Literal {
  readonly header: '|' | '|-';
  /** Without their indentation. */
  readonly lines: readonly string[];
}

/**
 * A text of several lines as a block scalar, which is how people write scripts and configuration files. `undefined` for
 * what only quotes keep in sight: a first line that begins with a space, spaces at the ends of lines, several final breaks.
 */
export function writeLiteral(value: unknown): Literal | undefined {
  if (typeof value !== 'string' || !value.includes('\n') || /^\s|[ \t]$|[ \t]\n|\n\n$/.test(value)) return undefined;
  if (needsEscapes(value.replaceAll(/[\n\t]/g, ''))) return undefined;
  return value.endsWith('\n')
    ? { header: '|', lines: value.slice(0, -1).split('\n') }
    : { header: '|-', lines: value.split('\n') };
}
