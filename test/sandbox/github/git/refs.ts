import { isAncestor } from './history.ts';
import { movedHere, type RefUpdate, zeros } from './move-refs.ts';
import { type Git, GitError } from './plumbing.ts';
import { refsBelow } from './ref-files.ts';
import { isRefName } from './ref-name.ts';

export interface Ref {
  /** `refs/heads/main` */
  readonly name: string;
  /** What the ref names itself: of an annotated tag the tag object. */
  readonly oid: string;
  readonly type: 'commit' | 'tag' | 'tree' | 'blob';
}

/** One moved ref; an oid of zeros means that the ref did not or does not exist. */
export interface RefChange {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** The refs did not stand where the caller thought, or git refuses the name (`a/b` where `a` exists). */
class RefConflict extends Error {
  override readonly name = 'RefConflict';
}

export async function listRefs(git: Git, prefix: string): Promise<readonly Ref[]> {
  const folder = prefix.includes('/') ? prefix.slice(0, prefix.lastIndexOf('/')) : 'refs';
  if (!isRefName(`${folder}/name`)) return [];
  const names = [...refsBelow(git.directory, folder).keys()].filter((name) => name.startsWith(prefix));
  const found = await Promise.all(names.map((name) => readRef(git, name)));
  return found.filter((ref) => ref !== undefined);
}

export async function readRef(git: Git, name: string): Promise<Ref | undefined> {
  // Nothing but a name: no `main~1`, no `main:path`, no `main@{1}`.
  if (!/^refs\/[^\s~^:?*[\\]+$/.test(name) || name.includes('@{') || name.includes('..')) return undefined;
  const object = await git.objects.head(name);
  return object === undefined || !isRefType(object.type) ? undefined : { name, oid: object.oid, type: object.type };
}

function isRefType(text: string | undefined): text is Ref['type'] {
  return text === 'commit' || text === 'tag' || text === 'tree' || text === 'blob';
}

/** The commit a revision leads to, tags peeled. */
export async function resolveCommit(git: Git, revision: string): Promise<string | undefined> {
  return (await git.objects.head(`${revision}^{commit}`))?.oid;
}

/** All or nothing, by compare-and-swap. @throws RefConflict */
async function updateRefs(git: Git, updates: readonly RefUpdate[]): Promise<readonly RefChange[]> {
  const changes = await Promise.all(
    updates.map(async ({ name, before, after }): Promise<RefChange> => {
      return { name, after, before: before ?? (await readRef(git, name))?.oid ?? zeros };
    }),
  );
  if (movedHere(git, changes)) return changes;
  const commands = changes.map(({ name, before, after }) => `update ${name}\0${after}\0${before}\0`);
  try {
    await git(['update-ref', '--stdin', '-z'], { input: commands.join('') });
  } catch (error) {
    if (error instanceof GitError) throw new RefConflict(error.stderr.trim(), { cause: error });
    throw error;
  }
  return changes;
}

/** Wherever it stands. */
export async function setRef(git: Git, name: string, after: string): Promise<void> {
  if (!movedHere(git, [{ name, after }])) await git(['update-ref', name, after]);
}

/** As `updateRefs`, but undefined where a ref has moved meanwhile or its name is refused. */
export async function swapRefs(git: Git, updates: readonly RefUpdate[]): Promise<readonly RefChange[] | undefined> {
  try {
    return await updateRefs(git, updates);
  } catch (error) {
    if (error instanceof RefConflict) return undefined;
    throw error;
  }
}

/** Whether `to` can be reached from `from` by adding commits only. */
export async function isFastForward(git: Git, from: string, to: string): Promise<boolean> {
  return from === to || (await isAncestor(git, from, to));
}
