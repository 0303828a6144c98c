import { type Git, line } from './plumbing.ts';

export interface DiffStatistics {
  readonly additions: number;
  readonly deletions: number;
  readonly changed_files: number;
}

/** What the head changes since it left the base. */
export async function diffStatistics(git: Git, base: string, head: string): Promise<DiffStatistics> {
  const output = await line(git, ['diff', '--numstat', '--no-renames', `${base}...${head}`]);
  const rows = output.split('\n').filter((row) => row !== '');
  const sum = (column: number): number =>
    rows.reduce((total, row) => total + (Number(row.split('\t')[column]) || 0), 0);
  return { additions: sum(0), deletions: sum(1), changed_files: rows.length };
}
