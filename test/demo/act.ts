import type { StoredRun } from '../sandbox/github/index.ts';

export interface ShownPullRequest {
  readonly repository: string;
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly body: string;
  readonly diff: string;
  /** The merge commit. */
  readonly mergedAs: string;
}

/** One thing that a person did, and everything that followed from it. */
export interface Act {
  readonly title: string;
  readonly runs: readonly StoredRun[];
  readonly operation: string;
  readonly image: string;
  /** The pull request that was opened and merged; absent when nothing had to change. */
  readonly pullRequest?: ShownPullRequest;
  readonly milliseconds: number;
}

/** An output of the one job of the runs that has it. */
export function outputOf(runs: readonly StoredRun[], name: string): string {
  const values = runs
    .flatMap((run) => run.report?.jobs ?? [])
    .map((job) => job.outputs[name] ?? '')
    .filter((value) => value !== '');
  return values[0] ?? '';
}
