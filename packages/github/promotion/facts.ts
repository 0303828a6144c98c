import type { ActionError } from '#error';
import type { DecorationIds } from '../decoration.ts';
import type { RemoteFile } from '../remote-file.ts';
import type { Trail } from './trail.ts';

export interface Facts {
  /** In the order of the question; undefined where there is no such commit or branch. */
  readonly places: readonly (PlaceFacts | undefined)[];
  readonly branches: readonly BranchFacts[];
  readonly pullRequests: readonly PullRequestFacts[];
  /** The logins of each team; undefined where the token cannot read it. */
  readonly teams: ReadonlyMap<string, readonly string[] | undefined>;
  /** Where the question names what pull requests are to carry. */
  readonly decorationIds?: DecorationIds | undefined;
}

export interface PlaceFacts {
  readonly oid: string;
  readonly tree: string;
  /** What is not there is left out; an error where it cannot be read as text. */
  readonly files: ReadonlyMap<string, RemoteFile | ActionError>;
  /** Earlier texts by the ids of their blobs, as far as they were read. */
  readonly texts: ReadonlyMap<string, string>;
  readonly trail: Trail;
}

export interface BranchFacts {
  /** Undefined where there is no such branch. */
  readonly head: BranchHead | undefined;
  /** The number of the pull request from it that is open by now, be it not in the overview yet. */
  readonly open: number | undefined;
  /** The last pull request from it that was closed without a merge. */
  readonly closed: { readonly number: number; readonly body: string; readonly by: string } | undefined;
}

export interface BranchHead {
  readonly oid: string;
  /** Of the last commit. */
  readonly message: string;
  /** The commits that the base does not have, oldest first. */
  readonly ahead: readonly FactsCommit[];
  readonly hasAll: boolean;
}

export interface FactsCommit {
  readonly oid: string;
  readonly message: string;
  /** A login where GitHub knows one, else the name in the commit. */
  readonly author: string;
  /** Who made it, as far as that is certain: GitHub signs what it makes for somebody; all else can name anybody. */
  readonly signer: string | undefined;
  /** The logins that it names; undefined where GitHub knows none. */
  readonly people: readonly (string | undefined)[];
}

export interface PullRequestFacts {
  readonly commits: readonly FactsCommit[];
  readonly hasAllCommits: boolean;
  /** The last word of each who may write. */
  readonly reviews: readonly {
    readonly by: string;
    readonly state: string;
    readonly commit: string;
    readonly at: string;
  }[];
}
