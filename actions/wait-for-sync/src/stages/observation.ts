import type { Snapshot } from '#cluster';
import type { Lineage } from '#github';

/** Something that was seen, and when, in milliseconds. */
export type Observation = { readonly at: number } & (
  | { readonly kind: 'time' }
  /** The pull request is merged as this commit, or the commit was known from the start. */
  | { readonly kind: 'merged'; readonly commit: string; readonly branch: string }
  /** The pull request was closed, and will not be merged. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'objects'; readonly path: string; readonly epoch: string; readonly objects: Snapshot }
  /** How a commit stands to ours: `ahead` holds it. */
  | { readonly kind: 'lineage'; readonly commit: string; readonly lineage: Lineage }
  /** How the head of a branch stands to ours. */
  | { readonly kind: 'branch'; readonly branch: string; readonly lineage: Lineage }
  /** An agent was asked to look at an object. */
  | { readonly kind: 'asked'; readonly key: string; readonly token: string }
);
