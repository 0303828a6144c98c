import type { ProposedChange } from '#github';
import type { Sight } from '../look/look.ts';
import type { GateRow } from '../result.ts';
import type { Pair } from '../scope/pair.ts';
import { pairChange } from './changed.ts';
import { reviewFacts } from './review-facts.ts';
import { type Evidence, rowsFor } from './rows.ts';

/** A pull request with what its gates say: no rows where it has no gates. */
export interface Judged {
  readonly change: ProposedChange;
  readonly rows: readonly GateRow[];
  /** A gate that time closes again: only who has just looked may merge it. */
  readonly isTimed: boolean;
}

/** Every open pull request, by what it would change. */
export function judge(sight: Sight, evidence: Evidence): readonly Judged[] {
  return sight.touching.map(({ change, pairs }) => {
    const judged = pairs.map((pair) => judgePair(sight, { change, pair, evidence }));
    return {
      change,
      rows: judged.flatMap(({ rows }) => rows),
      isTimed: judged.some(({ isTimed }) => isTimed),
    };
  });
}

interface Question {
  readonly change: ProposedChange;
  readonly pair: Pair;
  readonly evidence: Evidence;
}

function judgePair(sight: Sight, { change, pair, evidence }: Question): Omit<Judged, 'change'> {
  const found = pairChange(sight, change, pair);
  const row = { app: pair.unit.name, environment: pair.environment.name };
  switch (found.kind) {
    case 'same':
      return { rows: [], isTimed: false };
    case 'unreadable':
      return { rows: [{ ...row, name: 'files', state: 'failed', detail: found.detail }], isTimed: false };
    case 'changed': {
      const { freight, isRollback } = found;
      const rows = rowsFor(sight, { pair, freight, isRollback, evidence, review: reviewFacts(sight, change) });
      return { rows, isTimed: !isRollback && isTimed(pair) };
    }
  }
}

export function isTimed({ environment: { gates } }: Pair): boolean {
  return gates.window !== undefined || gates.metrics.length > 0;
}
