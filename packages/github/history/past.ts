import type { RemoteFile } from '../remote-file.ts';

/** What is asked of a branch's past: which commits changed a folder, and what files they held. */
export interface PastQuestion {
  /** owner/name */
  readonly repository: string;
  /** Where the walk begins. */
  readonly commit: string;
  /** The branch that the commit is on: only pull requests into it count. */
  readonly base: string;
  /** Only commits that changed something below it are walked; '' for all. */
  readonly folder: string;
  readonly files: readonly string[];
  /** Files that are wanted beside them of `commit` and `beside`, not of the past. */
  readonly more: readonly string[];
  /** Commits beside, of which all these files are wanted. */
  readonly beside: readonly string[];
  /** Where an earlier page ended. */
  readonly after?: string;
}

/** What files held once, and who brought that. */
export interface PastState {
  /** The commit by which the branch got to it: of a merged pull request its merge commit. */
  readonly oid: string;
  /** When the branch got to it, as 2026-11-21T10:00:00Z. */
  readonly at: string;
  /** Who merged or committed it: a login where GitHub knows one. */
  readonly by: string;
  readonly pullRequest?: { readonly number: number; readonly url: string };
  /** What cannot be read as text is left out. */
  readonly files: readonly PastFile[];
}

interface PastFile {
  readonly path: string;
  readonly text: string;
}

/** At most a hundred commits of a past, newest first. */
export interface PastPage {
  /** The files of the commits that were asked for, exactly as git holds them; on the first page alone. */
  readonly files: ReadonlyMap<string, readonly RemoteFile[]>;
  readonly states: readonly PastState[];
  /** How many commits were walked. */
  readonly commits: number;
  /** Where the next page begins; undefined where the past ends. */
  readonly next: string | undefined;
}
