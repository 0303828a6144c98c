import { modifiedHere } from './modified-files.ts';
import { type Git, line } from './plumbing.ts';

export interface ChangedFile {
  readonly path: string;
  readonly change: 'ADDED' | 'DELETED' | 'MODIFIED' | 'CHANGED';
  /** Lines; 0 of a binary file. */
  readonly additions: number;
  readonly deletions: number;
}

export interface DiffStatistics {
  readonly additions: number;
  readonly deletions: number;
  readonly changed_files: number;
}

/** What the head changes since it left the base. */
export async function changedFiles(git: Git, base: string, head: string): Promise<readonly ChangedFile[]> {
  const modified = await git.objects.tell(() => modifiedHere(git, base, head));
  if (modified === undefined) return await changedByGit(git, base, head);
  return await Promise.all(
    modified.map(async ({ path, before, after }) => {
      return { path, change: 'MODIFIED' as const, ...(await changedLines(git, before, after)) };
    }),
  );
}

type Lines = Pick<ChangedFile, 'additions' | 'deletions'>;

/** Of the contents of two files, by their ids: in whatever repository these are, it is always the same. */
const counted = new Map<string, Promise<Lines>>();
const mostCounted = 50_000;

function changedLines(git: Git, before: string, after: string): Promise<Lines> {
  const key = `${before} ${after}`;
  const found = counted.get(key) ?? line(git, ['diff', '--numstat', before, after]).then(linesIn);
  if (counted.size > mostCounted) counted.clear();
  counted.set(key, found);
  // A server that ends ends its processes.
  found.catch(() => counted.delete(key));
  return found;
}

function linesIn(row: string): Lines {
  const [added, deleted] = row.split('\t');
  return { additions: Number(added) || 0, deletions: Number(deleted) || 0 };
}

async function changedByGit(git: Git, base: string, head: string): Promise<readonly ChangedFile[]> {
  const diff = async (format: string): Promise<readonly string[]> =>
    (await line(git, ['diff', format, '-z', '--no-renames', `${base}...${head}`])).split('\0').slice(0, -1);
  const letters = await diff('--name-status');
  return (await diff('--numstat')).map((row, index) => {
    const path = row.split('\t').slice(2).join('\t');
    return { path, change: changeOf(letters[index * 2]), ...linesIn(row) };
  });
}

/** GitHub calls a change of the file's type or mode `CHANGED`. */
function changeOf(letter: string | undefined): ChangedFile['change'] {
  if (letter === 'A') return 'ADDED';
  if (letter === 'D') return 'DELETED';
  return letter === 'M' ? 'MODIFIED' : 'CHANGED';
}

export async function diffStatistics(git: Git, base: string, head: string): Promise<DiffStatistics> {
  const files = await changedFiles(git, base, head);
  return {
    additions: files.reduce((sum, { additions }) => sum + additions, 0),
    deletions: files.reduce((sum, { deletions }) => sum + deletions, 0),
    changed_files: files.length,
  };
}
