import type { Decorated, DecorationIds } from './decoration.ts';
import type { Point } from './file-change.ts';
import type { ReadFiles } from './read-files.ts';
import type { Sibling } from './sibling.ts';

/** What a repository looked like at one moment. */
export interface Inspection {
  readonly repositoryId: string;
  /** Whom the token speaks for: `github-actions[bot]` is a job's own GITHUB_TOKEN. */
  readonly viewer: string;
  /** Whom GitHub names as the author of what the token commits. */
  readonly author: { readonly name: string; readonly email: string };
  readonly base: Base;
  /** Our branch; undefined if there is none. */
  readonly head?: Head;
  /** The open pull request from our branch into the base. */
  readonly pullRequest?: OpenPullRequest;
  /** The branches beside ours, ours among them. */
  readonly siblings: readonly Sibling[];
  /** The pull requests into the base that are open from the branches that were asked about. */
  readonly waiting: readonly { readonly branch: string; readonly number: number; readonly url: string }[];
  readonly merging: Merging;
  /** The last pull request from our branch that was closed without a merge. */
  readonly closed?: ClosedPullRequest;
  readonly decorationIds?: DecorationIds;
  /** The trees of the directories that were asked for, by path; what is none is left out. */
  readonly trees: ReadonlyMap<string, string>;
  /** The commit of a checkout; undefined where the repository does not know it. */
  readonly checkout?: Point;
}

export interface ClosedPullRequest {
  readonly number: number;
  readonly body: string;
  /** A login; '' where GitHub does not tell. A bot's has no `[bot]` here. */
  readonly by: string;
}

interface Base extends ReadFiles {
  readonly name: string;
  /** The message of the last commit. */
  readonly message: string;
  /** Whether GitHub signed the last commit. */
  readonly verified: boolean;
  /** The messages of its last commits, newest first. */
  readonly recent: readonly string[];
  /** The text of gitops.yaml. */
  readonly config?: string;
}

/** How the repository lets pull requests be merged. */
export interface Merging {
  /** In the order in which GitHub itself offers them. */
  readonly methods: readonly ('merge' | 'squash' | 'rebase')[];
  /** A pull request can be told to merge itself. */
  readonly autoMerge: boolean;
  /** The base takes pull requests from a merge queue alone. */
  readonly queue: boolean;
}

export interface Head extends ReadFiles {
  /** The message of the last commit. */
  readonly message: string;
  /** Whether GitHub signed the last commit. */
  readonly verified: boolean;
  /** The commits that the base does not have. */
  readonly ahead: readonly RemoteCommit[];
}

export interface RemoteCommit {
  readonly oid: string;
  readonly message: string;
  /** A login where GitHub knows one, else the name in the commit. */
  readonly author: string;
}

export interface OpenPullRequest {
  readonly id: string;
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly body: string;
  readonly isDraft: boolean;
  /** The files that it changes. */
  readonly files: readonly string[];
  readonly decorated: Decorated;
  /** Its last comments. */
  readonly comments: readonly string[];
}
