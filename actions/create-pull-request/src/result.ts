import type { Delivery } from '#environment';
import type { EditResult } from '#manifest';

interface PullRequest {
  readonly number: number;
  readonly url: string;
}

export interface Commit {
  readonly oid: string;
  readonly verified: boolean;
}

export type Outcome =
  | {
      readonly operation: 'created' | 'updated';
      readonly pullRequest: PullRequest;
      readonly branch: string;
      readonly commit: Commit;
    }
  /** Nothing was left to do; `pullRequest` where one with this very change waits for its merge. */
  | { readonly operation: 'unchanged'; readonly pullRequest?: PullRequest; readonly branch?: string }
  /** The base has the value by now. */
  | { readonly operation: 'closed'; readonly pullRequest: PullRequest; readonly branch: string };

export type Result = Outcome & {
  /** owner/name */
  readonly repository: string;
  readonly base: string;
  readonly delivery: Delivery;
  readonly edit: EditResult;
  /** The token is a job's own GITHUB_TOKEN, whose pull requests start no checks by themselves. */
  readonly byJobToken: boolean;
};
