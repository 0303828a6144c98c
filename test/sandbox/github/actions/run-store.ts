import type { RunEngine, RunReport, RunRequest } from '../../runs.ts';
import type { StoredRun } from '../github.ts';

export type NewRun = Omit<RunRequest, 'id' | 'number' | 'attempt'>;

/** Every attempt of every run, and who executes them. */
export class RunStore {
  readonly #nextId: () => number;
  readonly #attempts: StoredRun[] = [];
  readonly #pending = new Set<Promise<void>>();
  #engine: RunEngine | undefined;

  constructor(nextId: () => number) {
    this.#nextId = nextId;
  }

  /** Without one, pushes start nothing and dispatches fail loudly. */
  get engine(): RunEngine | undefined {
    return this.#engine;
  }

  useEngine(engine: RunEngine): void {
    this.#engine = engine;
  }

  /** Every attempt, oldest first. */
  list(repository: string): readonly StoredRun[] {
    return this.#attempts.filter(({ request }) => request.repository === repository);
  }

  /** The newest attempt of each run, oldest run first. */
  latest(repository: string): readonly StoredRun[] {
    return [...new Map(this.list(repository).map((run) => [run.request.id, run])).values()];
  }

  start(engine: RunEngine, run: NewRun): RunRequest {
    const siblings = this.latest(run.repository).filter(({ request }) => request.workflow.path === run.workflow.path);
    const request = { ...run, id: this.#nextId(), number: siblings.length + 1, attempt: 1 };
    this.#execute(engine, request);
    return request;
  }

  rerun(engine: RunEngine, { request }: StoredRun): void {
    this.#execute(engine, { ...request, attempt: request.attempt + 1 });
  }

  /** It ends at once; what its engine still does is not listened to any more. */
  cancel(run: StoredRun): void {
    const index = this.#attempts.indexOf(run);
    const report = { conclusion: 'cancelled', problem: '', jobs: [] } as const;
    this.#attempts[index] = { ...run, status: 'completed', report, endedAt: new Date() };
  }

  async settled(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending);
  }

  #execute(engine: RunEngine, request: RunRequest): void {
    const started: StoredRun = { request, status: 'in_progress', startedAt: new Date() };
    const index = this.#attempts.push(started) - 1;
    const ended = engine
      .execute(request)
      .catch(crashed)
      .then((report) => {
        const isCancelled = this.#attempts[index]?.status === 'completed';
        if (!isCancelled) this.#attempts[index] = { ...started, status: 'completed', report, endedAt: new Date() };
        this.#pending.delete(ended);
      });
    this.#pending.add(ended);
  }
}

/** An engine never rejects; one that does must not leave a run that never ends. */
function crashed(error: unknown): RunReport {
  return { conclusion: 'startup_failure', problem: `The engine crashed: ${String(error)}`, jobs: [] };
}
