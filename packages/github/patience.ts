import { setTimeout as sleep } from 'node:timers/promises';

/** How long a run goes on trying. */
export interface Patience {
  /**
   * Waits before attempt number `attempt` (from 1) is repeated.
   * @param seconds what GitHub asks to wait
   * @returns false, at once, where the time would be over by then
   */
  readonly pause: (attempt: number, seconds?: number) => Promise<boolean>;
}

const shortest = 100;
const longest = 5_000;

/** Full jitter between 0.1 and 5 s, so that parallel runs spread out; the clock starts now. */
export function patience(milliseconds: number): Patience {
  const deadline = performance.now() + milliseconds;
  return {
    async pause(attempt, seconds = 0) {
      const ceiling = Math.min(longest, shortest * 2 ** attempt);
      const wait = Math.max(seconds * 1_000, shortest + Math.random() * (ceiling - shortest));
      if (performance.now() + wait > deadline) return false;
      await sleep(wait);
      return true;
    },
  };
}
