import { accept, type Parsed, type Parser, refine, refuse, text } from '#input';

/** Where a rollback goes to. */
export type Wish =
  | { readonly kind: 'previous' }
  /** What ran at that time, in milliseconds since 1970. */
  | { readonly kind: 'time'; readonly time: number; readonly written: string }
  /** A version, a freight or a commit. */
  | { readonly kind: 'name'; readonly name: string };

/** The input `to`. A day means what ran when it ended, in UTC. */
export const wish: Parser<Wish> = refine(text, (value): Parsed<Wish> => {
  if (value === '' || value === 'previous') return accept({ kind: 'previous' });
  if (!/^\d{4}-\d\d-\d\d/.test(value)) {
    return /^[\w.+-]{1,128}$/.test(value)
      ? accept({ kind: 'name', name: value })
      : refuse('previous, a version, a freight, a commit, a day or a moment');
  }
  const isDay = value.length === 10;
  const isMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(value);
  const time = Date.parse(isDay ? `${value}T23:59:59.999Z` : value);
  return (isDay || isMoment) && !Number.isNaN(time)
    ? accept({ kind: 'time', time, written: value })
    : refuse('a day as 2026-11-20, or a moment with its offset as 2026-11-20T10:00:00Z');
});
