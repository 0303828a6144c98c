import type { SourceFacts } from './facts.ts';
import { type GateResult, isoSeconds } from './gate.ts';

/**
 * Whether the freight has run in an environment for long enough without a break. A stay that ended counts in full: a
 * pinned promotion goes on when the next freight has come.
 * @param duration in milliseconds
 */
export function soakGate(duration: number, { environment, stay, held }: SourceFacts, now: Date): GateResult {
  const name = 'soak';
  if (held !== undefined) return { name, state: 'failed', detail: `held in ${environment}: ${held}` };
  const since = Date.parse(stay?.since ?? '');
  if (stay === undefined || Number.isNaN(since)) {
    return { name, state: 'waiting', detail: `${environment} does not run it` };
  }
  const needed = since + duration;
  const ran = `${environment} runs it since ${isoSeconds(since)}`;
  if (stay.until !== undefined) {
    const end = Date.parse(stay.until);
    if (end >= needed && end <= now.getTime()) {
      return { name, state: 'passed', detail: `${environment} ran it from ${isoSeconds(since)} to ${isoSeconds(end)}` };
    }
    return { name, state: 'failed', detail: `${environment} ran it for less than ${written(duration)}` };
  }
  if (now.getTime() >= needed) return { name, state: 'passed', detail: ran };
  return { name, state: 'waiting', detail: `${ran}, for ${written(duration)}`, until: isoSeconds(needed) };
}

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
  ['ms', 1],
] as const;

/** `1d12h`. */
function written(duration: number): string {
  let rest = duration;
  const parts = units.map(([unit, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count === 0 ? '' : `${count}${unit}`;
  });
  return parts.join('') || '0s';
}
