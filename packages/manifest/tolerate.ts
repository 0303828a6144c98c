import type { ActionError } from '#error';
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
