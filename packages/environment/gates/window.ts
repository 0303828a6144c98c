import { minutesOfDay, type WindowConfig } from '../config/window.ts';
import { dayLength, type WallTime, type ZoneClock, zoneClock } from './clock.ts';
import { type GateResult, isoSeconds } from './gate.ts';

/** Whether it is a time of the week that is allowed. What the clock on the wall shows decides, also where it is changed. */
export function windowGate(window: WindowConfig, now: Date): GateResult {
  const clock = zoneClock(window.timezone);
  const times = `${(window.allow ?? []).map(({ text }) => text).join(', ')} (${window.timezone})`;
  if (isOpen(window, clock.wallTime(now.getTime()))) return { name: 'window', state: 'passed', detail: times };
  const until = nextMoment(window, clock, now.getTime(), (wall) => isOpen(window, wall) && !isFrozen(window, wall));
  return { name: 'window', state: 'waiting', detail: `open ${times}`, ...until };
}

/** Whether no freeze is on. Its days begin and end at midnight in the time zone. */
export function freezeGate(window: WindowConfig, now: Date): GateResult {
  const clock = zoneClock(window.timezone);
  const wall = clock.wallTime(now.getTime());
  const current = freezeAt(window, wall);
  if (current === undefined) return { name: 'freeze', state: 'passed', detail: 'no freeze' };
  const { first, last } = current;
  const until = nextMoment(window, clock, now.getTime(), (each) => !isFrozen(window, each));
  const days = first === last ? first : `${first} to ${last}`;
  return { name: 'freeze', state: 'waiting', detail: `frozen ${days} (${window.timezone})`, ...until };
}

function isOpen({ allow = [] }: WindowConfig, wall: WallTime): boolean {
  const weekday = new Date(wall).getUTCDay();
  const minute = (wall - midnight(wall)) / 60_000;
  return allow.some(({ days, from, until }) => {
    const isToday = days.includes(weekday) && from <= minute && minute < until;
    return isToday || (days.includes((weekday + 6) % 7) && minute + minutesOfDay < until);
  });
}

function isFrozen(window: WindowConfig, wall: WallTime): boolean {
  return freezeAt(window, wall) !== undefined;
}

function freezeAt({ freeze }: WindowConfig, wall: WallTime): WindowConfig['freeze'][number] | undefined {
  const day = new Date(wall).toISOString().slice(0, 10);
  return freeze.find(({ first, last }) => first <= day && day <= last);
}

function midnight(wall: WallTime): WallTime {
  return Math.floor(wall / dayLength) * dayLength;
}

/** More days than lie between two windows, freezes left out. */
const maximumDays = 500;

/** The first moment after `now` at which the clock shows a time that fits, looked for day by day. */
function nextMoment(
  window: WindowConfig,
  clock: ZoneClock,
  now: number,
  fits: (wall: WallTime) => boolean,
): { readonly until?: string } {
  let from = now;
  for (let days = 0; days < maximumDays; days++) {
    from = Math.max(from, nearEndOfFreeze(window, clock.wallTime(from)));
    const to = from + dayLength;
    const moments = momentsOf(window, clock, { from, to }).filter((each) => fits(clock.wallTime(each)));
    if (moments.length > 0) return { until: isoSeconds(Math.min(...moments)) };
    from = to;
  }
  return {};
}

/** A moment not long before the freeze that is on ends, whatever the time zone. */
function nearEndOfFreeze(window: WindowConfig, wall: WallTime): number {
  const current = freezeAt(window, wall);
  return current === undefined ? Number.NEGATIVE_INFINITY : Date.parse(current.last) - dayLength;
}

interface Span {
  /** Exclusive. */
  readonly from: number;
  readonly to: number;
}

/** The moments of a day at which a window opens, a day begins, or the clock is changed: nothing begins at another one. */
function momentsOf({ allow = [] }: WindowConfig, clock: ZoneClock, { from, to }: Span): readonly number[] {
  const starts = [0, ...allow.map((each) => each.from * 60_000)];
  const moments = [clock.change(from, to)].filter((each) => each !== undefined);
  for (let day = midnight(clock.wallTime(from)) - dayLength; day <= clock.wallTime(to) + dayLength; day += dayLength) {
    moments.push(...starts.flatMap((start) => clock.instants(day + start)));
  }
  return moments.filter((each) => from < each && each <= to);
}
