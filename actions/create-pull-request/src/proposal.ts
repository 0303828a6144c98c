import type { FileChange, GitHub, Point } from '#github';

/** What shall be written, compared with what the repository holds. What it is made from, it alone knows. */
export interface Proposal {
  /** The paths at which the base differs from it; none where the base holds it all. */
  readonly paths: readonly string[];
  /** What a branch gets that is new, or whose commits are replaced. */
  readonly anew: { readonly parent: Point; readonly changes: readonly FileChange[] };
  /** What goes straight on top of the base. */
  readonly onBase: () => readonly FileChange[];
  /** Our branch holds it. */
  readonly isOnBranch: boolean;
  /** What goes on top of our own commits; undefined where they have to be replaced. */
  readonly onOurs: readonly FileChange[] | undefined;
  /** What goes on top of somebody's commits: none where they hold it, undefined where it cannot be applied to them. */
  readonly onTheirs: () => readonly FileChange[] | undefined;
  /** The first path that a commit does not hold as it should. */
  readonly missingAt: (github: Pick<GitHub, 'readFiles' | 'readStates'>, commit: At) => Promise<string | undefined>;
}

interface At {
  /** owner/name */
  readonly repository: string;
  readonly oid: string;
}
