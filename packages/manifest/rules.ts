import { oneOf, type Parser, refine, text } from '#input';

/** What of an image is written: `auto` as its place is styled. */
export type Pin = 'auto' | 'tag' | 'digest' | 'tag@digest';
export type Downgrade = 'deny' | 'warn' | 'allow';
/** What becomes of an edit that finds nothing to edit. */
export type OnMissing = 'fail' | 'warn' | 'ignore';

export interface EditRules {
  readonly pin: Pin;
  readonly downgrade: Downgrade;
  readonly onMissing: OnMissing;
}

export const pin: Parser<Pin> = orElse('auto', oneOf('auto', 'tag', 'digest', 'tag@digest'));
export const downgrade: Parser<Downgrade> = orElse('deny', oneOf('deny', 'warn', 'allow'));
export const onMissing: Parser<OnMissing> = orElse('fail', oneOf('fail', 'warn', 'ignore'));

/** An action may leave the choice open, for a file of the repository to make; without one there is a default. */
export function orElse<T>(absent: T, parser: Parser<T>): Parser<T> {
  return refine(text, (value) => (value === '' ? { ok: true, value: absent } : parser.parse(value)));
}
