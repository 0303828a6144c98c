import { isUtf8 } from 'node:buffer';
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { ActionError } from '#error';
import { confine } from './confine.ts';

export interface TextFile {
  /** Relative to the root, with `/`. */
  readonly path: string;
  /** Every character of the file, a byte order mark included: encoding it again gives the same bytes. */
  readonly text: string;
}

/** GitHub shows no text beyond 512,000 bytes; what is larger than this is no manifest. */
const maximumBytes = 10 * 1024 * 1024;

/**
 * Reads a file below the root.
 * @throws ActionError FILE_NOT_FOUND, PATH_OUTSIDE_WORKSPACE, FILE_NOT_TEXT when it is not UTF-8, LIMIT_EXCEEDED
 */
export async function readTextFile(root: string, path: string): Promise<TextFile> {
  return { path, text: readText(await confine(root, path), path) };
}

/**
 * Reads a file whose place is known.
 * @param real absolute, without symbolic links
 * @param path how errors name it
 * @throws ActionError FILE_NOT_TEXT, LIMIT_EXCEEDED
 */
export function readText(real: string, path: string): string {
  const file = openSync(real, 'r');
  try {
    return decode(bytesOf(file, path), path);
  } finally {
    closeSync(file);
  }
}

const scratchBytes = 256 * 1024;
/** Most files fit here: a buffer for each of thousands is memory that is given back late. */
let scratch: Buffer | undefined;

function bytesOf(file: number, path: string): Buffer {
  const facts = fstatSync(file);
  if (!facts.isFile()) throw notText(path, 'it is no file');
  const { size } = facts;
  if (size > maximumBytes) {
    throw new ActionError(
      'LIMIT_EXCEEDED',
      `Reading "${path}" failed: it has ${size} bytes, and at most ${maximumBytes} are read.`,
    );
  }
  if (size > scratchBytes) return readFileSync(file);
  scratch ??= Buffer.allocUnsafeSlow(scratchBytes);
  let length = 0;
  for (let read = -1; read !== 0 && length < size; length += read)
    read = readSync(file, scratch, length, size - length, null);
  return scratch.subarray(0, length);
}

function decode(bytes: Buffer, path: string): string {
  // Buffer's decoder keeps a byte order mark, and is quick; what it would replace is refused before
  if (isUtf8(bytes)) return bytes.toString('utf8');
  throw notText(path, 'it is not valid UTF-8');
}

function notText(path: string, found: string): ActionError {
  return new ActionError('FILE_NOT_TEXT', `Reading "${path}" failed: ${found}.`, {
    hint: 'Save the file as UTF-8, or leave it out of the paths.',
    at: { file: path },
  });
}

/**
 * A file whose text is read each time it is asked for. A class: an object literal with accessors gets a hidden class of its
 * own, which is slow to go away where there are thousands; and all of them share what tells their places.
 */
export class FileElsewhere implements TextFile {
  readonly path: string;
  readonly #placeOf: (path: string) => string;

  constructor(path: string, placeOf: (path: string) => string) {
    this.path = path;
    this.#placeOf = placeOf;
  }

  get text(): string {
    return readText(this.#placeOf(this.path), this.path);
  }
}
