import type { OutputName } from './generated/contract.ts';
import type { Result } from './result.ts';

export function outputs(result: Result): Record<OutputName, string> {
  const { version, reports, proposed } = result;
  const isDone = result.kind !== 'refused' && reports.some(({ action }) => action !== 'unchanged');
  return {
    version,
    objects: JSON.stringify(reports),
    changed: String(isDone || (proposed !== undefined && proposed.state !== 'unchanged')),
    revision: 'revision' in result ? result.revision : '',
    'pull-request-url': proposed?.url ?? '',
    ready: String(result.kind === 'applied' && result.ready),
  };
}
