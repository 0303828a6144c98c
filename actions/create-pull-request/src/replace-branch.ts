import { randomUUID } from 'node:crypto';
import { dropBranch, fitsMutation, moveBranches, type Sent } from '#github';
import { commitFiles, withCommit } from './commit-files.ts';
import type { Decision } from './decide.ts';
import { description, type Writing } from './writing.ts';

type Replacement = Extract<Decision, { readonly kind: 'replace' }>;

/**
 * Puts the branch on a new commit whose parent is the base, in one move. A branch that passed through the base on the
 * way would lose its pull request: GitHub closes it the moment that nothing is ahead.
 */
export async function replaceBranch({ head, pullRequest }: Replacement, writing: Writing): Promise<Sent> {
  const { github, repository, branch, anew } = writing;
  if (fitsMutation(anew.changes)) return throughScratch({ kind: 'replace', head, pullRequest }, writing);
  const { made, fields } = await commitFiles(writing, { branch, from: head.oid, ...anew });
  const after = description(writing, pullRequest);
  return withCommit(await github.send({ name: 'ReplacePullRequest', repository, fields: [...fields, after] }), made);
}

/** The commit is made on a scratch branch: `createCommitOnBranch`, which signs for every token, knows no other way. */
async function throughScratch({ head, pullRequest }: Replacement, writing: Writing): Promise<Sent> {
  const { github, repository, seen, branch, anew } = writing;
  const { repositoryId } = seen;
  const scratch = `gitops-scratch/${randomUUID()}`;
  const { fields } = await commitFiles(writing, { branch: scratch, from: undefined, ...anew });
  const made = await github.send({ name: 'PrepareCommit', repository, fields });
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
