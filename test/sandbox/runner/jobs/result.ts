import type { Conclusion, JobReport } from '../../runs.ts';
import type { Texts } from '../value.ts';

export type Result = 'success' | 'failure' | 'cancelled' | 'skipped';

/** What a job came to, all its legs and all that it called together. */
export interface JobResult {
  /** As `needs` sees it: a failure that `continue-on-error` tolerates is a success. */
  readonly result: Result;
  readonly outputs: Texts;
  readonly reports: readonly JobReport[];
  /** Its own result and those of all it waited for, by id. */
  readonly ancestry: ReadonlyMap<string, Result>;
}

export interface LegResult {
  readonly result: Result;
  readonly outputs: Texts;
  readonly reports: readonly JobReport[];
}

/** A matrix keeps the last value of each output that is not empty, in the order the legs ended. */
export function combineLegs(ended: readonly LegResult[]): Pick<JobResult, 'result' | 'outputs'> {
  const outputs: Record<string, string> = {};
  for (const leg of ended) {
    for (const [name, value] of Object.entries(leg.outputs))
      if (value !== '' || !(name in outputs)) outputs[name] = value;
  }
  return { result: worst(ended.map(({ result }) => result)), outputs };
}

export function worst(results: readonly Result[]): Result {
  if (results.includes('failure')) return 'failure';
  if (results.includes('cancelled')) return 'cancelled';
  return results.includes('success') || results.length === 0 ? 'success' : 'skipped';
}

/** A report of a job that ran no step. */
export function emptyReport(name: string, needs: readonly string[], conclusion: Conclusion): JobReport {
  return { name, needs, conclusion, steps: [], outputs: {}, log: '', annotations: [], milliseconds: 0 };
}

/** A job that went wrong before it had a runner. */
export function brokenReport(name: string, needs: readonly string[], message: string): JobReport {
  const annotations = [{ level: 'error', message } as const];
  return { ...emptyReport(name, needs, 'failure'), log: `##[error]${message}\n`, annotations };
}
