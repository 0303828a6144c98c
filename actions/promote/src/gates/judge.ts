import type { ProposedChange } from '#github';
import type { Sight } from '../look/look.ts';
import { isProven } from '../look/proven.ts';
import type { GateRow } from '../result.ts';
import type { Pair } from '../scope/pair.ts';
import { type PairChange, pairChange } from './changed.ts';
import { reviewFacts } from './review-facts.ts';
import { type Evidence, rowsFor } from './rows.ts';

/** A pull request with what its gates say: no rows where it has no gates. */
export interface Judged {
  readonly change: ProposedChange;
  readonly rows: readonly GateRow[];
  /** A gate that time closes again: only who has just looked may merge it. */
  readonly isTimed: boolean;
}

/** What an open pull request would change of a pair. */
export interface Arriving {
  readonly change: ProposedChange;
  readonly pair: Pair;
  readonly found: PairChange;
}

/** What every open pull request would change of what has gates. */
export function arrivals(sight: Sight): readonly Arriving[] {
  return sight.touching.flatMap(({ change, pairs }) =>
    pairs.map((pair) => ({ change, pair, found: pairChange(sight, change, pair) })),
  );
}

/** Every open pull request, by what it would change. @param evidence by environment */
export function judge(
  sight: Sight,
  all: readonly Arriving[],
  evidence: ReadonlyMap<string, Evidence>,
): readonly Judged[] {
  return sight.overview.pullRequests.map((change) => {
    const own = all.filter((each) => each.change.number === change.number);
    return {
      change,
      rows: own.flatMap((each) => rowsOf(sight, each, evidence)),
      isTimed: own.some(({ found, pair }) => found.kind === 'changed' && !found.isRollback && isTimed(pair)),
    };
  });
}

export const noEvidence: Evidence = { metrics: new Map(), attestations: new Map() };

function rowsOf(
  sight: Sight,
  { change, pair, found }: Arriving,
  evidence: ReadonlyMap<string, Evidence>,
): readonly GateRow[] {
  const row = { app: pair.unit.name, environment: pair.environment.name };
  switch (found.kind) {
    case 'same':
      return [];
    case 'unreadable':
      return [{ ...row, name: 'files', state: 'failed', detail: found.detail }];
    case 'changed': {
      const { freight, isRollback } = found;
      const known = evidence.get(pair.environment.name) ?? noEvidence;
      return rowsFor(sight, {
        ...{ pair, freight, isRollback, evidence: known },
        ...{ isProven: isProven(sight, change), review: reviewFacts(sight, change) },
      });
    }
  }
}

export function isTimed({ environment: { gates } }: Pair): boolean {
  return gates.window !== undefined || gates.metrics.length > 0;
}
