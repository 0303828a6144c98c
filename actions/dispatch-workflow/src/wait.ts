import { setTimeout as sleep } from 'node:timers/promises';
import type { DispatchedRun } from '#github';
import type { Ports } from './ports.ts';
import type { Outcome } from './result.ts';

export interface Awaited {
  readonly repository: string;
  readonly run: DispatchedRun;
  /** Milliseconds. */
  readonly timeout: number;
}

const shortestPause = 250;
const longestPause = 15_000;

/** Asks at growing intervals: a run that ends at once is seen at once, a long one costs four requests a minute. */
export async function waitFor({ repository, run, timeout }: Awaited, { github, log }: Ports): Promise<Outcome> {
  const deadline = performance.now() + timeout;
  let reported = '';
  for (let pause = shortestPause; ; pause = Math.min(longestPause, pause * 2)) {
    const { status, conclusion } = await github.workflowRun(repository, run.id);
    if (status !== reported) log.info(`Run ${run.id} is ${status}${conclusion === '' ? '' : `: ${conclusion}`}`);
    reported = status;
    if (status === 'completed') return { kind: 'completed', run, conclusion };
    const left = deadline - performance.now();
    if (left <= 0) return { kind: 'overdue', run, status, timeout };
    await sleep(Math.min(pause, left));
  }
}
