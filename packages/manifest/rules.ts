import { type InputValues, oneOf, optional } from '#input';

/** What of an image is written: `auto` as its place is styled. */
type Pin = 'auto' | 'tag' | 'digest' | 'tag@digest';
type Downgrade = 'deny' | 'warn' | 'allow';
/** What becomes of an edit that finds nothing to edit. */
type OnMissing = 'fail' | 'warn' | 'ignore';

/** Whether a line of `set` or a patch may change several documents, and a filter fit several elements. */
export type OnMultiple = 'fail' | 'all';

export interface EditRules {
  readonly pin: Pin;
  readonly downgrade: Downgrade;
  readonly onMissing: OnMissing;
  readonly onMultiple: OnMultiple;
}

/** The inputs of the rules. One that is absent leaves the choice to a file of the repository, or to the default. */
export const ruleInputs = {
  pin: optional(oneOf('auto', 'tag', 'digest', 'tag@digest')),
  downgrade: optional(oneOf('deny', 'warn', 'allow')),
  'on-missing': optional(oneOf('fail', 'warn', 'ignore')),
  'on-multiple': optional(oneOf('fail', 'all')),
};

export function rulesOf(asked: InputValues<typeof ruleInputs>): EditRules {
  const { pin = 'auto', downgrade = 'deny', onMissing = 'fail', onMultiple = 'fail' } = asked;
  return { pin, downgrade, onMissing, onMultiple };
}
