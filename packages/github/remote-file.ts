import { ActionError } from '#error';
import { blobOid } from './blob.ts';
import type { ExactTexts } from './exact-texts.ts';
import { at, numberAt, textAt } from './json.ts';

/** A text file of a repository, exactly as git holds it. */
export interface RemoteFile {
  readonly path: string;
  readonly text: string;
  /** Named outright, not found through a directory or a glob. */
  readonly named: boolean;
  /** Permission bits would be lost by a commit through GraphQL, which writes every file as 100644. */
  readonly executable: boolean;
}

export interface Reading {
  readonly path: string;
  readonly named: boolean;
  readonly exact: ExactTexts;
}

const modes = { file: 0o100644, executable: 0o100755, symlink: 0o120000, submodule: 0o160000 } as const;

/**
 * Reads a tree entry whose object is a blob.
 * @throws ActionError FILE_NOT_TEXT, LIMIT_EXCEEDED
 */
export function remoteFile(entry: unknown, reading: Reading): RemoteFile {
  const { path, named } = reading;
  const mode = numberAt(entry, 'mode');
  if (mode === modes.symlink) throw notText(path, 'it is a symbolic link', 'Name the file that the link points to.');
  if (mode === modes.submodule) throw notText(path, 'it is a submodule', 'Name the repository of the submodule.');
  if (mode !== modes.file && mode !== modes.executable) throw notText(path, 'it is no file');
  return { path, named, executable: mode === modes.executable, text: textOf(entry, reading) };
}

/**
 * GraphQL cuts a text at 512,000 bytes, drops a byte order mark and replaces what is not UTF-8: writing that back would
 * change bytes unasked. So a text counts only if it has the id that git gave to the content.
 */
function textOf(entry: unknown, { path, exact }: Reading): string {
  const oid = textAt(entry, 'oid');
  const found = exact.found.get(oid);
  if (found instanceof ActionError) throw found;
  if (found !== undefined) return found;
  const blob = at(entry, 'object');
  if (at(blob, 'isBinary') === true) throw notText(path, 'it is binary');
  const text = at(blob, 'text');
  if (typeof text === 'string' && blobOid(text, oid) === oid) return text;
  exact.wanted.set(oid, { path, oid, size: numberAt(blob, 'byteSize') });
  return '';
}

function notText(path: string, found: string, hint = 'Name only text files in `path`.'): ActionError {
  return new ActionError('FILE_NOT_TEXT', `Reading "${path}" failed: ${found}.`, { hint });
}
