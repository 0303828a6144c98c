import { describe, expect, test } from 'vitest';
import { faultsOf } from '../../sandbox/github/faults/faults-of.ts';
import type { RequestRecord } from '../../sandbox/github/github.ts';
import { scaled } from '../../scale.ts';
import { type Lane, openLane, type Spoiling, spoiledRun } from './lane.ts';
import type { Scenario } from './scenario.ts';
import type { Scene } from './scene.ts';
import type { Strategy } from './strategy.ts';

interface Sweep {
  readonly action: string;
  readonly strategy: Strategy;
  /** One in so many of the faults, others in each scenario and at least one; all of them at full scale. */
  readonly oneIn: number;
}

/** Most of a spoiled run is waiting before it tries again: so many stand beside each other in each scenario. */
const lanes = scaled(1, 2);

/** A fault of each kind at each request of each scenario. */
export function sweep<S extends Scene, Result>(
  { action, strategy, oneIn }: Sweep,
  scenarios: readonly Scenario<S, Result>[],
): void {
  const step = scaled(oneIn, 1);
  describe.concurrent(`a fault at any request, ${strategy}`, () => {
    test.each(scenarios.map((scenario, index) => ({ name: scenario.name, scenario, index })))(
      '$name',
      { timeout: 900_000 },
      async ({ scenario, index }) => {
        await using stack = new AsyncDisposableStack();
        const first = await openLane(scenario, strategy, stack);
        const every = spoilingsOf(first);
        const start = (index * 37) % every.length;
        const chosen = every.filter((_, order) => (order - start) % step === 0);
        await takeTurns([first, ...(await others(scenario, first, stack))], chosen);
        const kinds = new Set(every.map(({ fault }) => JSON.stringify(fault))).size;
        console.log(
          `${action}, faults, ${strategy}, ${scenario.name}: ${chosen.length} of ${every.length} spoiled runs (${first.requests.length} requests, ${kinds} faults) ended right, at once or when run again; no token in any`,
        );
      },
    );
  });
}

function spoilingsOf({ requests }: Pick<Lane<Scene, unknown>, 'requests'>): readonly Spoiling[] {
  expect(requests.length, 'nothing was left to do').toBeGreaterThan(1);
  return requests.flatMap((request, at) => faultsOf(request).map((fault) => ({ fault, at })));
}

async function others<S extends Scene, Result>(
  scenario: Scenario<S, Result>,
  { strategy, requests }: Lane<S, Result>,
  stack: AsyncDisposableStack,
): Promise<readonly Lane<S, Result>[]> {
  const opened = await Promise.all(
    Array.from({ length: lanes - 1 }, async () => await openLane(scenario, strategy, stack)),
  );
  // An index means the same request in each.
  for (const lane of opened) expect(lane.requests.map(namesOf)).toEqual(requests.map(namesOf));
  return opened;
}

function namesOf({ method, graphql, fields }: RequestRecord): object {
  return { method, graphql, fields };
}

/** Each lane takes the next run as it gets free. */
async function takeTurns<S extends Scene, Result>(
  open: readonly Lane<S, Result>[],
  chosen: readonly Spoiling[],
): Promise<void> {
  const next = chosen.entries();
  await Promise.all(
    open.map(async (lane) => {
      for (const [order, spoiling] of next) await spoiledRun(lane, { ...spoiling, order });
      expect(lane.github.defects).toEqual([]);
    }),
  );
}
