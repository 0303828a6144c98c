import type { Position } from '#error';

export interface Flag {
  readonly name: string;
  /** `undefined` for a flag without `=`. */
  readonly value: string | undefined;
}

export interface Instruction {
  /** Upper case: `COPY`. */
  readonly keyword: string;
  readonly flags: readonly Flag[];
  /** What follows the flags, its lines joined, otherwise as written: neither unquoted nor expanded. */
  readonly text: string;
  readonly at: Position;
}

export interface Dockerfile {
  /** Continues a line and takes away a character's meaning: `\`, or a backtick on request of the file. */
  readonly escapeCharacter: string;
  /** The frontend that the file asks for (`# syntax=`). */
  readonly syntax: string | undefined;
  readonly instructions: readonly Instruction[];
}
