import { posix } from 'node:path';
import { expand, type Scope } from '../dockerfile/expand.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { invalid, needsBuilder } from '../dockerfile/refusal.ts';
import { listOf } from '../dockerfile/words.ts';
import { refuseArchive } from './archive.ts';
import type { Context, ContextFile } from './context.ts';
import { defaultDirectoryMode, makeDirectories } from './directories.ts';
import type { LayerEntry } from './layer.ts';
import { type Permissions, readPermissions } from './permissions.ts';
import type { Rootfs } from './rootfs.ts';
import { findSources, type Source, walk } from './sources.ts';

export interface CopyPlace {
  readonly context: Context;
  /** Grows by what is copied. */
  readonly rootfs: Rootfs;
  readonly workingDirectory: string;
}

/** What COPY, or ADD of plain local files, puts into the image. */
export async function copy(instruction: Instruction, place: CopyPlace, scope: Scope): Promise<readonly LayerEntry[]> {
  const words = listOf(instruction.text).map((word) => expand(word, scope));
  const destination = words.pop();
  if (destination === undefined || words.length === 0) {
    throw invalid(instruction.at, `${instruction.keyword} needs a source and a destination`);
  }
  const permissions = readPermissions(instruction, scope);
  const sources: Source[] = [];
  for (const word of words) sources.push(...(await findSources(word, place.context, instruction)));
  const isDirectory = /(^|\/)\.?$/.test(destination);
  if (sources.length > 1 && !isDirectory) {
    throw invalid(
      instruction.at,
      `${instruction.keyword} of several sources to ${destination}`,
      'End the destination with a slash.',
    );
  }
  const to = posix.resolve('/', place.workingDirectory, destination).slice(1);
  const entries = new Map<string, LayerEntry>();
  for (const source of sources) {
    if (instruction.keyword === 'ADD') await refuseArchive(source.file, instruction);
    for (const entry of await copySource(source, { to, isDirectory, permissions, instruction, place })) {
      entries.set(entry.path, entry);
    }
  }
  return [...entries.values()];
}

interface Copying {
  readonly to: string;
  readonly isDirectory: boolean;
  readonly permissions: Permissions;
  readonly instruction: Instruction;
  readonly place: CopyPlace;
}

async function copySource({ name, file }: Source, copying: Copying): Promise<readonly LayerEntry[]> {
  const { to, isDirectory } = copying;
  const { rootfs, context } = copying.place;
  const real = rootfs.resolve(to);
  const into = file.kind !== 'directory' && (isDirectory || rootfs.kindOf(real) === 'directory');
  const entries: LayerEntry[] = [];
  for (const item of await walk(file, context)) {
    const path = posix.join(real, into ? name : '', item.path);
    entries.push(...put(path === '.' ? '' : path, item.file, item.path === '', copying));
  }
  return entries;
}

/** Puts one name into the file system. The destination itself is made like a directory above it; `--chmod` starts below. */
function put(wanted: string, file: ContextFile, isTop: boolean, copying: Copying): readonly LayerEntry[] {
  const { permissions, instruction } = copying;
  const { rootfs } = copying.place;
  const { uid, gid } = permissions;
  const parent = rootfs.resolve(posix.dirname(wanted));
  const path = file.kind === 'directory' ? rootfs.resolve(wanted) : posix.join(parent, posix.basename(wanted));
  const existing = path === '' ? 'directory' : rootfs.kindOf(path);
  if (existing !== undefined && (existing === 'directory') !== (file.kind === 'directory')) {
    throw invalid(
      instruction.at,
      `${instruction.keyword} cannot put the ${file.kind} ${file.path} over the ${existing} /${path}`,
    );
  }
  if (file.kind === 'directory' && isTop) return makeDirectories(path, rootfs, { uid, gid });
  const entries = [...makeDirectories(posix.dirname(path), rootfs, { uid, gid }), entryOf(path, file, copying)];
  rootfs.add(path, entries.at(-1)?.kind ?? 'file', file.target);
  return entries;
}

function entryOf(
  path: string,
  file: ContextFile,
  { permissions: { uid, gid, mode }, instruction }: Copying,
): LayerEntry {
  const { at, keyword } = instruction;
  if (path.includes('\uFFFD')) throw invalid(at, `${keyword} ${file.path} has a name that is not UTF-8`);
  switch (file.kind) {
    case 'directory':
      return { kind: 'directory', path, uid, gid, mode: mode ?? defaultDirectoryMode };
    case 'symlink':
      return { kind: 'symlink', path, uid, gid, mode: 0o777, target: file.target };
    case 'file':
      // git keeps one permission, the executable bit; the rest is the umask of whoever checked out
      return { kind: 'file', path, uid, gid, mode: mode ?? (file.executable ? 0o755 : 0o644), source: file.source };
    case 'other':
      throw needsBuilder(instruction, `${file.path} is neither a file, a directory nor a symbolic link`);
    default:
      return file.kind satisfies never;
  }
}
