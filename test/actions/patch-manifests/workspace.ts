import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface Workspace extends AsyncDisposable {
  readonly path: string;
  /** The bytes of every file, by path. */
  contents(): Promise<Readonly<Record<string, string>>>;
}

/** A folder with these files, removed at the end of the test. */
export async function workspaceOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<Workspace> {
  const path = await mkdtemp(join(tmpdir(), 'manifests-'));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), content);
  }
  return {
    path,
    contents: () => contentsOf(path),
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}

async function contentsOf(root: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = await Promise.all(
    files.map(async (file) => [file.slice(root.length + 1), await readFile(file, 'latin1')] as const),
  );
  return Object.fromEntries(contents.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
