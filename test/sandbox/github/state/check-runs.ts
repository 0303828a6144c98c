/** What an App other than GitHub Actions has found of a commit. */
export interface CheckRun {
  readonly id: number;
  readonly name: string;
  /** The slug of the App. */
  readonly app: string;
  readonly conclusion: 'success' | 'failure' | 'neutral' | 'cancelled' | 'skipped' | 'timed_out' | 'action_required';
  readonly at: Date;
}

/** Those of GitHub Actions follow from its runs and are not kept here. */
export class CheckRuns {
  readonly #byCommit = new Map<string, readonly CheckRun[]>();
  readonly #nextId: () => number;

  constructor(nextId: () => number) {
    this.#nextId = nextId;
  }

  add(commit: string, run: Pick<CheckRun, 'name' | 'app' | 'conclusion'>): void {
    this.#byCommit.set(commit, [{ ...run, id: this.#nextId(), at: new Date() }, ...this.list(commit)]);
  }

  /** Newest first. */
  list(commit: string): readonly CheckRun[] {
    return this.#byCommit.get(commit) ?? [];
  }
}
