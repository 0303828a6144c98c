import type { EnvironmentConfig } from '../config/environments.ts';
import { checksGate } from './checks.ts';
import type { SourceFacts } from './facts.ts';
import type { GateResult } from './gate.ts';
import { isPassed } from './gate.ts';
import { soakGate } from './soak.ts';

/**
 * Soak and checks of the environments before. All of them must pass, or with `need: any` one: then the first that passes
 * speaks, or if none does the one that is nearest to it.
 */
export function sourceGates(
  { gates, need }: Pick<EnvironmentConfig, 'gates' | 'need'>,
  sources: readonly SourceFacts[],
  now: Date,
): readonly GateResult[] {
  const { soak, checks } = gates;
  const bySource = sources.map((source) => [
    ...(soak === undefined ? [] : [soakGate(soak, source, now)]),
    ...(checks.length === 0 ? [] : [checksGate(checks, source)]),
  ]);
  if (bySource.length === 0) {
    const detail = 'no environment before is known';
    return [
      ...(soak === undefined ? [] : [{ name: 'soak', state: 'failed', detail } as const]),
      ...(checks.length === 0 ? [] : [{ name: 'checks', state: 'failed', detail } as const]),
    ];
  }
  if (need === 'any') return bySource.find(isPassed) ?? bySource.toSorted((a, b) => distance(a) - distance(b))[0] ?? [];
  const names = [...new Set(bySource.flat().map(({ name }) => name))];
  return names.map((name) => joined(bySource.flat().filter((result) => result.name === name)));
}

const distances = { passed: 0, waiting: 1, failed: 10 } as const;

function distance(results: readonly GateResult[]): number {
  return results.reduce((sum, { state }) => sum + distances[state], 0);
}

/** One gate of several environments: the worst state, all that is not passed, and the last moment. */
function joined(results: readonly GateResult[]): GateResult {
  const [worst] = results.toSorted((a, b) => distances[b.state] - distances[a.state]);
  if (worst === undefined || results.length === 1) return worst ?? { name: 'soak', state: 'failed', detail: '' };
  const said = worst.state === 'passed' ? results : results.filter(({ state }) => state !== 'passed');
  const detail = said.map((each) => each.detail).join('; ');
  const untils = said.flatMap(({ until }) => until ?? []);
  const isByTime = worst.state === 'waiting' && untils.length === said.length;
  const until = isByTime ? untils.toSorted().at(-1) : undefined;
  return { name: worst.name, state: worst.state, detail, ...(until !== undefined && { until }) };
}
