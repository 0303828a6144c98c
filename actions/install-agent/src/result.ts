import type { ObjectReport, ReadinessFailure } from '#cluster';
import type { ActionError } from '#error';
import type { Installation } from './installation.ts';
import type { PreflightRow } from './preflight/row.ts';

export interface Common {
  readonly installation: Installation;
  /** Without a `v`; '' where nothing tells. */
  readonly version: string;
  readonly rows: readonly PreflightRow[];
  /** What was done; of a run that was refused or failed, what it meant to do. */
  readonly reports: readonly ObjectReport[];
  /** What the API server warned of. */
  readonly warnings: readonly string[];
}

export type Result = Common &
  (
    | { readonly kind: 'refused' | 'failed'; readonly error: ActionError }
    /** A dry run. */
    | { readonly kind: 'tried' }
    /** Not ready where nobody waited. */
    | { readonly kind: 'applied'; readonly ready: boolean }
    | {
        readonly kind: 'unready';
        readonly failures: readonly [ReadinessFailure, ...ReadinessFailure[]];
        /** For how long it was waited. */
        readonly milliseconds: number;
      }
  );
