import { ActionError } from '#error';
import type { Result } from './result.ts';

export function failure({ kind, edit }: Result): ActionError | undefined {
  if (kind !== 'would-change') return undefined;
  const [first] = edit.changes;
  const files = edit.files.map(({ path }) => path).join(', ');
  return new ActionError(
    'WOULD_CHANGE',
    `Checking the manifests found ${edit.changes.length} values to change in ${files}.`,
    {
      hint: 'Nothing was written. Run the step without `check` and commit the result.',
      ...(first !== undefined && { at: { file: first.file, line: first.line } }),
    },
  );
}
