import type { KeptIssue } from '#github';
import type { Inputs } from './inputs.ts';

/** Something that is not as the files have it. */
export interface Finding {
  /** `Deployment.apps shop/web` */
  readonly object: string;
  /** In the notation of `set`; '' for the whole object. */
  readonly path: string;
  /** `undefined` where there is none, and for all of a Secret. */
  readonly desired: unknown;
  readonly live: unknown;
  /** Who has set it, several with commas between them; '' where the cluster does not note it. */
  readonly manager: string;
}

/** Something that nothing is said about. */
export interface Note {
  readonly object: string;
  /** In words of our own: it stands in the issue. */
  readonly reason: string;
  /** What a server has said, which may hold values: for the log alone. */
  readonly detail?: string;
  /** It might be compared another time: what is known of it from an earlier run stands. */
  readonly passing: boolean;
}

export interface Comparison {
  readonly findings: readonly Finding[];
  readonly notes: readonly Note[];
  /** How many objects were compared. */
  readonly compared: number;
}

export interface Result extends Comparison {
  readonly environment: string;
  readonly source: Inputs['source'];
  readonly values: boolean;
  readonly issue: KeptIssue | undefined;
}
