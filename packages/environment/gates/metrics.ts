import type { MetricConfig } from '../config/metrics.ts';
import type { MetricFact } from './facts.ts';
import type { GateResult } from './gate.ts';

/** Every series of every query must lie in its bounds. */
export function metricsGate(metrics: readonly MetricConfig[], facts: ReadonlyMap<string, MetricFact>): GateResult {
  const verdicts = metrics.map((metric) => verdictOf(metric, facts.get(metric.name)));
  const open = verdicts.filter(({ state }) => state !== 'passed');
  const state = open.some((each) => each.state === 'failed') ? 'failed' : open.length > 0 ? 'waiting' : 'passed';
  const said = open.length > 0 ? open : verdicts;
  return { name: 'metrics', state, detail: said.map(({ detail }) => detail).join('; ') };
}

function verdictOf(metric: MetricConfig, fact: MetricFact | undefined): Pick<GateResult, 'state' | 'detail'> {
  const { name, below, above } = metric;
  if (fact === undefined) return { state: 'waiting', detail: `${name} was not asked for` };
  if ('problem' in fact) return { state: 'waiting', detail: `${name}: ${fact.problem}` };
  if (fact.values.length === 0) return { state: 'failed', detail: `${name} has no series` };
  const bad = fact.values.find((value) => !isInBounds(value, metric));
  const bounds = [
    ...(above === undefined ? [] : [`above ${above}`]),
    ...(below === undefined ? [] : [`below ${below}`]),
  ].join(' and ');
  if (bad === undefined) return { state: 'passed', detail: `${name} ${bounds}` };
  return { state: 'failed', detail: `${name} is ${Number(bad.toPrecision(3))}, not ${bounds}` };
}

/** NaN lies in no bounds. */
function isInBounds(value: number, { below, above }: MetricConfig): boolean {
  return (below === undefined || value < below) && (above === undefined || value > above) && !Number.isNaN(value);
}
