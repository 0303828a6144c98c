import { setTimeout as sleep } from 'node:timers/promises';

const shortest = 100;
const longest = 5_000;

/** Waits before attempt number `attempt` (from 1) is repeated: full jitter, so that parallel runs spread out. */
export async function backOff(attempt: number): Promise<void> {
  const ceiling = Math.min(longest, shortest * 2 ** attempt);
  await sleep(shortest + Math.random() * (ceiling - shortest));
}
