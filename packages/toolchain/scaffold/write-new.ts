import { lstat, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What became of a file that was to be written: `kept` is another one that was there. */
export type Written = 'written' | 'same' | 'kept';

/**
 * Looks what would become of a new file of a checkout, or says in a sentence why it cannot be written there: a link on the way
 * could lead anywhere.
 */
export async function lookAt(
  root: string,
  path: string,
  text: string,
): Promise<Written | { readonly problem: string }> {
  const parts = path.split('/');
  for (const [index] of parts.entries()) {
    const part = parts.slice(0, index + 1).join('/');
    const found = await lstat(join(root, part)).catch(() => undefined);
    const isLast = index === parts.length - 1;
    if (found === undefined) return 'written';
    if (found.isSymbolicLink()) return { problem: `"${part}" is a symbolic link` };
    if (isLast ? !found.isFile() : !found.isDirectory())
      return { problem: `"${part}" is no ${isLast ? 'file' : 'folder'}` };
  }
  return (await readFile(join(root, path), 'utf8')) === text ? 'same' : 'kept';
}

/** Writes a file that is not there. It never replaces one: not even one that came to be in the meantime. */
export async function writeNew(root: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text, { flag: 'wx' });
}
