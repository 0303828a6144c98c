import { randomUUID } from 'node:crypto';
import { lstatSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import { ActionError } from '#error';
import { confine, outside } from './confine.ts';
import type { TextFile } from './text-file.ts';

/**
 * Writes one file below a root, which may be new, and the folders that lead to it. It takes its place as a whole: a reader
 * never sees half of it, and after an error the old one is still there.
 * @throws ActionError PATH_OUTSIDE_WORKSPACE, FILE_WRITE_FAILED, FILE_NOT_FOUND for a symbolic link to nothing
 */
export async function writeTextFile(root: string, { path, text }: TextFile): Promise<void> {
  const { target, mode } = await placeOf(root, posix.normalize(path));
  const beside = join(dirname(target), `.${randomUUID()}`);
  try {
    // Node writes a text at once, and quicker, only where the encoding is named
    writeFileSync(beside, text, { encoding: 'utf8', mode });
    renameSync(beside, target);
  } catch (cause) {
    rmSync(beside, { force: true });
    throw failed(path, messageOf(cause), cause);
  }
}

interface Target {
  readonly target: string;
  readonly mode: number;
}

const usual = 0o644;

async function placeOf(root: string, path: string): Promise<Target> {
  // Git's own data is closed at every depth: a hook in it is a command.
  if (path.split('/').some((part) => part.toLowerCase() === '.git')) throw outside(path, "belongs to git's own data");
  const folder = await folderOf(root, path);
  const present = lstatSync(join(folder, basename(path)), { throwIfNoEntry: false });
  if (present === undefined) return { target: join(folder, basename(path)), mode: usual };
  const target = await confine(root, path);
  const found = statSync(target);
  if (!found.isFile()) throw failed(path, 'something that is no file is there');
  return { target, mode: found.mode };
}

/** Absolute, without symbolic links; made where it is missing, once what is there of it proves to lie below the root. */
async function folderOf(root: string, path: string): Promise<string> {
  const folder = posix.dirname(path);
  await confineNearest(root, folder);
  try {
    mkdirSync(join(root, folder), { recursive: true });
  } catch (cause) {
    throw failed(path, messageOf(cause), cause);
  }
  return await confine(root, folder);
}

async function confineNearest(root: string, folder: string): Promise<void> {
  try {
    await confine(root, folder);
  } catch (error) {
    if (!(error instanceof ActionError) || error.code !== 'FILE_NOT_FOUND' || folder === '.') throw error;
    await confineNearest(root, posix.dirname(folder));
  }
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

function failed(path: string, found: string, cause?: unknown): ActionError {
  return new ActionError('FILE_WRITE_FAILED', `Writing "${path}" failed: ${found}. Nothing was changed.`, {
    hint: 'Name a file of the checkout that can be written, or one that is not there yet.',
    cause,
  });
}
