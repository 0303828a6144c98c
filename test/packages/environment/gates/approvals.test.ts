import { expect, test } from 'vitest';
import type { Review, ReviewFacts } from '#environment';
import { environmentWith, evaluate } from './facts.ts';

const at = '2026-11-20T10:00:00Z';
const review = (by: string, more: Partial<Review> = {}): Review => ({
  by,
  state: 'APPROVED',
  commit: 'head',
  at,
  mayWrite: true,
  ...more,
});
const facts = (reviews: readonly Review[], more: Partial<ReviewFacts> = {}): ReviewFacts => ({
  head: 'head',
  authors: ['author[bot]', 'asker'],
  committers: ['author[bot]'],
  reviews,
  teams: new Map([['sre', ['Alice', 'bob']]]),
  ...more,
});
const changes = { state: 'CHANGES_REQUESTED' };

test.each<readonly [string, string, readonly Review[], Partial<ReviewFacts>, string]>([
  ['two people approve', '', [review('alice'), review('bob')], {}, 'passed 2 of 2 (alice, bob)'],
  ['one does', '', [review('alice')], {}, 'waiting 1 of 2 (alice)'],
  ['nobody does', '', [], {}, 'waiting 0 of 2'],
  ['one does twice', '', [review('alice'), review('Alice')], {}, 'waiting 1 of 2 (Alice)'],
  ['a reader does', '', [review('alice'), review('eve', { mayWrite: false })], {}, 'waiting 1 of 2 (alice)'],
  ['the author does', '', [review('alice'), review('author[bot]')], {}, 'waiting 1 of 2 (alice)'],
  ['who asked for it does', '', [review('alice'), review('Asker')], {}, 'waiting 1 of 2 (alice)'],
  [
    'who added a commit does',
    '',
    [review('alice'), review('bob')],
    { committers: ['author[bot]', 'bob'] },
    'waiting 1 of 2 (alice)',
  ],
  [
    'a commit is of nobody known',
    '',
    [review('alice'), review('bob')],
    { committers: [undefined] },
    'waiting who made one of the commits cannot be told',
  ],
  [
    'one approved what came before',
    '',
    [review('alice'), review('bob', { commit: 'old' })],
    {},
    'waiting 1 of 2 (alice)',
  ],
  [
    'one approved nobody knows what',
    '',
    [review('alice'), review('bob', { commit: undefined })],
    {},
    'waiting 1 of 2 (alice)',
  ],
  [
    'one only comments afterwards',
    '',
    [review('alice'), review('bob'), review('bob', { state: 'COMMENTED' })],
    {},
    'passed 2 of 2 (alice, bob)',
  ],
  [
    'one takes it back',
    '',
    [review('alice'), review('bob'), review('bob', { ...changes, at: '2026-11-20T10:00:01Z' })],
    {},
    'failed bob asks for changes',
  ],
  [
    'one comes round',
    '',
    [review('alice'), review('bob', changes), review('bob', { at: '2026-11-20T10:00:01Z' })],
    {},
    'passed 2 of 2 (alice, bob)',
  ],
  ['it was dismissed', '', [review('alice'), review('bob', { state: 'DISMISSED' })], {}, 'waiting 1 of 2 (alice)'],
  [
    'a third is against what came before',
    '',
    [review('alice'), review('bob'), review('carol', { ...changes, commit: 'old' })],
    {},
    'failed carol asks for changes',
  ],
  [
    'a reader is against it',
    '',
    [review('alice'), review('bob'), review('eve', { ...changes, mayWrite: false })],
    {},
    'passed 2 of 2 (alice, bob)',
  ],
  [
    'the team does',
    ', reviewers: { teams: [sre] }',
    [review('alice'), review('bob')],
    {},
    'passed 2 of 2 (alice, bob)',
  ],
  [
    'one of another team does',
    ', reviewers: { teams: [sre] }',
    [review('alice'), review('carol')],
    {},
    'waiting 1 of 2 (alice) by the team sre',
  ],
  [
    'one that is named does',
    ', reviewers: { teams: [sre], users: [carol] }',
    [review('alice'), review('carol')],
    {},
    'passed 2 of 2 (alice, carol)',
  ],
  [
    'the team cannot be read',
    ', reviewers: { teams: [sre], users: [alice, bob] }',
    [review('alice'), review('bob')],
    { teams: new Map() },
    'waiting the members of the team sre could not be read',
  ],
  [
    'the team has no members',
    ', reviewers: { teams: [sre] }',
    [review('alice'), review('bob')],
    { teams: new Map([['sre', []]]) },
    'waiting 0 of 2 by the team sre',
  ],
])('approvals where %s', (_, reviewers, reviews, more, says) => {
  const { state, detail } = evaluate(
    environmentWith('{ approvals: 2 }', reviewers),
    { review: facts(reviews, more) },
    at,
  );
  expect(`${state} ${detail}`).toBe(says);
});

test('approvals that could not be read are waited for', () => {
  expect(evaluate(environmentWith('{ approvals: 1 }'), {}, at)).toMatchObject({ state: 'waiting' });
});
