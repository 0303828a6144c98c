import type { FileChange } from '#github';
import type { ImageReference } from '#image';
import type { EditResult } from '#manifest';
import type { Proposal } from './proposal.ts';

/** What a delivery brings, for one state of the repository. */
export interface Content {
  readonly proposal: Proposal;
  /** What the environment runs afterwards, as far as it is said. */
  readonly images: readonly ImageReference[];
  /** What the base would see edited: for people, and for the guards. */
  readonly edit: EditResult;
  /** The same of our branch; undefined where there is none. */
  readonly onBranch: EditResult | undefined;
  /** Whole files that are brought, of which no single values are known. */
  readonly files: readonly FileChange[];
}
