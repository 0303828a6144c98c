export type CheckState = 'pending' | 'success' | 'failure' | 'error';

export interface CommitStatus {
  readonly id: number;
  readonly context: string;
  readonly state: CheckState;
  readonly description: string | null;
  readonly targetUrl: string | null;
  /** A login. */
  readonly creator: string;
  readonly createdAt: Date;
}

/** What other systems say about commits; the last word of each context counts. */
export class Statuses {
  readonly #byCommit = new Map<string, readonly CommitStatus[]>();
  readonly #nextId: () => number;

  constructor(nextId: () => number) {
    this.#nextId = nextId;
  }

  set(commit: string, context: string, { state, creator }: Pick<CommitStatus, 'state' | 'creator'>): void {
    this.add(commit, { context, state, creator, description: null, targetUrl: null });
  }

  add(commit: string, status: Omit<CommitStatus, 'id' | 'createdAt'>): CommitStatus {
    const kept = { ...status, id: this.#nextId(), createdAt: new Date() };
    this.#byCommit.set(commit, [kept, ...this.list(commit)]);
    return kept;
  }

  /** Newest first. */
  list(commit: string): readonly CommitStatus[] {
    return this.#byCommit.get(commit) ?? [];
  }

  /** The newest of each context, newest first. */
  newest(commit: string): readonly CommitStatus[] {
    const seen = new Set<string>();
    return this.list(commit).filter(({ context }) => !seen.has(context) && seen.add(context));
  }

  /** By context. */
  of(commit: string): ReadonlyMap<string, CheckState> {
    return new Map(
      this.list(commit)
        .toReversed()
        .map(({ context, state }) => [context, state]),
    );
  }
}
