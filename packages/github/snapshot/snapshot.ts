/** What GitHub knows of a repository and git does not. Its keys have one order, so that equal snapshots are equal texts. */
export interface Snapshot {
  /** '' where the repository has no branch. */
  readonly defaultBranch: string;
  /** The text of gitops.yaml there; undefined where there is none, or GitHub does not give it whole. */
  readonly config: string | undefined;
  /** What holds for that branch; null where nothing does, or the token may not see it. */
  readonly protection: BranchProtection;
  /** The open ones, by number. */
  readonly pullRequests: readonly OpenChange[];
}

interface BranchProtection {
  /** As GitHub gives it. */
  readonly branch: unknown;
  /** Those of rulesets, as GitHub gives them. */
  readonly rules: readonly unknown[];
}

interface OpenChange {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly isDraft: boolean;
  readonly author: string;
  readonly base: string;
  readonly branch: string;
  readonly head: string;
  readonly labels: readonly string[];
}
