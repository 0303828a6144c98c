import { randomUUID } from 'node:crypto';
import { dropBranch, moveBranches } from '../changes.ts';
import { fitsMutation } from '../file-change.ts';
import type { MutationField } from '../plan.ts';
import type { Sent } from '../sent.ts';
import { type CommitTarget, type Place, putCommit, withCommit } from './put-commit.ts';

interface Replacement extends Place {
  readonly from: string;
}

const name = 'ReplacePullRequest';

/**
 * Puts a branch on a new commit whose parent is the base, in one move, and drops its earlier commits. A branch that
 * passed through the base on the way would lose its pull request: GitHub closes it the moment that nothing is ahead.
 * @param after opens or describes the pull request
 */
export function replaceBranch(target: CommitTarget, place: Replacement, after: MutationField): Promise<Sent> {
  if (fitsMutation(place.changes)) return throughScratch(target, place, after);
  return putCommit(target, place, { name, after: [after] });
}

/** The commit is made on a scratch branch: `createCommitOnBranch`, which signs for every token, knows no other way. */
async function throughScratch(
  target: CommitTarget,
  { branch, from, parent, changes }: Replacement,
  after: MutationField,
): Promise<Sent> {
  const { github, repository, repositoryId } = target;
  const scratch = `gitops-scratch/${randomUUID()}`;
  const place = { branch: scratch, from: undefined, parent, changes };
  const made = await putCommit(target, place, { name: 'PrepareCommit', after: [] });
  if (made.kind !== 'done' || made.commit === undefined) return discard(made);
  const moved = await github.send({
    name,
    repository,
    fields: [
      moveBranches(repositoryId, [
        { branch, from, to: made.commit.oid },
        { branch: scratch, from: made.commit.oid, to: undefined },
      ]),
      after,
    ],
  });
  if (moved.kind === 'done') return withCommit(moved, made.commit);
  return discard(withCommit(moved, made.commit));

  /** Whether the scratch branch is there at all is not always known; nobody else has its name. */
  async function discard(sent: Sent): Promise<Sent> {
    await github.send({ name: 'DropScratch', repository, fields: [dropBranch(repositoryId, scratch)] });
    return sent;
  }
}
