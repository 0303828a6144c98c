import { ActionError } from '#error';
import type { Outcome } from './planned.ts';
import type { EditRules } from './rules.ts';

/**
 * What becomes of an edit that finds nothing to edit.
 * @throws ActionError the given one, unless the rules tolerate it
 */
export function tolerate(error: ActionError, { onMissing }: Pick<EditRules, 'onMissing'>): Outcome {
  if (onMissing === 'fail') throw error;
  const { message, at } = error;
  const place = at?.line === undefined ? {} : { at: { file: at.file, line: at.line } };
  const warnings = onMissing === 'warn' ? [{ level: 'warning', message, ...place } as const] : [];
  return { edits: [], skipped: [], warnings };
}

/** What a plan comes to; where it finds nothing to edit, what the rules make of that. */
export function tolerating(rules: EditRules, plan: () => Outcome): Outcome {
  try {
    return plan();
  } catch (error) {
    if (error instanceof ActionError && error.code === 'NO_MATCH') return tolerate(error, rules);
    throw error;
  }
}
