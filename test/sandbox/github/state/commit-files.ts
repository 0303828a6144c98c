import type { Identity } from '../git/commit-object.ts';
import { readCommit } from '../git/commits.ts';
import { entryAt, writeBlob } from '../git/objects.ts';
import { readRef, swapRefs } from '../git/refs.ts';
import { editTree } from '../git/trees.ts';
import { judge } from './access.ts';
import { identityOf } from './account.ts';
import { refsChanged } from './refs-changed.ts';
import type { Repository } from './repository.ts';
import { refRuleProblem } from './rules.ts';
import { writeSignedCommit } from './signed-commit.ts';
import type { Caller } from './tokens.ts';
import type { World } from './world.ts';

export interface FilesCommit {
  readonly branch: string;
  readonly expectedHead: string;
  readonly message: string;
  readonly additions: readonly { readonly path: string; readonly content: Buffer }[];
  readonly deletions: readonly string[];
  readonly by: Caller;
}

export type FilesCommitOutcome =
  | { readonly kind: 'committed'; readonly commit: string }
  | { readonly kind: 'no-branch' | 'stale' }
  | { readonly kind: 'refused'; readonly message: string };

/** One commit on top of the branch, by compare-and-swap: what was expected is checked again as the ref moves. */
export async function commitFiles(
  world: World,
  repository: Repository,
  wanted: FilesCommit,
): Promise<FilesCommitOutcome> {
  const { git } = repository;
  const name = `refs/heads/${wanted.branch}`;
  const head = await readRef(git, name);
  if (head === undefined) return { kind: 'no-branch' };
  if (head.oid !== wanted.expectedHead) return { kind: 'stale' };
  const problem = await pathProblem(repository, wanted);
  if (problem !== undefined) return { kind: 'refused', message: problem };
  const refused = await refRuleProblem(repository, wanted.by, { name, before: head.oid, after: head.oid });
  if (refused !== undefined) return { kind: 'refused', message: refused };
  const after = await writeFilesCommit(repository, wanted, identityOf(wanted.by.actor));
  const changes = await swapRefs(git, [{ name, before: wanted.expectedHead, after }]);
  if (changes === undefined) return { kind: 'stale' };
  await refsChanged(world, repository, { changes, by: wanted.by });
  return { kind: 'committed', commit: after };
}

async function pathProblem(repository: Repository, wanted: FilesCommit): Promise<string | undefined> {
  const paths = [...wanted.additions.map(({ path }) => path), ...wanted.deletions];
  const bad = paths.find((path) => path === '' || path.split('/').some((part) => /^(\.{0,2}|\.git)$/i.test(part)));
  if (bad !== undefined) return `A path was specified that is not allowed: ${bad}`;
  const twice = paths.find((path, index) => paths.indexOf(path) !== index);
  if (twice !== undefined) return `A path was specified more than once: ${twice}`;
  const workflow = paths.find((path) => path.startsWith('.github/workflows/'));
  if (
    workflow !== undefined &&
    judge(wanted.by, repository, { permission: 'workflows', access: 'write' }) !== 'allowed'
  ) {
    const who = wanted.by.kind === 'user' ? 'a Personal Access Token' : 'a GitHub App';
    return `refusing to allow ${who} to create or update workflow \`${workflow}\` without \`workflows\` permission`;
  }
  for (const path of wanted.deletions) {
    const entry = await entryAt(repository.git, wanted.expectedHead, path);
    if (entry?.type !== 'blob')
      return `A path was requested for deletion which does not exist as of commit oid \`${wanted.expectedHead}\`: ${path}`;
  }
  return undefined;
}

/** GitHub writes every addition as an ordinary file: the mutation has no field for a mode. */
async function writeFilesCommit(repository: Repository, wanted: FilesCommit, author: Identity): Promise<string> {
  const { git } = repository;
  const additions = await Promise.all(
    wanted.additions.map(async ({ path, content }) => ({ path, oid: await writeBlob(git, content), mode: '100644' })),
  );
  const base = await readCommit(git, wanted.expectedHead);
  const tree = await editTree(git, base.tree, { additions, deletions: wanted.deletions });
  return await writeSignedCommit(repository, { tree, parents: [base.oid], message: wanted.message, author });
}
