import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Git, line } from './plumbing.ts';

export interface TreeEdit {
  readonly additions: readonly { readonly path: string; readonly oid: string; readonly mode: string }[];
  readonly deletions: readonly string[];
}

/**
 * The base tree (undefined: an empty one) with files set and removed. The index is a private file: no two writers share one.
 * A file takes the place of a folder of that name, and the reverse, as `git add` has it.
 */
export async function editTree(git: Git, base: string | undefined, edit: TreeEdit): Promise<string> {
  const gitDirectory = await line(git, ['rev-parse', '--absolute-git-dir']);
  const index = join(gitDirectory, `index-${randomUUID()}`);
  const environment = { GIT_INDEX_FILE: index };
  try {
    await git(['read-tree', base ?? '--empty'], { environment });
    const removed = edit.deletions.map((path) => `0 ${'0'.repeat(40)}\t${path}\0`);
    const added = edit.additions.map(({ mode, oid, path }) => `${mode} ${oid} 0\t${path}\0`);
    await git(['update-index', '-z', '--index-info'], { environment, input: [...removed, ...added].join('') });
    return await line(git, ['write-tree'], { environment });
  } finally {
    await rm(index, { force: true });
  }
}
