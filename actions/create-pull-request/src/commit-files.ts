import {
  commitOnBranch,
  createBranch,
  type FileChange,
  fitsMutation,
  type MutationField,
  moveBranches,
  type Point,
  type Sent,
} from '#github';
import type { Commit } from './result.ts';
import type { Writing } from './writing.ts';

export interface Place {
  readonly branch: string;
  /** Where the branch stands; undefined where it is yet to be created. */
  readonly from: string | undefined;
  readonly parent: Point;
  readonly changes: readonly FileChange[];
}

/** How a commit gets to its branch: `made` where it was made beforehand, and the fields only move the branch to it. */
export interface Committing {
  readonly fields: readonly MutationField[];
  readonly made: Commit | undefined;
}

/** Whether GitHub makes the commit by the mutation that signs for every token, which a branch must stand below. */
function isMutation({ from, parent, changes }: Place): boolean {
  return fitsMutation(changes) && (from === undefined || from === parent.oid);
}

export async function commitFiles(writing: Writing, place: Place): Promise<Committing> {
  const { repository, message, seen, github } = writing;
  const { repositoryId } = seen;
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
export function withCommit(sent: Sent, made: Commit | undefined): Sent {
  if (made === undefined) return sent;
  if (sent.kind === 'done') return { ...sent, commit: made };
  return sent.kind === 'refused' ? { ...sent, landed: { ...sent.landed, commit: made } } : sent;
}
