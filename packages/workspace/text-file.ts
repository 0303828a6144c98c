import { readFile, stat } from 'node:fs/promises';
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
  const real = await confine(root, path);
  const { size } = await stat(real);
  if (size > maximumBytes) {
    throw new ActionError(
      'LIMIT_EXCEEDED',
      `Reading "${path}" failed: it has ${size} bytes, and at most ${maximumBytes} are read.`,
    );
  }
  return { path, text: decode(path, await readFile(real)) };
}

function decode(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new ActionError('FILE_NOT_TEXT', `Reading "${path}" failed: it is not valid UTF-8.`, {
      hint: 'Save the file as UTF-8, or leave it out of the paths.',
      at: { file: path },
      cause,
    });
  }
}
