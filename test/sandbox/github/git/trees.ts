import { type Git, line } from './plumbing.ts';

interface Entry {
  /** `100644`, `100755`, `120000`, `160000` or `40000`. */
  readonly mode: string;
  readonly oid: string;
}

export interface TreeEdit {
  readonly additions: readonly (Entry & { readonly path: string })[];
  readonly deletions: readonly string[];
}

/** One edit below a tree; without an entry what stands there is removed. */
interface PathEdit {
  readonly path: readonly string[];
  readonly entry: Entry | undefined;
}

/**
 * The base tree (undefined: an empty one) with files set and removed. Only the trees on the way to the edits are read
 * and written: an index of all files would make the cost depend on the size of the repository.
 * A file takes the place of a folder of that name, and the reverse, as `git add` has it.
 */
export async function editTree(git: Git, base: string | undefined, edit: TreeEdit): Promise<string> {
  const additions = edit.additions.map(({ path, mode, oid }) => ({ path: path.split('/'), entry: { mode, oid } }));
  const deletions = edit.deletions.map((path) => ({ path: path.split('/'), entry: undefined }));
  return (await editLevel(git, base, [...deletions, ...additions])) ?? (await writeTree(git, new Map()));
}

/** Undefined where nothing is left: git has no empty folders. */
async function editLevel(git: Git, base: string | undefined, edits: readonly PathEdit[]): Promise<string | undefined> {
  const entries = base === undefined ? new Map<string, Entry>() : await readTree(git, base);
  for (const [name, below] of Map.groupBy(edits, ({ path }) => path[0] ?? '')) {
    const entry = await editEntry(git, entries.get(name), below);
    if (entry === undefined) entries.delete(name);
    else entries.set(name, entry);
  }
  return entries.size === 0 ? undefined : await writeTree(git, entries);
}

/** What stands under a name once it, and what is below it, is edited. */
async function editEntry(git: Git, before: Entry | undefined, edits: readonly PathEdit[]): Promise<Entry | undefined> {
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

const folderMode = '40000';

/** The object's own form: mode, space, name, NUL, the bytes of the oid. */
async function readTree(git: Git, oid: string): Promise<Map<string, Entry>> {
  const tree = await git.objects.contents(oid);
  if (tree?.type !== 'tree') throw new Error(`no tree ${oid}`);
  const { content } = tree;
  const entries = new Map<string, Entry>();
  for (let at = 0; at < content.length; ) {
    const end = content.indexOf(0, at);
    const [mode = '', name = ''] = content.toString('utf8', at, end).split(/ (.*)/s);
    at = end + 1 + oid.length / 2;
    entries.set(name, { mode, oid: content.toString('hex', end + 1, at) });
  }
  return entries;
}

async function writeTree(git: Git, entries: ReadonlyMap<string, Entry>): Promise<string> {
  const rows = [...entries].map(([name, { mode, oid }]) => `${mode} ${typeOf(mode)} ${oid}\t${name}\0`);
  return await line(git, ['mktree', '-z'], { input: rows.join('') });
}

function typeOf(mode: string): string {
  if (mode === folderMode || mode === '040000') return 'tree';
  return mode === '160000' ? 'commit' : 'blob';
}
