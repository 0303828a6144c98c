import { existsSync, mkdirSync, renameSync, rmdirSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Git } from './plumbing.ts';
import { packedRefs, refIn } from './ref-files.ts';
import { isRefName } from './ref-name.ts';

/** One ref that is to move; without a `before` from anywhere. An id of zeros: there is none. */
export interface RefUpdate {
  readonly name: string;
  readonly before?: string;
  readonly after: string;
}

export const zeros = '0'.repeat(40);

/**
 * Moves refs, all or none, by git's own locks (https://git-scm.com/docs/api-lockfile), so that pushes at the same time wait
 * for it and it sees them; a process of git for each would be most of what a commit costs. False, and nothing was done,
 * where it is not as simple: a ref stands elsewhere, is locked, packed or in the way of another. Git then decides.
 */
export function movedHere(git: Git, moves: readonly RefUpdate[]): boolean {
  if (!moves.every((move) => isSimple(git, move)) || areInTheWay(moves)) return false;
  const locks = new Set<string>();
  try {
    for (const { name, before } of moves) {
      const lock = join(git.directory, `${name}.lock`);
      mkdirSync(dirname(lock), { recursive: true });
      writeFileSync(lock, '', { flag: 'wx' });
      locks.add(lock);
      if (before !== undefined && (refIn(git.directory, name)?.oid ?? zeros) !== before) return false;
    }
    for (const move of moves) {
      put(git.directory, move);
      // From here on the lock may be somebody else's.
      locks.delete(join(git.directory, `${move.name}.lock`));
    }
    return true;
  } catch (error) {
    // Somebody else has the lock, or has just removed the folder of a ref that is gone.
    if (error instanceof Error && 'code' in error && expected.has(String(error.code))) return false;
    throw error;
  } finally {
    for (const lock of locks) rmSync(lock, { force: true });
  }
}

const expected = new Set(['EEXIST', 'ENOENT', 'ENOTDIR']);

/** Whether git would find nothing to say against it but where the ref stands. */
function isSimple({ directory, objects }: Git, { name, before, after }: RefUpdate): boolean {
  if (!/^refs\/(heads|tags|pull)\//.test(name) || !isRefName(name)) return false;
  const now = refIn(directory, name);
  if (now !== undefined && now.oid === undefined) return false;
  if (after === zeros) return before !== zeros && now !== undefined && !packedRefs(directory).has(name);
  const type = objects.loose.get(after)?.type;
  if (type === undefined || (name.startsWith('refs/heads/') && type !== 'commit')) return false;
  return now !== undefined || isFree(directory, name);
}

/** No ref is above or below. */
function isFree(directory: string, name: string): boolean {
  const parts = name.split('/');
  const above = parts.slice(3).map((_, index) => parts.slice(0, index + 3).join('/'));
  if (existsSync(join(directory, name)) || above.some((each) => refIn(directory, each) !== undefined)) return false;
  return ![...packedRefs(directory).keys()].some((each) => each.startsWith(`${name}/`));
}

/** The same ref twice, or one above another. */
function areInTheWay(moves: readonly RefUpdate[]): boolean {
  return moves.some(({ name }, index) =>
    moves.some((other, place) => place !== index && `${other.name}/`.startsWith(`${name}/`)),
  );
}

/** Under its lock, which ends with it: what the lock holds takes the place of the ref. */
function put(directory: string, { name, after }: RefUpdate): void {
  const file = join(directory, name);
  if (after !== zeros) {
    writeFileSync(`${file}.lock`, `${after}\n`);
    renameSync(`${file}.lock`, file);
    return;
  }
  unlinkSync(file);
  unlinkSync(`${file}.lock`);
  removeEmptyFolders(directory, dirname(name));
}

/** As git does, or nobody could name a ref as the folder is named. */
function removeEmptyFolders(directory: string, folder: string): void {
  if (folder.split('/').length < 3) return;
  try {
    rmdirSync(join(directory, folder));
  } catch {
    // It holds another ref, or somebody else has removed it.
    return;
  }
  removeEmptyFolders(directory, dirname(folder));
}
