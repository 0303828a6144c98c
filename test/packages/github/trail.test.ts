import { expect, test } from 'vitest';
import { trailOf } from '../../../packages/github/promotion/trail.ts';

interface Written {
  readonly committed: string;
  readonly merged?: string;
  readonly into?: string;
}

/** Oldest first, each the parent of the next. */
function timesOf(written: readonly Written[]): readonly string[] {
  const nodes = written.map(({ committed, merged, into = 'main' }, index) => ({
    oid: `c${index}`,
    message: '',
    committedDate: committed,
    parents: { nodes: index === 0 ? [] : [{ oid: `c${index - 1}` }] },
    associatedPullRequests: { nodes: merged === undefined ? [] : [{ mergedAt: merged, baseRefName: into }] },
    statusCheckRollup: undefined,
  }));
  const question = { oid: `c${written.length - 1}`, base: 'main', files: [] };
  return trailOf(nodes.toReversed(), question)
    .commits.map(({ at }) => at)
    .toReversed();
}

const day = (number: number): string => `2026-11-${String(number).padStart(2, '0')}T10:00:00Z`;

test.each<readonly [string, readonly Written[], readonly string[]]>([
  ['a merge counts, not the date of the commit', [{ committed: day(1), merged: day(5) }], [day(5)]],
  ['a merge into another branch does not', [{ committed: day(1), merged: day(5), into: 'next' }], [day(1)]],
  [
    'a commit that is dated back came after the merge before it',
    [{ committed: day(1), merged: day(5) }, { committed: day(1) }],
    [day(5), day(5)],
  ],
  [
    'also behind others',
    [{ committed: day(1), merged: day(5) }, { committed: day(7) }, { committed: day(2) }],
    [day(5), day(7), day(5)],
  ],
  [
    'one that is dated ahead delays itself alone',
    [{ committed: day(1) }, { committed: day(30) }, { committed: day(3) }, { committed: day(4), merged: day(9) }],
    [day(1), day(30), day(3), day(9)],
  ],
])('%s', (_, written, times) => {
  expect(timesOf(written)).toEqual(times);
});
