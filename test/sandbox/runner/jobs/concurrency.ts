/** Why a place in a group was lost before its turn came. */
export class Superseded extends Error {
  override readonly name = 'Superseded';
}

export interface Claim {
  /** owner/name: groups of one repository know nothing of another's. */
  readonly repository: string;
  /** Compared without regard to case. */
  readonly group: string;
  readonly cancelInProgress: boolean;
  /** `single`: a newer claim displaces the one that waits. `max`: up to 100 wait in order. */
  readonly queue: 'single' | 'max';
  /** Ends whoever holds the group, for `cancel-in-progress`. */
  readonly cancel: (reason: string) => void;
}

interface Waiting {
  readonly claim: Claim;
  readonly proceed: (release: () => void) => void;
  readonly giveUp: (error: Superseded) => void;
}

interface Group {
  holder: Claim | undefined;
  readonly waiting: Waiting[];
}

const maximumWaiting = 100;

/** Concurrency groups: at most one holder each, across all runs. */
export class ConcurrencyGroups {
  readonly #groups = new Map<string, Group>();

  /**
   * Waits for the group; the result gives it back.
   *
   * @throws Superseded
   */
  enter(claim: Claim): Promise<() => void> {
    const key = keyOf(claim);
    const group = this.#groups.get(key) ?? { holder: undefined, waiting: [] };
    this.#groups.set(key, group);
    const turn = new Promise<() => void>((proceed, giveUp) => group.waiting.push({ claim, proceed, giveUp }));
    const last = `Canceling since a higher priority waiting request for '${claim.group}' exists`;
    const limit = claim.queue === 'max' ? maximumWaiting : 1;
    if (group.holder !== undefined) {
      if (claim.cancelInProgress) group.holder.cancel(last);
      while (group.waiting.length > limit) group.waiting.shift()?.giveUp(new Superseded(last));
    }
    this.#next(key, group);
    return turn;
  }

  #next(key: string, group: Group): void {
    if (group.holder !== undefined) return;
    const first = group.waiting.shift();
    if (first === undefined) {
      this.#groups.delete(key);
      return;
    }
    group.holder = first.claim;
    first.proceed(() => {
      group.holder = undefined;
      this.#next(key, group);
    });
  }
}

export function keyOf({ repository, group }: Pick<Claim, 'repository' | 'group'>): string {
  return `${repository}\n${group}`.toLowerCase();
}
