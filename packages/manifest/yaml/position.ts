import type { Position } from '#error';
import type { File } from './file.ts';
import { columnOf } from './trivia.ts';

/** A place in a file whose text is known. */
export type LinePosition = Position & { readonly line: number };

/** Where an offset stands, for a reader: 1-based, a byte order mark not counted. */
export function positionOf({ path, text }: File, offset: number): LinePosition {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return { file: path, line, column: columnOf(text, offset) + 1 };
}
