import type { ActionError } from '#error';

/** One step of the promotion order for one app or group. */
export interface Promotion {
  /** The app, or the group. */
  readonly app: string;
  /** The environments that it comes from, separated by commas. */
  readonly from: string;
  readonly to: string;
  /** '' where there is none. */
  readonly freight: string;
  readonly operation: 'opened' | 'updated' | 'unchanged' | 'merged' | 'closed' | 'waiting' | 'current';
  /** What else than its gates it waits for, in one word; '' for nothing. */
  readonly waiting: string;
  /** For people. */
  readonly detail: string;
  readonly pullRequest: { readonly number: number; readonly url: string } | undefined;
  readonly gates: readonly GateRow[];
}

/** What one gate of a pull request says. */
export interface GateRow {
  /** The app or group, and the environment. */
  readonly app: string;
  readonly environment: string;
  readonly name: string;
  readonly state: 'passed' | 'waiting' | 'failed';
  readonly detail: string;
  readonly until?: string;
}

export interface Result {
  /** owner/name */
  readonly repository: string;
  readonly promotions: readonly Promotion[];
  /** Every other open pull request that has gates. */
  readonly others: readonly { readonly number: number; readonly url: string; readonly gates: readonly GateRow[] }[];
  /** What GitHub refused; the rest was done all the same. */
  readonly refusals: readonly ActionError[];
}

export function isOpen(rows: readonly GateRow[]): boolean {
  return rows.every(({ state }) => state === 'passed');
}
