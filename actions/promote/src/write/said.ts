import { isTimed, type Judged } from '../gates/judge.ts';
import type { Sight } from '../look/look.ts';
import type { Outcome } from '../outcome.ts';
import type { Said } from './say.ts';

/** What the statuses of all pull requests have to say, of ours and of those that others opened. */
export function saidOf(sight: Sight, outcomes: readonly Outcome[], others: readonly Judged[]): readonly Said[] {
  const own = outcomes.flatMap(({ planned, carried }): readonly Said[] => {
    if (carried.kind !== 'done' || carried.pullRequest === undefined || planned.decision.kind === 'close') return [];
    const { number, headOid } = carried.pullRequest;
    return [{ number, headOid, rows: planned.rows, mayMerge: !isTimed(planned.target) }];
  });
  const rest = others.filter(({ change }) => isGuarded(sight, change.base));
  return [
    ...own,
    ...rest.map(({ change, rows, isTimed }) => ({
      number: change.number,
      headOid: change.headOid,
      rows,
      mayMerge: !isTimed,
    })),
  ];
}

/** Only branches that environments are on are guarded. */
function isGuarded({ config, defaultBranch }: Sight, base: string): boolean {
  const { environments, defaults } = config;
  const known = environments.map(({ settings }) => settings.base ?? defaults.base ?? defaultBranch);
  return [defaultBranch, ...known].includes(base);
}
