import { accept, refine, refuse, text as textInput } from '#input';
import { isDay } from './day.ts';
import { field, invalid, list, map, optionalField, type Reader, text } from './reader.ts';

/** When an environment takes changes. */
export interface WindowConfig {
  /** A name of the IANA time zone database, in which all of it is meant. */
  readonly timezone: string;
  /** Undefined: at any time outside of a freeze. */
  readonly allow: readonly WeeklyWindow[] | undefined;
  readonly freeze: readonly DayRange[];
}

/** A time of certain days of every week. */
export interface WeeklyWindow {
  /** As the file has it: Mon-Thu 09:00-16:00. */
  readonly text: string;
  /** Days on which it opens; 0 is Sunday. */
  readonly days: readonly number[];
  /** Minutes since midnight. */
  readonly from: number;
  /** Minutes since the midnight before it opened: more than 1,440 where it closes on the day after. Exclusive. */
  readonly until: number;
}

/** Days, as 2026-12-20, both inclusive. */
export interface DayRange {
  readonly first: string;
  readonly last: string;
}

const dayNames = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
export const minutesOfDay = 24 * 60;

/** `Mon-Thu 09:00-16:00`, `Fri,Sat 22:00-02:00`. */
const weeklyWindow = refine(textInput, (value) => {
  const expected = refuse('days and times as Mon-Thu 09:00-16:00');
  const [, written = '', start = '', end = ''] = /^([A-Za-z,-]+)\s+(\d\d:\d\d)-(\d\d:\d\d)$/.exec(value) ?? [];
  const days = written.split(',').map(daysOf);
  const [from, until] = [minutes(start), minutes(end)];
  if (from === undefined || until === undefined || from === minutesOfDay || from === until) return expected;
  if (days.some((each) => each === undefined)) return expected;
  const all = new Set(days.flatMap((each) => each ?? []));
  return accept({ text: value, days: [...all], from, until: until > from ? until : until + minutesOfDay });
});

/** `Mon`, or `Fri-Mon`, which goes on after Sunday. */
function daysOf(written: string): readonly number[] | undefined {
  const [first, last = first, ...more] = written.split('-').map((name) => {
    return dayNames.findIndex((known) => known.toLowerCase() === name.toLowerCase());
  });
  if (first === undefined || last === undefined || first < 0 || last < 0 || more.length > 0) return undefined;
  const length = ((last - first + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => (first + index) % 7);
}

function minutes(time: string): number | undefined {
  const [hours = Number.NaN, rest = Number.NaN] = time.split(':').map(Number);
  const sum = hours * 60 + rest;
  return rest < 60 && sum <= minutesOfDay ? sum : undefined;
}

/** `2026-12-20/2027-01-03`, or one day. */
const dayRange = refine(textInput, (value) => {
  const [first = '', last = first, ...more] = value.split('/');
  const isRange = isDay(first) && isDay(last) && first <= last && more.length === 0;
  return isRange ? accept({ first, last }) : refuse('days as 2026-12-20/2027-01-03, both inclusive');
});

const timezone = refine(textInput, (value) =>
  isTimezone(value) ? accept(value) : refuse('a time zone as Europe/Paris or UTC'),
);

/** An offset is none: it knows no daylight saving. */
function isTimezone(value: string): boolean {
  if (!/^[A-Za-z]/.test(value)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}

const shape = map({
  timezone: field(text(timezone)),
  allow: optionalField(list(text(weeklyWindow)), undefined),
  freeze: optionalField(list(text(dayRange)), []),
});

/** A window that never opens, or that is none, is a mistake. */
export const windowReader: Reader<WindowConfig> = (value, name) => {
  const window = shape(value, name);
  if (window.allow?.length === 0) throw invalid(`${name}.allow`, 'at least one window', value.at());
  if (window.allow === undefined && window.freeze.length === 0) {
    throw invalid(name, 'the key "allow" or "freeze"', value.at());
  }
  return window;
};
