import { changesJson } from '#manifest';
import type { OutputName } from './generated/contract.ts';
import type { Result } from './result.ts';

export function outputs({ kind, edit }: Result): Record<OutputName, string> {
  return {
    changed: String(kind !== 'unchanged'),
    files: JSON.stringify(edit.files.map(({ path }) => path)),
    changes: changesJson(edit),
    diff: edit.diff,
  };
}
