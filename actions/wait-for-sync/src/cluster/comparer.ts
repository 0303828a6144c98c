import type { Clock } from '#cluster';
import type { GitHub } from '#github';
import type { Observation } from '../stages/observation.ts';

/** How long a commit that GitHub does not know, or did not tell about, is not asked about again, in milliseconds. */
const pause = 3_000;

interface Asking {
  readonly repository: string;
  readonly github: Pick<GitHub, 'lineage'>;
  readonly clock: Clock;
  readonly send: (observation: Observation) => void;
  readonly fail: (error: unknown) => void;
}

/** Asks GitHub how commits and branches stand to ours; each question that is open is asked once. */
export class Comparer {
  readonly #asking: Asking;
  /** When a question may be asked again. */
  readonly #open = new Map<string, number>();

  constructor(asking: Asking) {
    this.#asking = asking;
  }

  ask(
    ours: string,
    { commits, branches }: { readonly commits: readonly string[]; readonly branches: readonly string[] },
  ): void {
    for (const commit of commits) this.#compare(ours, 'commit', commit);
    for (const branch of branches) this.#compare(ours, 'branch', branch);
  }

  #compare(ours: string, kind: 'commit' | 'branch', name: string): void {
    const { repository, github, clock, send, fail } = this.#asking;
    const question = `${kind} ${name}`;
    if (clock.now() < (this.#open.get(question) ?? 0)) return;
    this.#open.set(question, Number.POSITIVE_INFINITY);
    void github.lineage(repository, { from: ours, to: name }).then((lineage) => {
      const at = clock.now();
      this.#open.set(question, lineage === undefined ? at + pause : 0);
      if (lineage === undefined) return;
      send(
        kind === 'commit'
          ? { kind: 'lineage', commit: name, lineage, at }
          : { kind: 'branch', branch: name, lineage, at },
      );
    }, fail);
  }
}
