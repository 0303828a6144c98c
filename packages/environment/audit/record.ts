/** What is known of a branch's past. */
export interface Trail {
  /** The commit that the walk began at. */
  readonly head: string;
  readonly commits: ReadonlyMap<string, RecordedCommit>;
}

/** A commit, as git and GitHub tell it. */
export interface RecordedCommit {
  readonly oid: string;
  /** The first is what the branch was at before. */
  readonly parents: readonly string[];
  /** As 2026-11-21T10:00:00Z. */
  readonly committedAt: string;
  readonly message: string;
  /** A login where GitHub knows one. */
  readonly author: string;
  /** Its signature is valid. */
  readonly verified: boolean;
  /** GitHub made and signed it, at the time that it says. */
  readonly isByGitHub: boolean;
  /** The pull request that was merged as this commit or brought it. */
  readonly pullRequest: RecordedPullRequest | undefined;
  /** Texts of the files that targets name, by path; one that the commit does not hold is missing, an unreadable one undefined. */
  readonly files: ReadonlyMap<string, string | undefined>;
  /** Ids of the folders of environments, by path. */
  readonly folders: ReadonlyMap<string, string>;
}

interface RecordedPullRequest {
  readonly number: number;
  readonly url: string;
  readonly body: string;
  readonly createdAt: string;
  /** The moment at which the branch got to it: the dates of a commit are what its author says. */
  readonly mergedAt: string;
  readonly mergedBy: string;
  /** Logins, of who approved before the merge. */
  readonly approvers: readonly string[];
  /** What the gates' status said at the merge: success, pending or failure; '' where there was none. */
  readonly gates: string;
}

/** The commits that the branch was at, one after the other, newest first: of a merged branch the merge alone. */
export function trunkOf({ head, commits }: Trail): readonly RecordedCommit[] {
  const trunk: RecordedCommit[] = [];
  const seen = new Set<string>();
  for (
    let next = commits.get(head);
    next !== undefined && !seen.has(next.oid);
    next = commits.get(next.parents[0] ?? '')
  ) {
    seen.add(next.oid);
    trunk.push(next);
  }
  return trunk;
}
