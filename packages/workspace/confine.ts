import { lstatSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { ActionError } from '#error';

/**
 * Where a path given by a user really is, below `root`.
 * @returns the absolute path with every symbolic link resolved
 * @throws ActionError PATH_OUTSIDE_WORKSPACE when it leads out of the root, by `..` or by a symbolic link; FILE_NOT_FOUND
 */
export async function confine(root: string, path: string): Promise<string> {
  return confineSync(root, path);
}

interface RealFile {
  readonly real: string;
  readonly mode: number;
}

/** The same for many files, at once: where the folders are is found out once. */
export function confinedIn(root: string): (path: string) => RealFile {
  const folders = new Map<string, string>();
  return (path) => {
    const [folder, name] = [dirname(path), basename(path)];
    if (name.includes('\0') || name === '.git') return fileAt(confineSync(root, path));
    const real = folders.get(folder) ?? confineSync(root, folder);
    folders.set(folder, real);
    const file = join(real, name);
    const found = lstatSync(file, { throwIfNoEntry: false });
    return found?.isFile() === true ? { real: file, mode: found.mode } : fileAt(confineSync(root, path));
  };
}

function fileAt(real: string): RealFile {
  return { real, mode: statSync(real).mode };
}

function confineSync(root: string, path: string): string {
  const realRoot = realpathSync.native(root);
  if (path.includes('\0')) throw outside(path, 'holds a NUL character');
  const wanted = resolve(realRoot, path);
  if (!isInside(realRoot, wanted)) throw outside(path, 'leads out of it');
  const real = realPathOf(wanted, path);
  if (!isInside(realRoot, real)) throw outside(path, 'is a symbolic link that leads out of it');
  if (relative(realRoot, real).split(sep)[0] === '.git') throw outside(path, "belongs to git's own data");
  return real;
}

function realPathOf(wanted: string, path: string): string {
  try {
    return realpathSync.native(wanted);
  } catch (cause) {
    throw new ActionError('FILE_NOT_FOUND', `Reading "${path}" failed: there is no such file in the workspace.`, {
      hint: 'Name a path relative to the root of the checkout, and check out the repository first.',
      cause,
    });
  }
}

function isInside(root: string, path: string): boolean {
  const below = relative(root, path);
  return below !== '..' && !below.startsWith(`..${sep}`) && !isAbsolute(below);
}

export function outside(path: string, why: string): ActionError {
  return new ActionError(
    'PATH_OUTSIDE_WORKSPACE',
    `Path "${path}" was refused: only files of the workspace are read and written, and it ${why}.`,
    {
      hint: 'Name a path below the root of the checkout.',
    },
  );
}
