import type { Stats } from 'node:fs';
import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import dockerignore from '@balena/dockerignore';
import type { FileKind } from './rootfs.ts';

export interface ContextFile {
  /** Relative to the context, with slashes; '' is the context itself. */
  readonly path: string;
  readonly kind: FileKind | 'other';
  /** Absolute. */
  readonly source: string;
  readonly executable: boolean;
  /** Of a symbolic link, as it stands; otherwise ''. */
  readonly target: string;
  /** Only of a directory: `.dockerignore` leaves it out, but a later rule may take files below it back in. */
  readonly ignored: boolean;
}

/** The files that a Dockerfile may copy: those below a folder that `.dockerignore` leaves. */
export interface Context {
  /** @param path relative, without `.` and `..` */
  lookUp(path: string): Promise<ContextFile | undefined>;
  /** Names in a directory, sorted; also those that are ignored. */
  names(path: string): Promise<readonly string[]>;
}

/**
 * @param directory absolute
 * @param file the Dockerfile: `<file>.dockerignore` goes before the context's own
 */
export async function openContext(directory: string, file: string): Promise<Context> {
  const rules =
    (await readIfPresent(`${file}.dockerignore`)) ?? (await readIfPresent(join(directory, '.dockerignore')));
  const isKept = dockerignore
    .default({ ignorecase: false })
    .add(escapeForeign(rules ?? ''))
    .createFilter();
  return {
    async lookUp(path) {
      const source = join(directory, path);
      const stats = await lstat(source).catch(noneIfMissing);
      if (stats === undefined) return undefined;
      const kind = kindOf(stats);
      const ignored = path !== '' && !isKept(path);
      if (ignored && kind !== 'directory') return undefined;
      const target = kind === 'symlink' ? await readlink(source) : '';
      return { path, kind, source, executable: (stats.mode & 0o100) !== 0, target, ignored };
    },
    async names(path) {
      return (await readdir(join(directory, path))).sort();
    },
  };
}

/** The library turns patterns into regular expressions and leaves these as they are; in a pattern they mean themselves. */
function escapeForeign(rules: string): string {
  return rules.replace(/^\uFEFF/, '').replace(/\\?([+(){}|])/g, '\\$1');
}

async function readIfPresent(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(noneIfMissing);
}

function noneIfMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
    return undefined;
  throw error;
}

function kindOf(stats: Stats): ContextFile['kind'] {
  if (stats.isSymbolicLink()) return 'symlink';
  if (stats.isDirectory()) return 'directory';
  return stats.isFile() ? 'file' : 'other';
}
