/** What a run says about itself, as far as a tag can depend on it. Texts are '' where there is nothing to say. */
export interface RunFacts {
  readonly eventName: string;
  /** `refs/heads/main`, `refs/tags/v1.2.3`, `refs/pull/12/merge` */
  readonly ref: string;
  /** The commit that is built: 40 hexadecimal digits. */
  readonly sha: string;
  /** The branch that a pull request is for, or that a pushed tag stands on. */
  readonly baseRef: string;
  readonly defaultBranch: string;
  /** Seconds since 1970. */
  readonly now: number;
  /** Of the commit, in seconds since 1970. */
  readonly commitTime: number;
  /** What stands before the version in git tags. */
  readonly tagPrefix: string;
  /** The version that was given, in place of the git tag's. */
  readonly version: string | undefined;
}
