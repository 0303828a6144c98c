import { randomUUID } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ActionError } from '#error';
import { confinedIn } from './confine.ts';
import { FileElsewhere, type TextFile } from './text-file.ts';

/**
 * New texts of files below a root. Each is written beside its file as soon as it is given, so that nobody need hold it; all
 * take their places together at the end, so that a reader never sees half a file, and after an error none.
 */
export interface Replacement {
  /**
   * Writes a text beside its file.
   * @returns the file with its text to be read from there
   * @throws ActionError FILE_WRITE_FAILED, PATH_OUTSIDE_WORKSPACE, FILE_NOT_FOUND
   */
  readonly put: (file: TextFile) => TextFile;
  /**
   * Puts the given files in their places, one after the other; modes are kept, a symbolic link stays one.
   * @throws ActionError FILE_WRITE_FAILED naming the files already replaced (git restores them)
   */
  readonly commit: (paths: readonly Pick<TextFile, 'path'>[]) => void;
  /** Removes what was written and has not taken its place. */
  readonly discard: () => void;
}

interface Prepared {
  readonly target: string;
  readonly beside: string;
  readonly mode: number;
}

export function replaceFiles(root: string): Replacement {
  const prepared = new Map<string, Prepared>();
  const replaced: string[] = [];
  const realFile = confinedIn(root);
  const id = randomUUID();
  let count = 0;
  return {
    put(file) {
      const { path } = file;
      const { real: target, mode } = realFile(path);
      const beside = prepared.get(path)?.beside ?? join(dirname(target), `.${id}.${count++}`);
      const own = { target, beside, mode };
      prepared.set(path, own);
      write(file, own, replaced);
      return new FileElsewhere(path, () => (prepared.has(path) ? beside : target));
    },
    commit(files) {
      const wanted = new Set(files.map(({ path }) => path));
      for (const [path, { target, beside }] of [...prepared].filter(([each]) => wanted.has(each))) {
        attempt(replaced, () => renameSync(beside, target));
        prepared.delete(path);
        replaced.push(path);
      }
    },
    discard() {
      for (const { beside } of prepared.values()) rmSync(beside, { force: true });
      prepared.clear();
    },
  };
}

function write({ text }: TextFile, { beside, mode }: Prepared, replaced: readonly string[]): void {
  // Node writes a text at once, and quicker, only where the encoding is named
  attempt(replaced, () => writeFileSync(beside, text, { encoding: 'utf8', mode }));
}

function attempt(replaced: readonly string[], write: () => void): void {
  try {
    write();
  } catch (cause) {
    throw failed(cause, replaced);
  }
}

function failed(cause: unknown, replaced: readonly string[]): ActionError {
  const found = cause instanceof Error ? cause.message : String(cause);
  const state = replaced.length === 0 ? 'Nothing was replaced' : `Already replaced: ${replaced.join(', ')}`;
  return new ActionError('FILE_WRITE_FAILED', `Writing the manifests failed: ${found}. ${state}.`, {
    hint: 'Make the files writable; `git checkout -- .` restores what was replaced.',
    cause,
  });
}
