import { ActionError } from '#error';
import { blobOid } from './blob.ts';
import { at, numberAt, textAt } from './json.ts';

/** A text file of a repository, exactly as git holds it. */
export interface RemoteFile {
  readonly path: string;
  readonly text: string;
  /** Named outright, not found through a directory. */
  readonly named: boolean;
  /** Permission bits would be lost by a commit through GraphQL, which writes every file as 100644. */
  readonly executable: boolean;
}

const modes = { file: 0o100644, executable: 0o100755, symlink: 0o120000, submodule: 0o160000 } as const;

/**
 * Reads a tree entry whose object is a blob.
 * @throws ActionError FILE_NOT_TEXT, LIMIT_EXCEEDED
 */
export function remoteFile(entry: unknown, path: string, named: boolean): RemoteFile {
  const mode = numberAt(entry, 'mode');
  if (mode === modes.symlink) throw notText(path, 'it is a symbolic link', 'Name the file that the link points to.');
  if (mode === modes.submodule) throw notText(path, 'it is a submodule', 'Name the repository of the submodule.');
  if (mode !== modes.file && mode !== modes.executable) throw notText(path, 'it is no file');
  return { path, named, executable: mode === modes.executable, text: textOf(entry, path) };
}

function textOf(entry: unknown, path: string): string {
  const blob = at(entry, 'object');
  if (at(blob, 'isTruncated') === true) {
    // GraphQL cuts every text at 512,000 bytes.
    throw new ActionError('LIMIT_EXCEEDED', `Reading "${path}" failed: it is larger than 512,000 bytes.`, {
      hint: 'Name smaller manifests in `path`.',
    });
  }
  if (at(blob, 'isBinary') === true || at(blob, 'text') === undefined) throw notText(path, 'it is binary');
  const text = textAt(blob, 'text');
  const oid = textAt(entry, 'oid');
  // GitHub drops a byte order mark and replaces what is not UTF-8: writing that back would change bytes unasked.
  if (blobOid(text, oid) === oid) return text;
  throw notText(path, 'it is not plain UTF-8', 'Save it as UTF-8 without a byte order mark.');
}

function notText(path: string, found: string, hint = 'Name only text files in `path`.'): ActionError {
  return new ActionError('FILE_NOT_TEXT', `Reading "${path}" failed: ${found}.`, { hint });
}
