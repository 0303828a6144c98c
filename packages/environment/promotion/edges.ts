import type { AppConfig } from '../config/apps.ts';
import type { Config } from '../config/config.ts';
import type { EnvironmentConfig } from '../config/environments.ts';

/** A step of the promotion order: from the environments before to one environment. */
export interface Edge {
  /** Names, in the order that the file lists the environments. */
  readonly from: readonly string[];
  readonly to: EnvironmentConfig;
  /** Whether all of `from` must have the freight, or any. */
  readonly need: 'all' | 'any';
}

/** The steps of the promotion order, each after those that lead to where it begins. */
export function promotionEdges({ environments }: Pick<Config, 'environments'>): readonly Edge[] {
  const place = new Map(environments.map(({ name }, index) => [name, index]));
  const rank = (name: string): number => place.get(name) ?? environments.length;
  const edges = environments
    .filter(({ after }) => after.length > 0)
    .map((to) => ({ from: to.after.toSorted((a, b) => rank(a) - rank(b)), to, need: to.need }));
  const sorted: Edge[] = [];
  const pending = [...edges];
  while (pending.length > 0) {
    const targets = new Set(pending.map(({ to }) => to.name));
    const next = pending.findIndex(({ from }) => from.every((name) => !targets.has(name)));
    sorted.push(...pending.splice(Math.max(next, 0), 1));
  }
  return sorted;
}

/** The step for one app: environments that it does not run in are left out; undefined where there is no such step for it. */
export function edgeOf(edge: Edge, { environments }: Pick<AppConfig, 'environments'>): Edge | undefined {
  if (environments === undefined) return edge;
  if (!environments.includes(edge.to.name)) return undefined;
  const from = edge.from.filter((name) => environments.includes(name));
  return from.length === 0 ? undefined : { ...edge, from };
}
