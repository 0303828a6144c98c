import type { Delivery } from '#environment';
import type { Change, Warning } from '#manifest';
import type { Past } from './choose.ts';

export interface PullRequest {
  readonly id: string;
  readonly number: number;
  readonly url: string;
}

export type Outcome =
  | { readonly operation: 'created' | 'updated'; readonly pullRequest: PullRequest; readonly commit: string }
  /** It runs there already, or the pull request waits. */
  | { readonly operation: 'unchanged'; readonly pullRequest?: PullRequest; readonly commit?: undefined }
  | { readonly operation: 'merged'; readonly pullRequest: PullRequest; readonly commit: string }
  /** Straight to the base. */
  | { readonly operation: 'committed'; readonly commit: string; readonly pullRequest?: undefined };

export type Result = Outcome & {
  /** owner/name */
  readonly repository: string;
  readonly delivery: Delivery;
  readonly reason: string;
  readonly from: Past;
  readonly to: Past;
  /** The images that are held by it, as `repository@digest`. */
  readonly held: readonly string[];
  readonly changes: readonly Change[];
  readonly warnings: readonly Warning[];
  /** How many commits of the history were walked. */
  readonly walked: number;
};
