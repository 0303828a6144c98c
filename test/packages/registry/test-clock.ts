import type { Clock } from '#registry';

/** A clock that never waits, and tells for how long it was asked to. */
export interface TestClock extends Clock {
  readonly sleeps: readonly number[];
}

export function testClock(): TestClock {
  const sleeps: number[] = [];
  let time = Date.parse('2026-01-01T00:00:00Z');
  return {
    sleeps,
    now: () => time,
    random: () => 0.5,
    async sleep(milliseconds) {
      sleeps.push(milliseconds);
      time += milliseconds;
    },
  };
}
