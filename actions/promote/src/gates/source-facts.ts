import { type CheckConfig, type Config, type Edge, holdsOnEdge, type SourceFacts } from '#environment';
import type { TrailCommit } from '#github';
import type { Freight } from '../freight/freight.ts';
import { statesOf, stayOf } from '../freight/stay.ts';
import type { Sight } from '../look/look.ts';
import { baseOf } from '../look/place.ts';
import { sourcesOf } from '../scope/pair.ts';
import type { Step } from '../scope/steps.ts';

/** What the environments before say about a freight. */
export function sourceFacts(
  sight: Sight,
  { edge, unit }: Step,
  freight: Pick<Freight, 'images'>,
): readonly SourceFacts[] {
  const held = heldOn(sight, { edge, unit }, freight);
  return sourcesOf(sight, edge.from, unit).map((pair): SourceFacts => {
    const { name: environment } = pair.environment;
    const place = baseOf(sight, pair);
    if (place === undefined) return { environment, stay: undefined, checks: undefined };
    const stay = stayOf(statesOf(sight.config, pair, place), freight);
    const hold = held.sources.get(environment);
    const reason = hold === undefined ? (stay?.isTakenBack === true ? 'it was taken back' : undefined) : hold.reason;
    return {
      environment,
      stay,
      checks: stay === undefined ? [] : checksOf(stay.commits, edge.to.gates.checks),
      ...(reason !== undefined && { held: reason }),
    };
  });
}

/** Whether the beginning of a stay is not known: then it lies before all that was read, which moves on with every commit. */
export function hasOpenStart(sight: Sight, { edge, unit }: Step, freight: Pick<Freight, 'images'>): boolean {
  return sourcesOf(sight, edge.from, unit).some((pair) => {
    const place = baseOf(sight, pair);
    if (place === undefined || place.trail.isWhole) return false;
    return stayOf(statesOf(sight.config, pair, place), freight)?.isCut === true;
  });
}

/** Whether a soak waits only because nothing of the time before was read. */
export function isCut(sight: Sight, { edge, unit }: Step, freight: Pick<Freight, 'images'>): boolean {
  const { soak } = edge.to.gates;
  if (soak === undefined) return false;
  return sourcesOf(sight, edge.from, unit).some((pair) => {
    const place = baseOf(sight, pair);
    if (place === undefined || place.trail.isWhole) return false;
    const stay = stayOf(statesOf(sight.config, pair, place), freight);
    const end = stay?.until === undefined ? sight.now.getTime() : Date.parse(stay.until);
    return stay === undefined || (stay.isCut && end - Date.parse(stay.since) < soak);
  });
}

export function heldOn(
  { config, now }: Pick<Sight, 'config' | 'now'>,
  { edge, unit }: { readonly edge: Pick<Edge, 'from' | 'to'>; readonly unit: Step['unit'] },
  { images }: Pick<Freight, 'images'>,
): ReturnType<typeof holdsOnEdge> {
  const arrivals = unit.apps.map(({ name: app }) => ({ app, images }));
  return holdsOnEdge(config, edge, arrivals, today(now));
}

function today(now: Date): string {
  return now.toISOString().slice(0, 10);
}

type CheckFacts = NonNullable<SourceFacts['checks']>;

/**
 * GitHub tells the newest status of a context alone, whoever posted it: what somebody else posts hides what was said
 * before, a failure maybe. So it counts as if nothing was known yet.
 */
function checksOf(
  commits: readonly TrailCommit[],
  checks: Config['environments'][number]['gates']['checks'],
): CheckFacts | undefined {
  if (commits.some(({ statements }) => statements === undefined)) return undefined;
  const known = commits.flatMap(({ statements }) => statements ?? []);
  const hidden = known.flatMap(({ kind, context, by, at }) =>
    kind === 'check-run'
      ? []
      : checks
          .filter((check) => isHidden(check, { context, by }))
          .map((check) => ({ context, by: check.by, state: 'pending', at })),
  );
  return [...hidden, ...known.map(({ context, by, state, at }) => ({ context, by, state, at }))];
}

function isHidden({ context: pattern, by: wanted }: CheckConfig, { context, by }: CheckConfig): boolean {
  const isNamed = pattern.endsWith('*') ? context.startsWith(pattern.slice(0, -1)) : context === pattern;
  return isNamed && by.toLowerCase() !== wanted.toLowerCase();
}
