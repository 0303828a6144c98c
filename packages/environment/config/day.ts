import { accept, refine, refuse, text } from '#input';

/** A day of the calendar, as 2026-12-01. */
export const day = refine(text, (value) => (isDay(value) ? accept(value) : refuse('a day as 2026-12-01')));

/** `Date` takes the 30th of February for the 2nd of March. */
export function isDay(value: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const time = Date.parse(value);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

/** A moment with its offset, as git and GitHub write it: 2026-11-21T10:00:00Z. */
export const moment = refine(text, (value) => {
  const isMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value);
  return isMoment && isDay(value.slice(0, 10)) && !Number.isNaN(Date.parse(value))
    ? accept(value)
    : refuse('a moment as 2026-11-21T10:00:00Z');
});
