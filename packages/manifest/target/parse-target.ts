import { type Cursor, invalid } from '../set/cursor.ts';
import { readTarget } from './read-target.ts';
import type { Target } from './target.ts';

/** Reads a section: `[deployment/web -n prod -l tier=web -f apps/*.yaml -d 0]`. */
export function parseTarget(cursor: Cursor): Target {
  const source = /^\[(.*)\]$/.exec(cursor.text)?.[1]?.trim();
  if (source === undefined) throw invalid(cursor, 'a section ends with "]" (a list at the root is "$[0]")');
  const parsed = readTarget(source);
  if (!parsed.ok) throw invalid(cursor, parsed.expected);
  return parsed.value;
}
