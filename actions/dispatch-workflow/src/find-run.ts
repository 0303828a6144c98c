import { setTimeout as sleep } from 'node:timers/promises';
import type { DispatchedRun } from '#github';
import type { Ports } from './ports.ts';

export interface Unnamed {
  readonly repository: string;
  readonly mark: string;
  /** Milliseconds. */
  readonly timeout: number;
}

const shortestPause = 250;
const longestPause = 5_000;
const longestSearch = 60_000;

/** A run is listed some moments after it was accepted. Undefined where no title holds the mark by the end. */
export async function awaitRun(
  { repository, mark, timeout }: Unnamed,
  { github }: Ports,
): Promise<DispatchedRun | undefined> {
  const deadline = performance.now() + Math.min(timeout, longestSearch);
  for (let pause = shortestPause; ; pause = Math.min(longestPause, pause * 2)) {
    const run = await github.findRun(repository, mark);
    const left = deadline - performance.now();
    if (run !== undefined || left <= 0) return run;
    await sleep(Math.min(pause, left));
  }
}
