import type { OutputName } from './generated/contract.ts';
import type { Result } from './result.ts';

export function outputs(result: Result): Record<OutputName, string> {
  const { version, reports } = result;
  return {
    version,
    objects: JSON.stringify(reports),
    changed: String(result.kind !== 'refused' && reports.some(({ action }) => action !== 'unchanged')),
    ready: String(result.kind === 'applied' && result.ready),
  };
}
