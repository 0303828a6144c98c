/** What an administrator sets for a whole repository. */
export interface Settings {
  readonly allowAutoMerge: boolean;
  readonly allowMergeCommit: boolean;
  readonly allowSquashMerge: boolean;
  readonly allowRebaseMerge: boolean;
  readonly deleteBranchOnMerge: boolean;
  readonly archived: boolean;
  /** "Allow GitHub Actions to create and approve pull requests". */
  readonly jobsMayOpenPullRequests: boolean;
  /** github.com signs what it commits itself; GitHub Enterprise Server only if its administrator has set that up. */
  readonly signsCommits: boolean;
  /** Whether the plan has artifact attestations: for public repositories each has. */
  readonly keepsAttestations: boolean;
  /** An organization may forbid them. */
  readonly allowsDeployKeys: boolean;
  readonly hasIssues: boolean;
  /** What is published from then on keeps its assets and its tag. */
  readonly releasesAreImmutable: boolean;
}

/** Those of a new repository, except that jobs may open pull requests, and of a plan that has everything. */
export const defaultSettings: Settings = {
  allowAutoMerge: false,
  allowMergeCommit: true,
  allowSquashMerge: true,
  allowRebaseMerge: true,
  deleteBranchOnMerge: false,
  archived: false,
  jobsMayOpenPullRequests: true,
  signsCommits: true,
  keepsAttestations: true,
  allowsDeployKeys: true,
  hasIssues: true,
  releasesAreImmutable: false,
};
