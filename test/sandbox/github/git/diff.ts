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
  const diff = async (format: string): Promise<readonly string[]> =>
    (await line(git, ['diff', format, '-z', '--no-renames', `${base}...${head}`])).split('\0').slice(0, -1);
  const letters = await diff('--name-status');
  return (await diff('--numstat')).map((row, index) => {
    const [added, deleted, ...path] = row.split('\t');
    return {
      path: path.join('\t'),
      change: changeOf(letters[index * 2]),
      additions: Number(added) || 0,
      deletions: Number(deleted) || 0,
    };
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
