import type { ObjectReport } from '#cluster';
import { ActionError } from '#error';
import type { PreflightRow } from './row.ts';
import { fail, ok } from './rows.ts';

const shown = 20;

/** The row of what was tried: which fields others have set otherwise. */
export function conflictsRow(reports: readonly ObjectReport[], rule: 'fail' | 'force'): PreflightRow {
  const conflicts = reports.filter(({ action }) => action === 'conflict');
  if (conflicts.length === 0) return ok('conflicts', 'Nobody else has set our fields otherwise.');
  const words = conflicts
    .slice(0, shown)
    .map(
      ({ id, managers, fields }) =>
        `${managers.map((each) => `"${each}"`).join(' and ')} set ${fields.join(', ')} of ${id}`,
    )
    .join('; ');
  if (rule === 'force') return ok('conflicts', `Taken over: ${words}.`);
  return fail(
    'conflicts',
    new ActionError('CONFLICT', `Looking for conflicts failed: ${words} otherwise.`, {
      hint: 'Let the other manager give the fields up, or take them over: `conflicts: force`.',
    }),
  );
}
