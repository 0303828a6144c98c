import type { Config } from './config.ts';
import type { EnvironmentConfig } from './environments.ts';
import type { Complaint } from './references.ts';

/** Environments that come after themselves: nothing could ever reach them. */
export function cycles({ environments }: Config): readonly Complaint[] {
  return environments.flatMap((environment, index): readonly Complaint[] => {
    const way = wayBack(environments, environment);
    if (way === undefined) return [];
    return [{ path: ['environments', index, 'after'], expected: `an order without a circle: ${way.join(' after ')}` }];
  });
}

/** The names from an environment back to itself. */
function wayBack(environments: readonly EnvironmentConfig[], start: EnvironmentConfig): readonly string[] | undefined {
  const byName = new Map(environments.map((each) => [each.name, each]));
  const ways = [[start.name]];
  const seen = new Set<string>();
  for (let way = ways.pop(); way !== undefined; way = ways.pop()) {
    for (const before of byName.get(way.at(-1) ?? '')?.after ?? []) {
      if (before === start.name) return [...way, before];
      if (seen.has(before)) continue;
      seen.add(before);
      ways.push([...way, before]);
    }
  }
  return undefined;
}

/** A freight reaches an environment only through those before it: an app that skips them would never arrive. */
export function unreachable({ apps, environments }: Config): readonly Complaint[] {
  return apps.flatMap((app, index) =>
    (app.environments ?? []).flatMap((name, place): readonly Complaint[] => {
      const environment = environments.find((each) => each.name === name);
      const missing = (environment?.after ?? []).filter((each) => app.environments?.includes(each) === false);
      const isReached = environment?.need === 'any' ? missing.length < environment.after.length : missing.length === 0;
      if (environment === undefined || isReached || environment.after.length === 0) return [];
      const path = ['apps', index, 'environments', place];
      return [{ path, expected: `${missing.join(', ')} beside it, which "${name}" comes after` }];
    }),
  );
}

/** Soak and checks look at the environment before: without one they could never pass. */
export function groundless({ environments }: Config): readonly Complaint[] {
  return environments.flatMap(({ after, gates }, index): readonly Complaint[] => {
    if (after.length > 0) return [];
    const key = gates.soak !== undefined ? 'soak' : gates.checks.length > 0 ? 'checks' : undefined;
    if (key === undefined) return [];
    return [
      { path: ['environments', index, 'gates', key], expected: 'an environment before this one, which it looks at' },
    ];
  });
}
