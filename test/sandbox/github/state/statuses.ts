export type CheckState = 'pending' | 'success' | 'failure';

/** What other systems say about commits, by context. */
export class Statuses {
  readonly #byCommit = new Map<string, ReadonlyMap<string, CheckState>>();

  set(commit: string, context: string, state: CheckState): void {
    this.#byCommit.set(commit, new Map([...this.of(commit), [context, state]]));
  }

  of(commit: string): ReadonlyMap<string, CheckState> {
    return this.#byCommit.get(commit) ?? new Map();
  }
}
