import type { ActionError } from '#error';
import type { DispatchedRun } from '#github';

/** The call and what became of it. */
export interface Result {
  readonly repository: string;
  readonly workflow: string;
  readonly ref: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly outcome: Outcome;
}

export type Outcome =
  /** Accepted; `run` where the server tells. */
  | { readonly kind: 'started'; readonly run: DispatchedRun | undefined }
  | { readonly kind: 'completed'; readonly run: DispatchedRun; readonly conclusion: string }
  /** Still running when the time was over. */
  | { readonly kind: 'overdue'; readonly run: DispatchedRun; readonly status: string; readonly timeout: number }
  /** Started, but how it ended could not be learned. */
  | { readonly kind: 'lost'; readonly run: DispatchedRun | undefined; readonly error: ActionError };
