import type { Delivery } from '#environment';
import type { FileChange } from '#github';
import type { EditResult, Warning } from '#manifest';

interface PullRequest {
  readonly id: string;
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
  /** `commit` is what the merge put on the base. */
  | {
      readonly operation: 'merged';
      readonly pullRequest: PullRequest;
      readonly branch: string;
      readonly commit: Commit;
    }
  /** Straight to the base. */
  | {
      readonly operation: 'committed';
      readonly commit: Commit;
      readonly pullRequest?: undefined;
      readonly branch?: string;
    }
  /** The base has the value by now, or a newer version waits. */
  | { readonly operation: 'closed'; readonly pullRequest: PullRequest; readonly branch: string };

export type Result = Outcome & {
  /** owner/name */
  readonly repository: string;
  readonly base: string;
  readonly delivery: Delivery;
  readonly edit: EditResult;
  /** Whole files that were brought, of which no single values are known. */
  readonly files: readonly FileChange[];
  readonly warnings: readonly Warning[];
  /** The token is a job's own GITHUB_TOKEN, whose pull requests start no checks by themselves. */
  readonly byJobToken: boolean;
};
