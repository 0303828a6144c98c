import { randomUUID } from 'node:crypto';
import { createBranch, dropBranch, moveBranches, type Sent } from '#github';
import type { Decision } from './decide.ts';
import { commit, description, type Writing } from './writing.ts';

type Replacement = Extract<Decision, { readonly kind: 'replace' }>;

/**
 * Puts the branch on a new commit whose parent is the base, in one move. A branch that passed through the base on the
 * way would lose its pull request: GitHub closes it the moment that nothing is ahead. So the commit is made on a
 * scratch branch; `createCommitOnBranch` knows no other way, and signs for every kind of token.
 */
export async function replaceBranch({ head, pullRequest }: Replacement, writing: Writing): Promise<Sent> {
  const { github, repository, seen, branch } = writing;
  const scratch = `gitops-scratch/${randomUUID()}`;
  const { repositoryId, base } = seen;
  const made = await github.send({
    name: 'PrepareCommit',
    repository,
    fields: [createBranch({ repositoryId, branch: scratch, oid: base.oid }), commit(writing, scratch, base.oid)],
  });
  if (made.kind !== 'done' || made.commit === undefined) return discard(made);
  const moved = await github.send({
    name: 'ReplacePullRequest',
    repository,
    fields: [
      moveBranches(repositoryId, [
        { branch, from: head.oid, to: made.commit.oid },
        { branch: scratch, from: made.commit.oid, to: undefined },
      ]),
      description(writing, pullRequest),
    ],
  });
  if (moved.kind === 'done') return { ...moved, commit: made.commit };
  if (moved.kind === 'refused') return discard({ ...moved, landed: { ...moved.landed, commit: made.commit } });
  return discard(moved);

  /** Whether the scratch branch is there at all is not always known; nobody else has its name. */
  async function discard(sent: Sent): Promise<Sent> {
    await github.send({ name: 'DropScratch', repository, fields: [dropBranch(repositoryId, scratch)] });
    return sent;
  }
}
