import type { Judged } from './gates/judge.ts';
import { isTimed as isTimedPair } from './gates/judge.ts';
import type { Sight } from './look/look.ts';
import type { Outcome } from './outcome.ts';
import type { Ports } from './ports.ts';
import { isOpen } from './result.ts';
import { type Merged, type Merging, merge, messageFor, methodFor } from './write/merge.ts';

export interface Merges {
  readonly byNumber: ReadonlyMap<number, Merged>;
  /** Why it has to be looked at again. */
  readonly reasons: readonly string[];
}

interface Candidates {
  readonly outcomes: readonly Outcome[];
  readonly others: readonly Judged[];
}

/** What is to be merged without a person, and has passed all of its gates. */
export function mergeable(sight: Sight, { outcomes, others }: Candidates): readonly Merging[] {
  return [
    ...outcomes.flatMap((outcome) => ownMerge(sight, outcome)),
    ...others.flatMap((judged) => othersMerge(sight, judged)),
  ];
}

/** Merges it, or asks GitHub to. */
export async function mergeAll(
  sight: Sight,
  wanted: readonly Merging[],
  ports: Pick<Ports, 'github' | 'log'> & { readonly repository: string },
): Promise<Merges> {
  const byNumber = new Map<number, Merged>();
  for (const merging of wanted) {
    const { number } = merging.pullRequest;
    const merged = await merge(sight, merging, ports);
    byNumber.set(number, merged);
    if (merged.kind === 'open') ports.log.annotate('warning', `Merging #${number} was refused: ${merged.reason}.`);
  }
  const all = [...byNumber.values()];
  return { byNumber, reasons: all.flatMap((merged) => (merged.kind === 'unknown' ? [merged.reason] : [])) };
}

function ownMerge(sight: Sight, { planned, carried }: Outcome): readonly Merging[] {
  const { decision, rows, target } = planned;
  if (!('content' in decision) || carried.kind !== 'done' || carried.pullRequest === undefined || !isOpen(rows))
    return [];
  const isTimed = isTimedPair(planned.target);
  const wish = isTimed ? 'immediate' : target.policy.settings.merge;
  const change = 'change' in decision ? decision.change : undefined;
  if (wish === 'manual' || change?.isDraft === true || (change?.mergesItself === true && !isTimed)) return [];
  const method = methodFor(sight, planned);
  return [{ pullRequest: carried.pullRequest, rows, isTimed, wish, method, message: messageFor(planned) }];
}

/** Somebody told it to merge itself: with gates that close again, that is done here, at the only moment that is right. */
function othersMerge(sight: Sight, { change, rows, isTimed }: Judged): readonly Merging[] {
  if (!isTimed || rows.length === 0 || !isOpen(rows) || !change.mergesItself || change.isDraft) return [];
  const method = sight.overview.merging.methods.includes('squash')
    ? 'squash'
    : (sight.overview.merging.methods[0] ?? 'merge');
  const message = { headline: `${change.title} (#${change.number})`, body: '' };
  return [{ pullRequest: change, rows, isTimed, wish: 'immediate', method, message }];
}
