import type { ObjectId, Snapshot } from '#cluster';
import type { ErrorCode } from '#error';
import type { Lineage } from '#github';
import type { Question } from './question.ts';

export const stages = ['waiting', 'merged', 'fetched', 'applied', 'healthy', 'ready', 'synced'] as const;
export type Stage = (typeof stages)[number];

/** All that is known; every observation makes a new one of it. */
export interface State {
  readonly question: Question;
  /** Milliseconds, as all times here. */
  readonly start: number;
  readonly now: number;
  /** Undefined until the pull request is merged. */
  readonly commit: string | undefined;
  readonly mergedAt: number | undefined;
  /** The branch that the commit is on. */
  readonly branch: string;
  /** By path; each is read from the server's own answers, in their order. */
  readonly collections: ReadonlyMap<string, Seen>;
  readonly lineages: ReadonlyMap<string, Lineage>;
  readonly branches: ReadonlyMap<string, Dated<Lineage>>;
  readonly asked: ReadonlyMap<string, Dated<string>>;
  /** What an object has reached, once and for all, by its key. */
  readonly marks: ReadonlyMap<string, Marks>;
  /** Since when an object complains of what. */
  readonly complaints: ReadonlyMap<string, Dated<string>>;
  readonly outcome: Outcome | undefined;
}

interface Seen {
  /** What had been reached when the list was asked for: nothing older is in it. */
  readonly epoch: string;
  readonly objects: Snapshot;
}

export interface Dated<T> {
  readonly value: T;
  readonly at: number;
}

/** When an object reached what, first; `ready` is taken back when it is lost. */
export interface Marks {
  readonly id: ObjectId;
  readonly fetched?: number;
  readonly applied?: number;
  readonly healthy?: number;
  readonly ready?: number;
  /** As the agent wrote it when it was healthy. */
  readonly revision?: string;
  /** The commit of that. */
  readonly commit?: string;
}

export type Outcome =
  | { readonly state: 'synced' | 'superseded' }
  | {
      readonly state: 'failed' | 'timeout';
      readonly code: ErrorCode;
      /** The last stage that everything had reached. */
      readonly stage: Stage;
      readonly object: ObjectId | undefined;
      /** The words of agent and cluster: not for public places. */
      readonly reason: string;
      readonly container?: Container;
    };

/** The one whose last line may tell more. */
export interface Container {
  readonly pod: ObjectId;
  readonly name: string;
}

export function begin(question: Question, now: number): State {
  return {
    question,
    start: now,
    now,
    commit: undefined,
    mergedAt: undefined,
    branch: question.defaultBranch,
    collections: new Map(),
    lineages: new Map(),
    branches: new Map(),
    asked: new Map(),
    marks: new Map(),
    complaints: new Map(),
    outcome: undefined,
  };
}
