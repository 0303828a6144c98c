import type { ImageReference } from '#image';

/** What has been found out for the gates of one change. What is undefined could not be found out. */
export interface GateFacts {
  /** Of each environment before, in the order of the file. */
  readonly sources: readonly SourceFacts[];
  readonly review: ReviewFacts | undefined;
  /** The answer to each metric's query, by its name. */
  readonly metrics: ReadonlyMap<string, MetricFact>;
  /** For the attestation: the images that arrive. */
  readonly images: readonly ImageReference[];
  /** What is known of each digest's attestation. */
  readonly attestations: ReadonlyMap<string, AttestationFact>;
}

/** What an environment before says about the freight. */
export interface SourceFacts {
  readonly environment: string;
  /** The freight's last uninterrupted stay there; undefined where it never was there. */
  readonly stay: Stay | undefined;
  /** On the commit that brought it and those after it that still carry it; of the same time the first one counts. */
  readonly checks: readonly CheckFact[] | undefined;
  /** Why the freight must not leave it, if so: a hold. */
  readonly held?: string;
}

/** Moments as 2026-11-21T10:00:00Z. */
export interface Stay {
  readonly since: string;
  /** When another freight took its place; undefined: it is there. */
  readonly until?: string | undefined;
}

/** A commit status or a check run. */
export interface CheckFact {
  readonly context: string;
  /** Login of the status's creator, or of the check run's app; a bot's ends in `[bot]`. */
  readonly by: string;
  /** GitHub's state, or status or conclusion, in any case. */
  readonly state: string;
  readonly at: string;
}

/** What people say about the pull request. */
export interface ReviewFacts {
  /** The commit that would be merged. */
  readonly head: string;
  /** Logins that must not approve: the author, and who asked for the change. */
  readonly authors: readonly string[];
  /** Who made each commit of it; undefined where nobody can be told for sure. */
  readonly committers: readonly (string | undefined)[];
  readonly reviews: readonly Review[];
  /** Members of the teams that `reviewers` names, by slug; without one that could not be read. */
  readonly teams: ReadonlyMap<string, readonly string[]>;
}

export interface Review {
  readonly by: string;
  /** APPROVED, CHANGES_REQUESTED, DISMISSED, COMMENTED, PENDING. */
  readonly state: string;
  readonly commit: string | undefined;
  readonly at: string;
  /** Whether they may write to the repository. */
  readonly mayWrite: boolean;
}

/** The values of the series that a query returned, or why there are none. */
export type MetricFact = { readonly values: readonly number[] } | { readonly problem: string };

/** `refused`: there is no attestation that fits. `unknown`: it could not be looked at. */
export interface AttestationFact {
  readonly state: 'verified' | 'refused' | 'unknown';
  readonly detail: string;
}
