import type { Identity } from './commit-object.ts';
import { listCommits, readCommit, writeCommit } from './commits.ts';
import { mergedHere } from './merge-trees.ts';
import { type Git, GitError, line } from './plumbing.ts';

/** The tree of a three-way merge; undefined where it conflicts. */
export async function mergeTrees(git: Git, ours: string, theirs: string): Promise<string | undefined> {
  const merged = await git.objects.tell(() => mergedHere(git, ours, theirs));
  if (merged !== undefined) return merged;
  try {
    return await line(git, ['merge-tree', '--write-tree', '--allow-unrelated-histories', ours, theirs]);
  } catch (error) {
    // 1 is a conflict, everything above an error.
    if (error instanceof GitError && error.exitCode === 1) return undefined;
    throw error;
  }
}

/** Replays the commits `onto..head` one by one; the new head, or undefined where one of them conflicts. */
export async function rebase(
  git: Git,
  range: { readonly onto: string; readonly head: string },
  committer: Identity,
): Promise<string | undefined> {
  const commits = (await listCommits(git, `${range.onto}..${range.head}`)).filter(({ parents }) => parents.length < 2);
  let tip = range.onto;
  for (const commit of commits.toReversed()) {
    const tree = await pick(git, tip, commit);
    if (tree === undefined) return undefined;
    tip = await writeCommit(git, { ...commit, tree, parents: [tip], committer });
  }
  return tip;
}

/**
 * `merge-tree --merge-base` came with git 2.40; before, the base of a pick is set by a throw-away commit
 * that has the tip's tree and the picked commit's parent.
 */
async function pick(
  git: Git,
  tip: string,
  commit: { readonly oid: string; readonly parents: readonly string[] },
): Promise<string | undefined> {
  const nobody = { name: 'pick', email: 'pick@localhost' };
  const { tree } = await readCommit(git, tip);
  const stand = { tree, parents: commit.parents, message: 'pick', author: nobody, committer: nobody };
  return await mergeTrees(git, await writeCommit(git, stand), commit.oid);
}
