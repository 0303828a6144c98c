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
  /** Tells apart what is written beside the files. */
  readonly number: number;
  readonly mode: number;
  hasTakenPlace: boolean;
}

export function replaceFiles(root: string): Replacement {
  const prepared = new Map<string, Prepared>();
  const replaced: string[] = [];
  const realFile = confinedIn(root);
  const id = randomUUID();
  const besideOf = ({ target, number }: Prepared): string => join(dirname(target), `.${id}.${number}`);
  const placeOf = (path: string): string => {
    const own = prepared.get(path);
    if (own === undefined) return realFile(path).real;
    return own.hasTakenPlace ? own.target : besideOf(own);
  };
  return {
    put(file) {
      const { path } = file;
      const { real: target, mode } = realFile(path);
      const own = { target, mode, number: prepared.get(path)?.number ?? prepared.size, hasTakenPlace: false };
      prepared.set(path, own);
      write(file, { beside: besideOf(own), mode }, replaced);
      return new FileElsewhere(path, placeOf);
    },
    commit(files) {
      for (const { path } of files) {
        const own = prepared.get(path);
        if (own === undefined || own.hasTakenPlace) continue;
        attempt(replaced, () => renameSync(besideOf(own), own.target));
        own.hasTakenPlace = true;
        replaced.push(path);
      }
    },
    discard() {
      for (const own of prepared.values()) if (!own.hasTakenPlace) rmSync(besideOf(own), { force: true });
      prepared.clear();
    },
  };
}

interface Written {
  readonly beside: string;
  readonly mode: number;
}

function write({ text }: TextFile, { beside, mode }: Written, replaced: readonly string[]): void {
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
