import { ActionError } from '#error';
import type { Result } from './result.ts';

/** An export that does not hold fails the step once everything is reported. */
export function failure(result: Result): ActionError | undefined {
  if (result.kind === 'exported' || result.discrepancies.length === 0) return undefined;
  const [first] = result.discrepancies;
  const more = result.discrepancies.length - 1;
  const found = `${first?.message ?? ''}${more === 0 ? '' : `, and ${more} more`}`;
  return new ActionError('HISTORY_CHANGED', `Verifying ${result.document} failed: ${found}.`, {
    hint: 'The summary lists everything. Compare the commits with a clone from before; ask who may push past the rules of the branch.',
  });
}
