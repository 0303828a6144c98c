/** What a clock on a wall shows: a local time as if it were UTC, in milliseconds. */
export type WallTime = number;

/** The clock of a time zone. */
export interface ZoneClock {
  readonly wallTime: (instant: number) => WallTime;
  /** The moments at which the clock shows a time: none in a gap, two where it is set back. */
  readonly instants: (wall: WallTime) => readonly number[];
  /** The first moment in a span at which the clock is changed, if it is. */
  readonly change: (from: number, to: number) => number | undefined;
}

const second = 1_000;
export const dayLength = 86_400_000;

/** @param timezone a name of the IANA database */
export function zoneClock(timezone: string): ZoneClock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const wallTime = (instant: number): WallTime => {
    const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    const read = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? Number.NaN;
    const [year, month, day] = [read('year'), read('month') - 1, read('day')];
    const whole = Date.UTC(year, month, day, read('hour'), read('minute'), read('second'));
    return whole + (((instant % second) + second) % second);
  };
  const offset = (instant: number): number => wallTime(instant) - instant;
  return {
    wallTime,
    instants(wall) {
      const offsets = [offset(wall - dayLength), offset(wall + dayLength)];
      const found = offsets.map((each) => wall - each).filter((instant) => wallTime(instant) === wall);
      return [...new Set(found)].toSorted((a, b) => a - b);
    },
    change(from, to) {
      const before = offset(from);
      if (offset(to) === before) return undefined;
      let [low, high] = [Math.floor(from / second), Math.ceil(to / second)];
      while (high - low > 1) {
        const middle = Math.floor((low + high) / 2);
        if (offset(middle * second) === before) low = middle;
        else high = middle;
      }
      return high * second;
    },
  };
}
