import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The files in which two folders differ, by name, byte for byte. A missing folder counts as empty. */
export async function differingFiles(left: string, right: string): Promise<readonly string[]> {
  const names = new Set([...(await filesBelow(left)), ...(await filesBelow(right))]);
  const differing: string[] = [];
  for (const name of [...names].sort()) {
    const [a, b] = await Promise.all(
      [left, right].map((folder) => readFile(join(folder, name)).catch(() => undefined)),
    );
    if (a === undefined || b === undefined || !a.equals(b)) differing.push(name);
  }
  return differing;
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}
