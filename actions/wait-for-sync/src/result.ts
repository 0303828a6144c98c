import type { StageRecord } from './stages/records.ts';
import type { Outcome } from './stages/state.ts';

/** How the wait ended, and what is known by then. */
export interface Result {
  /** owner/name of the environment repository. */
  readonly repository: string;
  /** What was waited for, for people: `acme/env#12`, `acme/env@1234567`. */
  readonly label: string;
  /** '' if the pull request was not merged. */
  readonly commit: string;
  /** '' if the agent did not come so far. */
  readonly revision: string;
  readonly images: readonly string[];
  readonly outcome: Outcome;
  readonly isSupersededAllowed: boolean;
  readonly stages: readonly StageRecord[];
  readonly seconds: number;
  /** What the failing container printed last: untrusted, and not for public places. */
  readonly lastLine: string;
  readonly deployment: DeploymentFacts;
}

/** Each '' where it is not known. */
export interface DeploymentFacts {
  readonly id: string;
  readonly repository: string;
  readonly commit: string;
  readonly environmentUrl: string;
}
