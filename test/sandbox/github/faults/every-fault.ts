import type { Fault } from './fault.ts';

/** Each way in which a request can go wrong, by a name for the title of a test. A new kind of fault is missed here at once. */
const byKind: { readonly [Kind in Fault['kind']]: Readonly<Record<string, Extract<Fault, { kind: Kind }>>> } = {
  error: {
    '500': { kind: 'error', effect: false },
    '502 after the effect': { kind: 'error', status: 502, effect: true },
  },
  'late-effect': { 'an effect after the next look': { kind: 'late-effect' } },
  'rate-limited': { 'a rate limit': { kind: 'rate-limited' } },
  'secondary-limit': { 'a secondary limit': { kind: 'secondary-limit' } },
  'cut-off': { 'a connection that breaks in the answer': { kind: 'cut-off' } },
  truncated: { 'an answer without its end': { kind: 'truncated' } },
  unauthorized: { '401': { kind: 'unauthorized' } },
  reset: {
    'a reset': { kind: 'reset', effect: false },
    'a reset after the effect': { kind: 'reset', effect: true },
  },
  delay: { 'a delay': { kind: 'delay', milliseconds: 200 } },
  'stale-read': { 'a stale read': { kind: 'stale-read' } },
  field: {
    'a failing first field': { kind: 'field', field: 0, effect: false },
    'a failing second field': { kind: 'field', field: 1, effect: false },
    'a failing third field': { kind: 'field', field: 2, effect: false },
    'a first field that fails after its effect': { kind: 'field', field: 0, effect: true },
  },
  document: { 'a refused document': { kind: 'document' } },
};

export const everyFault: readonly (Fault & { readonly name: string })[] = Object.values(byKind).flatMap((faults) =>
  Object.entries(faults).map(([name, fault]) => ({ ...fault, name })),
);
