import { asks, type Git, GitError, line } from './plumbing.ts';

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

/** As `RefChange`, but without a `before` any value that is there now will do. */
export interface RefUpdate {
  readonly name: string;
  readonly before?: string;
  readonly after: string;
}

/** The refs did not stand where the caller thought, or git refuses the name (`a/b` where `a` exists). */
class RefConflict extends Error {
  override readonly name = 'RefConflict';
}

export const zeros = '0'.repeat(40);

export async function listRefs(git: Git, prefix: string): Promise<readonly Ref[]> {
  const format = '--format=%(refname)%00%(objectname)%00%(objecttype)';
  // for-each-ref takes whole path components only, or a pattern: the prefix is matched here.
  const folder = prefix.slice(0, prefix.lastIndexOf('/'));
  const output = await line(git, ['for-each-ref', format, folder]);
  return output
    .split('\n')
    .map(parseRef)
    .filter((ref): ref is Ref => ref?.name.startsWith(prefix) === true);
}

function parseRef(text: string): Ref | undefined {
  const [name, oid, type] = text.split('\0');
  if (name === undefined || oid === undefined) return undefined;
  return isRefType(type) ? { name, oid, type } : undefined;
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

/** A full name as https://git-scm.com/docs/git-check-ref-format allows it. */
export function isRefName(name: string): boolean {
  if (!name.startsWith('refs/') || /[\s\p{Cc}~^:?*[\\]|\.\.|@\{|\/\/|[/.]$/u.test(name)) return false;
  return name.split('/').every((part) => !part.startsWith('.') && !part.endsWith('.lock'));
}

/** All or nothing, by compare-and-swap. @throws RefConflict */
async function updateRefs(git: Git, updates: readonly RefUpdate[]): Promise<readonly RefChange[]> {
  const changes = await Promise.all(
    updates.map(async ({ name, before, after }): Promise<RefChange> => {
      return { name, after, before: before ?? (await readRef(git, name))?.oid ?? zeros };
    }),
  );
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
  await git(['update-ref', name, after]);
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
  if (from === to) return true;
  return await asks(git, ['merge-base', '--is-ancestor', from, to]);
}
