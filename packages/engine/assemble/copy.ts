import { posix } from 'node:path';
import { expand, type Scope } from '../dockerfile/expand.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { invalid, needsBuilder } from '../dockerfile/refusal.ts';
import { listOf } from '../dockerfile/words.ts';
import { refuseArchive } from './archive.ts';
import type { Context, ContextFile } from './context.ts';
import { makeDirectories } from './directories.ts';
import { type Permissions, readPermissions } from './permissions.ts';
import type { Rootfs } from './rootfs.ts';
import { findSources, type Source, walk } from './sources.ts';
import type { LayerEntry } from './tar.ts';

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
  const permissions = await readPermissions(instruction, scope, place.rootfs);
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
  const owner = permissions.owner ?? { uid: 0, gid: 0 };
  const parent = rootfs.resolve(posix.dirname(wanted));
  const path = file.kind === 'directory' ? rootfs.resolve(wanted) : posix.join(parent, posix.basename(wanted));
  const existing = path === '' ? 'directory' : rootfs.kindOf(path);
  if (existing !== undefined && (existing === 'directory') !== (file.kind === 'directory')) {
    throw invalid(
      instruction.at,
      `${instruction.keyword} cannot put the ${file.kind} ${file.path} over the ${existing} /${path}`,
    );
  }
  if (file.kind === 'directory' && isTop) return makeDirectories(path, rootfs, owner);
  const above = makeDirectories(posix.dirname(path), rootfs, owner);
  const entry = entryOf(path, file, copying);
  rootfs.add(path, entry.kind, { ...entry, target: file.target, source: file.source });
  return [...above, entry];
}

function entryOf(path: string, file: ContextFile, { permissions, instruction }: Copying): LayerEntry {
  const { at, keyword } = instruction;
  const { uid, gid } = permissions.owner ?? file;
  const mode = permissions.mode ?? file.mode;
  if (path.includes('\uFFFD')) throw invalid(at, `${keyword} ${file.path} has a name that is not UTF-8`);
  switch (file.kind) {
    case 'directory':
      return { kind: 'directory', path, uid, gid, mode };
    case 'symlink':
      return { kind: 'symlink', path, uid, gid, mode: 0o777, target: file.target };
    case 'file':
      return { kind: 'file', path, uid, gid, mode, source: file.source };
    case 'other':
      throw needsBuilder(instruction, `${file.path} is neither a file, a directory nor a symbolic link`);
    default:
      return file.kind satisfies never;
  }
}
