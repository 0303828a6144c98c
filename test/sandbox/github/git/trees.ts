import { readTree } from './objects.ts';
import type { Git } from './plumbing.ts';
import { folderMode, formatTree, type TreeRow } from './tree-object.ts';

export interface TreeEdit {
  readonly additions: readonly (TreeRow & { readonly path: string })[];
  readonly deletions: readonly string[];
}

/** One edit below a tree; without an entry what stands there is removed. */
interface PathEdit {
  readonly path: readonly string[];
  readonly entry: TreeRow | undefined;
}

/**
 * The base tree (undefined: an empty one) with files set and removed. Only the trees on the way to the edits are read
 * and written: an index of all files would make the cost depend on the size of the repository.
 * A file takes the place of a folder of that name, and the reverse, as `git add` has it.
 */
export async function editTree(git: Git, base: string | undefined, edit: TreeEdit): Promise<string> {
  const additions = edit.additions.map(({ path, mode, oid }) => {
    // As it stands in a tree: REST names the mode of a folder with a zero in front.
    return { path: path.split('/'), entry: { mode: mode.replace(/^0/, ''), oid } };
  });
  const deletions = edit.deletions.map((path) => ({ path: path.split('/'), entry: undefined }));
  return (await editLevel(git, base, [...deletions, ...additions])) ?? writeTree(git, new Map());
}

/** Undefined where nothing is left: git has no empty folders. */
async function editLevel(git: Git, base: string | undefined, edits: readonly PathEdit[]): Promise<string | undefined> {
  const entries = new Map(base === undefined ? [] : await readTree(git, base));
  for (const [name, below] of Map.groupBy(edits, ({ path }) => path[0] ?? '')) {
    const entry = await editEntry(git, entries.get(name), below);
    if (entry === undefined) entries.delete(name);
    else entries.set(name, entry);
  }
  return entries.size === 0 ? undefined : writeTree(git, entries);
}

/** What stands under a name once it, and what is below it, is edited. */
async function editEntry(
  git: Git,
  before: TreeRow | undefined,
  edits: readonly PathEdit[],
): Promise<TreeRow | undefined> {
  const own = edits.filter(({ path }) => path.length === 1);
  // A file that takes the place of a folder stands beside the removal of what the folder held.
  const added = own.findLast(({ entry }) => entry !== undefined)?.entry;
  if (added !== undefined) return added;
  const kept = own.length > 0 ? undefined : before;
  const folder = kept?.mode === folderMode ? kept.oid : undefined;
  const nested = edits.flatMap(({ path, entry }) => (path.length > 1 ? [{ path: path.slice(1), entry }] : []));
  if (nested.length === 0) return kept;
  const oid = await editLevel(git, folder, nested);
  if (oid !== undefined) return { mode: folderMode, oid };
  return folder === undefined ? kept : undefined;
}

function writeTree(git: Git, entries: ReadonlyMap<string, TreeRow>): string {
  return git.objects.loose.write('tree', formatTree(entries));
}
