import { complaintsOf, type SentField, type Sibling } from '#github';
import type { Warning } from '#manifest';
import type { Outcome } from './result.ts';

/** An outcome whose pull request is open and describes what it holds. */
export interface Open {
  readonly outcome: Extract<Outcome, { readonly operation: 'created' | 'updated' | 'unchanged' }>;
  readonly pullRequest: NonNullable<Outcome['pullRequest']>;
  /** Where our branch stands. */
  readonly headOid: string;
  /** Our other branches, as they stood when the pull request was opened or looked at. */
  readonly siblings: readonly Sibling[];
}

export type Finished =
  | { readonly kind: 'finished'; readonly outcome: Outcome; readonly warnings: readonly Warning[] }
  /** A merge lost a race, or its answer was lost: `tried` is what may have been merged. */
  | { readonly kind: 'again'; readonly reason: string };

/** What goes wrong with decoration is said, and undoes nothing. */
export function warningOf(sent: SentField): readonly Warning[] {
  return complaintsOf(sent).map((message) => ({ level: 'warning', message }));
}
