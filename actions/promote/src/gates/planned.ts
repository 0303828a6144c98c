import type { Decided } from '../decide/decide.ts';
import type { Sight } from '../look/look.ts';
import type { GateRow } from '../result.ts';
import type { Wanted } from './evidence.ts';
import { type Arriving, type Judged, noEvidence } from './judge.ts';
import { noReviews } from './review-facts.ts';
import { type Evidence, rowsFor } from './rows.ts';

/** What evidence is needed for. */
export function wantedOf(all: readonly Decided[], arriving: readonly Arriving[]): readonly Wanted[] {
  return [
    ...all.flatMap(({ decision, target }) =>
      'content' in decision ? [{ ...target, images: decision.content.freight.images }] : [],
    ),
    ...arriving.flatMap(({ pair, found }) =>
      found.kind === 'changed' && !found.isRollback ? [{ ...pair, images: found.freight.images }] : [],
    ),
  ];
}

interface Known {
  readonly judged: readonly Judged[];
  readonly evidence: ReadonlyMap<string, Evidence>;
}

/** What the gates of a step's pull request say, or will say once its new commit stands. */
export function rowsOf(sight: Sight, { decision, target }: Decided, { judged, evidence }: Known): readonly GateRow[] {
  switch (decision.kind) {
    case 'waiting':
    case 'current':
    case 'close':
      return [];
    case 'keep':
      return judged.find(({ change }) => change.number === decision.change.number)?.rows ?? [];
    case 'open':
    case 'append':
    case 'replace': {
      const { freight } = decision.content;
      const review = noReviews(sight, sight.overview.viewer);
      const known = evidence.get(target.environment.name) ?? noEvidence;
      return rowsFor(sight, { pair: target, freight, review, isRollback: false, isProven: true, evidence: known });
    }
  }
}
