import type { CheckConfig } from '../config/gates.ts';
import type { CheckFact, SourceFacts } from './facts.ts';
import type { GateResult } from './gate.ts';

type Verdict = Pick<GateResult, 'state' | 'detail'>;

/** The newest status of each context by each poster counts; anybody may post under any name, so the poster is compared. */
export function checksGate(
  checks: readonly CheckConfig[],
  { environment, checks: facts, held }: SourceFacts,
): GateResult {
  const name = 'checks';
  if (held !== undefined) return { name, state: 'failed', detail: `held in ${environment}: ${held}` };
  if (facts === undefined) return { name, state: 'waiting', detail: `the checks of ${environment} could not be read` };
  const verdicts = checks.map((check) => verdictOf(check, facts));
  const open = verdicts.filter(({ state }) => state !== 'passed');
  const state = open.some((each) => each.state === 'failed') ? 'failed' : open.length > 0 ? 'waiting' : 'passed';
  const said = open.length > 0 ? open : verdicts;
  return { name, state, detail: said.map(({ detail }) => detail).join('; ') };
}

function verdictOf({ context, by }: CheckConfig, facts: readonly CheckFact[]): Verdict {
  const newest = newestByContext(facts.filter((fact) => isSame(fact.by, by) && isNamed(fact.context, context)));
  if (newest.length === 0) return { state: 'waiting', detail: `${context} by ${by} is not there yet` };
  const failed = newest.find(({ state }) => stateOf(state) === 'failed');
  if (failed !== undefined) return { state: 'failed', detail: `${failed.context} says ${failed.state.toLowerCase()}` };
  const pending = newest.find(({ state }) => stateOf(state) === 'waiting');
  if (pending !== undefined) return { state: 'waiting', detail: `${pending.context} is not done` };
  return { state: 'passed', detail: newest.map((fact) => fact.context).join(', ') };
}

/** Logins and contexts are compared as GitHub does. */
function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function isNamed(context: string, pattern: string): boolean {
  return pattern.endsWith('*') ? context.startsWith(pattern.slice(0, -1)) : context === pattern;
}

function newestByContext(facts: readonly CheckFact[]): readonly CheckFact[] {
  const newest = new Map<string, CheckFact>();
  for (const fact of facts) {
    const known = newest.get(fact.context);
    if (known === undefined || timeOf(fact) > timeOf(known)) newest.set(fact.context, fact);
  }
  return [...newest.values()];
}

/** A status that says no time is older than any other. */
function timeOf({ at }: CheckFact): number {
  const time = Date.parse(at);
  return Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time;
}

const unfinished: ReadonlySet<string> = new Set([
  'pending',
  'expected',
  'queued',
  'in_progress',
  'waiting',
  'requested',
]);

/** Skipped and neutral are no success: nothing was tested. */
function stateOf(state: string): GateResult['state'] {
  const plain = state.toLowerCase();
  if (plain === 'success') return 'passed';
  return unfinished.has(plain) ? 'waiting' : 'failed';
}
