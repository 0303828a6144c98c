import { commitOnBranch, createBranch, moveBranches } from '../changes.ts';
import { type FileChange, fitsMutation, type Point } from '../file-change.ts';
import type { GitHub } from '../github.ts';
import type { LandedCommit } from '../landed.ts';
import type { MutationField } from '../plan.ts';
import type { Sent } from '../sent.ts';

/** Where a commit goes, and what it says. */
export interface CommitTarget {
  readonly github: Pick<GitHub, 'send' | 'writeCommit'>;
  /** owner/name */
  readonly repository: string;
  readonly repositoryId: string;
  readonly message: { readonly headline: string; readonly body: string };
}

export interface Place {
  readonly branch: string;
  /** Where the branch stands; undefined where it is yet to be created. */
  readonly from: string | undefined;
  readonly parent: Point;
  readonly changes: readonly FileChange[];
}

/** What follows from a commit, in the same document. */
export interface Sequel {
  /** The operation's name. */
  readonly name: string;
  readonly after: readonly MutationField[];
}

/** Puts a commit on a branch: by one document where the mutation that signs for every token can make it. */
export async function putCommit(target: CommitTarget, place: Place, { name, after }: Sequel): Promise<Sent> {
  const { fields, made } = await commitFiles(target, place);
  const { github, repository } = target;
  return withCommit(await github.send({ name, repository, fields: [...fields, ...after] }), made);
}

/** How a commit gets to its branch: `made` where it was made beforehand, and the fields only move the branch to it. */
interface Committing {
  readonly fields: readonly MutationField[];
  readonly made: LandedCommit | undefined;
}

/** Whether GitHub makes the commit by the mutation that signs for every token, which a branch must stand below. */
function isMutation({ from, parent, changes }: Place): boolean {
  return fitsMutation(changes) && (from === undefined || from === parent.oid);
}

async function commitFiles(
  { github, repository, repositoryId, message }: CommitTarget,
  place: Place,
): Promise<Committing> {
  const { branch, from, parent, changes } = place;
  if (isMutation(place)) {
    const commit = commitOnBranch({ repository, branch, parent: parent.oid, message, changes });
    const before = from === undefined ? [createBranch({ repositoryId, branch, oid: parent.oid })] : [];
    return { made: undefined, fields: [...before, commit] };
  }
  const made = await github.writeCommit({ repository, parent, message, changes });
  const { oid } = made;
  const move =
    from === undefined
      ? createBranch({ repositoryId, branch, oid })
      : moveBranches(repositoryId, [{ branch, from, to: oid }]);
  return { made, fields: [move] };
}

/** What was sent, with the commit that was made before it. */
export function withCommit(sent: Sent, made: LandedCommit | undefined): Sent {
  if (made === undefined) return sent;
  if (sent.kind === 'done') return { ...sent, commit: made };
  return sent.kind === 'refused' ? { ...sent, landed: { ...sent.landed, commit: made } } : sent;
}
