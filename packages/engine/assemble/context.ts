import { lstatSync, readdirSync, readFileSync, readlinkSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import dockerignore from '@balena/dockerignore';
import type { FileKind, Rootfs } from './rootfs.ts';

export interface ContextFile {
  /** Relative to the context, with slashes; '' is the context itself. */
  readonly path: string;
  readonly kind: FileKind | 'other';
  /** Absolute. */
  readonly source: string;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Of a symbolic link, as it stands; otherwise ''. */
  readonly target: string;
  /** Only of a directory: `.dockerignore` leaves it out, but a later rule may take files below it back in. */
  readonly ignored: boolean;
}

/** The files that a Dockerfile may copy: those below a folder that `.dockerignore` leaves, or those of an image. */
export interface Context {
  /** In messages: `the build context`. */
  readonly name: string;
  /** Whether links that start with a slash start at its own root, as in an image. In a folder they lead out of it. */
  readonly rooted: boolean;
  /** @param path relative, without `.` and `..` */
  lookUp(path: string): Promise<ContextFile | undefined>;
  /** Names in a directory, sorted; also those that are ignored. */
  names(path: string): Promise<readonly string[]>;
}

/**
 * Files are looked up one after the other, each at once: a turn through the thread pool takes longer than a look.
 * @param directory absolute
 * @param file the Dockerfile: `<file>.dockerignore` goes before the context's own
 */
export async function openContext(directory: string, file: string): Promise<Context> {
  const rules = readIfPresent(`${file}.dockerignore`) ?? readIfPresent(join(directory, '.dockerignore'));
  const isKept = rules === undefined ? () => true : keptBy(rules);
  return {
    name: 'the build context',
    rooted: false,
    async lookUp(path) {
      const source = join(directory, path);
      const stats = ifPresent(() => lstatSync(source));
      if (stats === undefined) return undefined;
      const kind = kindOf(stats);
      const ignored = path !== '' && !isKept(path);
      if (ignored && kind !== 'directory') return undefined;
      const target = kind === 'symlink' ? readlinkSync(source) : '';
      return { path, kind, source, mode: modeOf(stats), uid: 0, gid: 0, target, ignored };
    },
    async names(path) {
      return readdirSync(join(directory, path)).sort();
    },
  };
}

function keptBy(rules: string): (path: string) => boolean {
  return dockerignore.default({ ignorecase: false }).add(escapeForeign(rules)).createFilter();
}

/** The files of an image or of another stage. */
export function imageContext(rootfs: Rootfs, name: string): Context {
  return {
    name,
    rooted: true,
    lookUp(path) {
      const node = rootfs.lookUp(path);
      if (node === undefined) return Promise.resolve(undefined);
      const { target, mode, uid, gid, source } = node;
      const kind = node.kind === 'file' && source === '' ? 'other' : node.kind;
      return Promise.resolve({ path, kind, source, mode, uid, gid, target, ignored: false });
    },
    names: (path) => Promise.resolve([...(rootfs.lookUp(path)?.children.keys() ?? [])].sort()),
  };
}

/** The library turns patterns into regular expressions and leaves these as they are; in a pattern they mean themselves. */
function escapeForeign(rules: string): string {
  return rules.replace(/^\uFEFF/, '').replace(/\\?([+(){}|])/g, '\\$1');
}

function readIfPresent(file: string): string | undefined {
  return ifPresent(() => readFileSync(file, 'utf8'));
}

function ifPresent<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined;
    throw error;
  }
}

/** git keeps one permission, the executable bit; the rest is the umask of whoever checked out. */
function modeOf(stats: Stats): number {
  return stats.isDirectory() || (stats.mode & 0o100) !== 0 ? 0o755 : 0o644;
}

function kindOf(stats: Stats): ContextFile['kind'] {
  if (stats.isSymbolicLink()) return 'symlink';
  if (stats.isDirectory()) return 'directory';
  return stats.isFile() ? 'file' : 'other';
}
