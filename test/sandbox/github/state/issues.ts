export interface Issue {
  readonly id: number;
  readonly number: number;
  readonly title: string;
  readonly body: string;
  /** A login. */
  readonly author: string;
  readonly state: 'open' | 'closed';
  readonly stateReason: 'completed' | 'not_planned' | 'duplicate' | 'reopened' | null;
  /** By name. */
  readonly labels: readonly string[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly closedAt?: Date | undefined;
}

/** The issues of one repository that are no pull requests. Both have their numbers from one row. */
export class Issues {
  readonly #nextId: () => number;
  readonly #nextNumber: () => number;
  readonly #byNumber = new Map<number, Issue>();

  constructor(nextId: () => number, nextNumber: () => number) {
    this.#nextId = nextId;
    this.#nextNumber = nextNumber;
  }

  open(issue: Pick<Issue, 'title' | 'body' | 'author' | 'labels'>): Issue {
    const now = new Date();
    const state = { state: 'open', stateReason: null, createdAt: now, updatedAt: now } as const;
    const opened = { ...issue, ...state, id: this.#nextId(), number: this.#nextNumber() };
    this.#byNumber.set(opened.number, opened);
    return opened;
  }

  get(number: number): Issue | undefined {
    return this.#byNumber.get(number);
  }

  /** Oldest first. */
  list(): readonly Issue[] {
    return [...this.#byNumber.values()];
  }

  update({ number }: Issue, change: Partial<Pick<Issue, 'title' | 'body' | 'state' | 'stateReason'>>): Issue {
    const before = this.#byNumber.get(number);
    if (before === undefined) throw new Error(`no issue ${number}`);
    const now = new Date();
    const changed = { ...before, ...change, updatedAt: now };
    const updated = { ...changed, closedAt: changed.state === 'closed' ? (before.closedAt ?? now) : undefined };
    this.#byNumber.set(number, updated);
    return updated;
  }

  /** As they stand now. */
  copyFrom(others: Issues): void {
    for (const issue of others.list()) this.#byNumber.set(issue.number, issue);
  }
}
