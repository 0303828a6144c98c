import { type InputValues, oneOf, optional } from '#input';

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

/** The inputs of the rules. One that is absent leaves the choice to a file of the repository, or to the default. */
export const ruleInputs = {
  pin: optional(oneOf('auto', 'tag', 'digest', 'tag@digest')),
  downgrade: optional(oneOf('deny', 'warn', 'allow')),
  'on-missing': optional(oneOf('fail', 'warn', 'ignore')),
};

export function rulesOf({
  pin = 'auto',
  downgrade = 'deny',
  onMissing = 'fail',
}: InputValues<typeof ruleInputs>): EditRules {
  return { pin, downgrade, onMissing };
}
