/** What is asked of a branch's record. */
export interface RecordQuestion {
  /** owner/name */
  readonly repository: string;
  /** A branch; '' for the default branch. */
  readonly base: string;
  /** Where the walk begins; undefined: where the branch stands. */
  readonly from?: string;
  /** Where an earlier page ended. */
  readonly after?: string | undefined;
  /** A file that is wanted as `from` or another commit holds it. */
  readonly config?: { readonly path: string; readonly commit: string | undefined };
  /** Files whose texts after each commit are wanted. */
  readonly files: readonly string[];
  /** Folders whose trees after each commit are wanted. */
  readonly folders: readonly string[];
  /** What the first hundred commits held is wanted, too: what to ask for was not known when they were read. */
  readonly again: boolean;
}

/** A commit of a branch, with who stands behind it. */
export interface BranchCommit extends CommitContents {
  readonly parents: readonly string[];
  /** As 2026-11-21T10:00:00Z. */
  readonly committedAt: string;
  readonly message: string;
  /** A login where GitHub knows one, else the name in the commit. */
  readonly author: string;
  readonly verified: boolean;
  /** GitHub made and signed it, at the time that it says. */
  readonly isByGitHub: boolean;
  /** The one that was merged as this commit, or brought it. */
  readonly pullRequest: MergedPullRequest | undefined;
}

export interface CommitContents {
  readonly oid: string;
  /** By path; what the commit does not hold is missing, what is no whole text undefined. */
  readonly files: ReadonlyMap<string, string | undefined>;
  /** Ids, by path. */
  readonly folders: ReadonlyMap<string, string>;
}

export interface MergedPullRequest {
  readonly number: number;
  readonly url: string;
  readonly body: string;
  readonly createdAt: string;
  readonly mergedAt: string;
  readonly mergedBy: string;
  /** Logins, of those whose approval stood at the merge. */
  readonly approvers: readonly string[];
  /** What the status `gitops/gates` said at the merge: success, pending, failure; '' where it said nothing, or something later. */
  readonly gates: string;
}

/** At most a hundred commits, newest first, those of merged branches among them. */
export interface RecordPage {
  /** The branch's name. */
  readonly base: string;
  /** Where it stands. */
  readonly head: string;
  /** The text of the file that was asked for. */
  readonly config: string | undefined;
  readonly commits: readonly BranchCommit[];
  /** Of the first page, where that was asked for. */
  readonly again: readonly CommitContents[];
  /** Where the next page begins; undefined where the record ends. */
  readonly next: string | undefined;
}
