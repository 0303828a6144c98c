import { commitAt, onlyMergeBase } from './history.ts';
import type { Git } from './plumbing.ts';
import { folderMode, rowsOf, type TreeRow } from './tree-object.ts';

export interface ModifiedFile {
  readonly path: string;
  /** The ids of what it holds. */
  readonly before: string;
  readonly after: string;
}

/**
 * What the head changes since it left the base, in git's order, where that is nothing but the content of files. Undefined
 * where files come, go, or become something else: git tells then. @throws NotAtHand
 */
export function modifiedHere(git: Git, base: string, head: string): readonly ModifiedFile[] | undefined {
  const before = onlyMergeBase(git, base, head);
  if (before === undefined) return undefined;
  return modifiedBelow(git, '', { before: before.tree, after: commitAt(git, head).tree });
}

interface Sides {
  readonly before: string;
  readonly after: string;
}

/** @param folder '' or one that ends in a slash */
function modifiedBelow(git: Git, folder: string, { before, after }: Sides): readonly ModifiedFile[] | undefined {
  if (before === after) return [];
  const [rows, newRows] = [rowsOf(git.objects.at(before)), rowsOf(git.objects.at(after))];
  if (rows.size !== newRows.size) return undefined;
  const found: ModifiedFile[] = [];
  for (const [name, row] of rows) {
    const below = modifiedAt(git, `${folder}${name}`, [row, newRows.get(name)]);
    if (below === undefined) return undefined;
    found.push(...below);
  }
  return found;
}

function modifiedAt(
  git: Git,
  path: string,
  [old, now]: readonly [TreeRow, TreeRow | undefined],
): readonly ModifiedFile[] | undefined {
  if (old.oid === now?.oid && old.mode === now.mode) return [];
  if (now === undefined || old.mode !== now.mode) return undefined;
  const sides = { before: old.oid, after: now.oid };
  if (old.mode === folderMode) return modifiedBelow(git, `${path}/`, sides);
  return old.mode === '100644' || old.mode === '100755' ? [{ path, ...sides }] : undefined;
}
