import type { RequestRecord } from '../github.ts';
import type { Fault } from './fault.ts';

const wholeFaults: readonly Fault[] = [
  { kind: 'error', effect: false },
  { kind: 'error', status: 502, effect: true },
  { kind: 'late-effect' },
  { kind: 'rate-limited', seconds: 0 },
  { kind: 'secondary-limit', seconds: 0 },
  { kind: 'cut-off' },
  { kind: 'truncated' },
  { kind: 'unauthorized' },
  { kind: 'reset', effect: false },
  { kind: 'reset', effect: true },
  { kind: 'delay', milliseconds: 20 },
];

/** Everything that can go wrong with a request: of a mutation with each of its fields, with what is read when it is read. */
export function faultsOf({ fields = 0 }: RequestRecord): readonly Fault[] {
  if (fields === 0) return [...wholeFaults, { kind: 'stale-read' }];
  const ruled = { type: 'UNPROCESSABLE', message: 'Repository rule violations found' };
  const ofField = Array.from({ length: fields }, (_, field): readonly Fault[] => [
    { kind: 'field', field, effect: false, error: ruled },
    { kind: 'field', field, effect: false },
    { kind: 'field', field, effect: true },
  ]);
  return [...wholeFaults, ...ofField.flat()];
}
