import type { ObjectReport, ReadinessFailure } from '#cluster';
import type { ActionError } from '#error';
import type { Installation } from './installation.ts';
import type { PreflightRow } from './preflight/row.ts';
import type { Proposed } from './repository/change.ts';

export interface Common {
  readonly installation: Installation;
  /** Without a `v`; '' where nothing tells. */
  readonly version: string;
  readonly rows: readonly PreflightRow[];
  /** What was done; of a run that was refused or failed, what it meant to do. */
  readonly reports: readonly ObjectReport[];
  /** What the API server warned of, and what somebody has to know or do. */
  readonly warnings: readonly string[];
  /** What became of the agent's files; undefined where no repository is written. */
  readonly proposed: Proposed | undefined;
}

export type Result = Common &
  (
    | { readonly kind: 'refused' | 'failed'; readonly error: ActionError }
    /** A dry run. */
    | { readonly kind: 'tried' }
    /** Nothing more can be done before somebody merges, or at all where there is no cluster. */
    | { readonly kind: 'proposed'; readonly proposed: Proposed }
    | { readonly kind: 'applied'; readonly ready: boolean; readonly revision: string }
    | {
        readonly kind: 'unready';
        readonly failures: readonly [ReadinessFailure, ...ReadinessFailure[]];
        readonly revision: string;
        /** For how long it was waited. */
        readonly milliseconds: number;
      }
    | { readonly kind: 'uninstalled' }
  );
