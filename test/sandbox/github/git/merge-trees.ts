import { commitAt, onlyMergeBase } from './history.ts';
import type { Git } from './plumbing.ts';
import { folderMode, formatTree, rowsOf, type TreeRow } from './tree-object.ts';

/**
 * The tree of a three-way merge in which no file was changed on both sides. Undefined where it is not as simple, for git to
 * merge: a file that both changed, however alike, a folder that only one side still has (git looks for renames then), more
 * than one merge base. @throws NotAtHand
 */
export function mergedHere(git: Git, ours: string, theirs: string): string | undefined {
  const base = onlyMergeBase(git, ours, theirs);
  if (base === undefined) return undefined;
  const [our, their] = [commitAt(git, ours), commitAt(git, theirs)];
  return mergedRow(git, { base: folder(base.tree), ours: folder(our.tree), theirs: folder(their.tree) })?.oid;
}

interface Sides {
  readonly base: TreeRow | undefined;
  readonly ours: TreeRow | undefined;
  readonly theirs: TreeRow | undefined;
}

function folder(oid: string): TreeRow {
  return { mode: folderMode, oid };
}

/** Of what at least one side has. */
function mergedRow(git: Git, { base, ours, theirs }: Sides): TreeRow | undefined {
  if (ours !== undefined && isSame(base, theirs)) return ours;
  if (theirs !== undefined && isSame(base, ours)) return theirs;
  const [before, mine, other] = [rowsIn(git, base), rowsIn(git, ours), rowsIn(git, theirs)];
  if (before === undefined || mine === undefined || other === undefined) return undefined;
  const merged = new Map<string, TreeRow>();
  for (const name of new Set([...before.keys(), ...mine.keys(), ...other.keys()])) {
    const sides = { base: before.get(name), ours: mine.get(name), theirs: other.get(name) };
    if (isRemoval(sides)) continue;
    const row = mergedRow(git, sides);
    if (row === undefined) return undefined;
    merged.set(name, row);
  }
  return merged.size === 0 ? undefined : folder(git.objects.loose.write('tree', formatTree(merged)));
}

function isSame(one: TreeRow | undefined, other: TreeRow | undefined): boolean {
  return one?.oid === other?.oid && one?.mode === other?.mode;
}

/** Of a file, by one side, that the other left alone. */
function isRemoval({ base, ours, theirs }: Sides): boolean {
  if (base === undefined || base.mode === folderMode || (ours === undefined && theirs === undefined)) return false;
  return (ours === undefined && isSame(base, theirs)) || (theirs === undefined && isSame(base, ours));
}

function rowsIn(git: Git, row: TreeRow | undefined): ReadonlyMap<string, TreeRow> | undefined {
  return row?.mode === folderMode ? rowsOf(git.objects.at(row.oid)) : undefined;
}
