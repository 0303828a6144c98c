import type { RunHost, RunnerOptions } from './host.ts';
import type { Repositories } from './repositories.ts';
import type { Signer } from './signer.ts';

/** What all runs share. */
export interface Engine {
  readonly host: RunHost;
  readonly options: RunnerOptions;
  readonly repositories: Repositories;
  readonly signer: Signer;
  /** Where jobs make their directories. */
  readonly root: string;
  /** Aborts when the runner is disposed. */
  readonly disposed: AbortSignal;
}
