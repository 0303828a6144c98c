import { describe, expect, test } from 'vitest';
import type { Moment } from '../sandbox/agents/index.ts';
import { type Head, type Step, wrongOf } from './loop/judgement.ts';

const first: Step = { commit: 'one', image: 'shop:1', parent: undefined };
const second: Step = { commit: 'two', image: 'shop:2', parent: first };
const third: Step = { commit: 'three', image: 'shop:3', parent: second };
const other: Step = { commit: 'other', image: 'shop:4', parent: first };
const steps = [first, second, third, other];

type Seen = Partial<Omit<Moment, 'at'>>;

/** A second lies between any two moments, far more than streams are apart. */
function momentsOf(...seen: readonly Seen[]): readonly Moment[] {
  const nothing = { healthy: undefined, applied: undefined, attempted: undefined, asked: undefined, image: undefined };
  return seen.map((each, index) => ({ ...nothing, ...each, at: index * 1_000 }));
}

function judge(state: string, seen: readonly Seen[], heads: readonly Step[] = []): string {
  const [ending = '', code = ''] = state.split(' ');
  const end = seen.length * 1_000;
  const answer = { state: ending, code, reason: '', stage: '', start: 0, end, requests: 0 };
  const stood: readonly Head[] = heads.map((step, index) => ({ at: index * 1_000, step }));
  return wrongOf({ steps, heads: stood, step: second, answer, moments: momentsOf(...seen) });
}

const applies = { applied: 'two', attempted: 'two', asked: 'shop:2' };
const saysSo = { ...applies, healthy: 'two' };
const goesOn = { ...applies, attempted: 'three' };
const pods = { image: 'shop:2' };

describe('an answer to a wait is judged by what was seen', () => {
  test.each([
    ['the agent said so and the pods ran it', [applies, { ...saysSo, ...pods }]],
    ['the pods were done while the agent was at work on the next', [saysSo, goesOn, { ...goesOn, ...pods }]],
    ['the agent said so of a commit after it, which left the image', [{ healthy: 'three', applied: 'three', ...pods }]],
  ])('synced is right: %s', (_, seen) => {
    expect(judge('synced', seen)).toBe('');
  });

  test.each([
    ['nothing ran it', [saysSo, { ...saysSo, image: 'shop:1' }]],
    ['the agent never said so', [{ ...applies, ...pods }]],
    [
      'other pods ran when the agent said so',
      [{ ...applies, ...pods }, { ...applies }, { ...saysSo, image: 'shop:1' }],
    ],
    ['the agent had gone back', [saysSo, { applied: 'other' }, { applied: 'other' }, { applied: 'other', ...pods }]],
    ['it was about another line', [{ healthy: 'other', applied: 'other', attempted: 'other', ...pods }]],
  ])('synced is wrong: %s', (_, seen) => {
    expect(judge('synced', seen)).toContain('never were there together');
  });

  test('superseded needs a later release in the cluster', () => {
    expect(judge('superseded', [saysSo, { healthy: 'three', applied: 'three', image: 'shop:3' }])).toBe('');
    expect(judge('superseded', [{ ...saysSo, ...pods }])).toContain('no later release');
  });

  test('a commit has diverged once the branch holds it no more', () => {
    expect(judge('failed COMMIT_DIVERGED', [applies, applies], [second, other])).toBe('');
    expect(judge('failed COMMIT_DIVERGED', [applies, applies], [second, third])).toContain('always held');
    expect(judge('failed WRONG_IMAGE', [applies])).toContain('none of these commits can cause');
  });
});
