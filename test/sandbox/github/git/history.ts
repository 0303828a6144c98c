import { type Commit, commitOf } from './commit-object.ts';
import { NotAtHand } from './object-store.ts';
import { asks, type Git, line } from './plumbing.ts';
import { rowsOf } from './tree-object.ts';

interface Limits {
  /** Commits that change it, as git simplifies a history by default. */
  readonly path?: string;
  readonly limit?: number;
}

/** The ids of the commits reached from `revisions` (`base..head` allowed), newest first. */
export async function listOids(git: Git, revisions: string, { path, limit }: Limits = {}): Promise<readonly string[]> {
  const count = limit === undefined ? [] : [`--max-count=${limit}`];
  const paths = path === undefined ? [] : ['--', path];
  const ask = async (): Promise<readonly string[]> =>
    (await listedByGit(git, revisions, [...count, revisions, ...paths])).split('\n').filter((oid) => oid !== '');
  const [, first, second] = /^([0-9a-f]{40})(?:\.\.([0-9a-f]{40}))?$/.exec(revisions) ?? [];
  const isPlain = path === undefined || path.split('/').every((part) => !['', '.', '..'].includes(part));
  if (first === undefined || !isPlain || (second !== undefined && path !== undefined)) return await ask();
  const told = await git.objects.tell(() => {
    const without = second === undefined ? new Set<string>() : ancestors(git, first);
    return walk(git, second ?? first, { without, path }).slice(0, limit);
  });
  return told ?? (await ask());
}

/** Whether `to` is reached from `from`, or is the same. */
export async function isAncestor(git: Git, from: string, to: string): Promise<boolean> {
  const told = await git.objects.tell(() => ancestors(git, to).has(commitAt(git, from).oid));
  return told ?? (await asks(git, ['merge-base', '--is-ancestor', from, to]));
}

/** Undefined where there is not just one. @throws NotAtHand */
export function onlyMergeBase(git: Git, ours: string, theirs: string): Commit | undefined {
  const common = [...ancestors(git, ours).intersection(ancestors(git, theirs))].map((oid) => commitAt(git, oid));
  // What is common to both is so with all its ancestors: the best are those that are nobody's parent there.
  const older = new Set(common.flatMap(({ parents }) => parents));
  const best = common.filter(({ oid }) => !older.has(oid));
  return best.length === 1 ? best[0] : undefined;
}

/** @throws NotAtHand */
export function commitAt(git: Git, oid: string): Commit {
  const object = git.objects.at(oid);
  if (object.type !== 'commit') throw new NotAtHand(oid);
  return commitOf(object);
}

function ancestors(git: Git, oid: string): ReadonlySet<string> {
  const found = new Set([oid]);
  // What is added to a set while it is gone through is gone through as well.
  for (const each of found) {
    for (const parent of commitAt(git, each).parents) found.add(parent);
  }
  return found;
}

/** By the committers' dates, newest first; of the same second what was met first, as git has it. */
function walk(
  git: Git,
  tip: string,
  { without, path }: { readonly without: ReadonlySet<string>; readonly path: string | undefined },
): readonly string[] {
  const seen = new Set(without);
  const queue: Commit[] = [];
  const meet = (oid: string): void => {
    if (seen.has(oid)) return;
    seen.add(oid);
    const commit = commitAt(git, oid);
    const after = queue.findIndex(({ committer }) => committer.date < commit.committer.date);
    queue.splice(after < 0 ? queue.length : after, 0, commit);
  };
  meet(tip);
  const found: string[] = [];
  for (let commit = queue.shift(); commit !== undefined; commit = queue.shift()) {
    const { isShown, parents } = path === undefined ? { isShown: true, ...commit } : simplified(git, commit, path);
    if (isShown) found.push(commit.oid);
    parents.forEach(meet);
  }
  return found;
}

/** Where a parent has the same there, history goes on with that one alone. https://git-scm.com/docs/git-log#_history_simplification */
function simplified(
  git: Git,
  { tree, parents }: Commit,
  path: string,
): { readonly isShown: boolean; readonly parents: readonly string[] } {
  const own = entryAt(git, tree, path);
  if (parents.length === 0) return { isShown: own !== undefined, parents };
  const same = parents.find((parent) => entryAt(git, commitAt(git, parent).tree, path) === own);
  return same === undefined ? { isShown: true, parents } : { isShown: false, parents: [same] };
}

/** What tells it apart from another one. */
function entryAt(git: Git, tree: string, path: string): string | undefined {
  let entry: string | undefined;
  let oid = tree;
  for (const name of path.split('/')) {
    if (entry !== undefined && !entry.startsWith('40000 ')) return undefined;
    const row = rowsOf(git.objects.at(oid)).get(name);
    if (row === undefined) return undefined;
    oid = row.oid;
    entry = `${row.mode} ${row.oid}`;
  }
  return entry;
}

/**
 * What git has listed already: of revisions that are ids it never changes, in whatever repository they are, and clients ask
 * for it again and again.
 */
const listed = new Map<string, Promise<string>>();
const mostListed = 50_000;

async function listedByGit(git: Git, revisions: string, args: readonly string[]): Promise<string> {
  const list = (): Promise<string> => line(git, ['rev-list', ...args]);
  if (!/^[0-9a-f]{40}(\.\.[0-9a-f]{40})?$/.test(revisions)) return await list();
  const key = args.join('\0');
  const found = listed.get(key) ?? list();
  if (listed.size > mostListed) listed.clear();
  listed.set(key, found);
  // What is not there yet may come.
  found.catch(() => listed.delete(key));
  return await found;
}
