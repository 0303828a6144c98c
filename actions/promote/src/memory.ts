import type { Promotion } from './result.ts';

/** What earlier attempts of the same run did, so that the last one can tell all of it. */
export interface Memory {
  /** By branch. */
  readonly operations: Map<string, Promotion['operation']>;
  /** What ended, by branch: nothing of it is open any more. */
  readonly ended: Map<string, Pick<Promotion, 'operation' | 'pullRequest' | 'gates' | 'freight'>>;
  /** Merges without an answer, by branch. */
  readonly unconfirmed: Map<string, Pick<Promotion, 'pullRequest' | 'gates' | 'freight'>>;
}

export function newMemory(): Memory {
  return { operations: new Map(), ended: new Map(), unconfirmed: new Map() };
}
