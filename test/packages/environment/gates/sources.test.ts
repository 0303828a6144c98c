import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluateGates, type GateFacts, isPassed, type SourceFacts } from '#environment';
import { scaled } from '../../../scale.ts';
import { environmentWith, evaluate, nothing } from './facts.ts';

const since = '2026-11-20T10:00:00Z';
const source = (more: Partial<SourceFacts> = {}): SourceFacts => ({
  environment: 'dev',
  stay: { since },
  checks: [],
  ...more,
});

describe('a soak', () => {
  const environment = environmentWith('{ soak: 1d }');

  test.each([
    [
      'not yet',
      {},
      '2026-11-21T09:59:59Z',
      'waiting 2026-11-21T10:00:00Z dev runs it since 2026-11-20T10:00:00Z, for 1d',
    ],
    ['long enough', {}, '2026-11-21T10:00:00Z', 'passed - dev runs it since 2026-11-20T10:00:00Z'],
    [
      'before it came',
      {},
      '2026-11-19T10:00:00Z',
      'waiting 2026-11-21T10:00:00Z dev runs it since 2026-11-20T10:00:00Z, for 1d',
    ],
    ['never there', { stay: undefined }, '2026-11-21T10:00:00Z', 'waiting - dev does not run it'],
    [
      'since nobody knows when',
      { stay: { since: 'yesterday' } },
      '2026-11-21T10:00:00Z',
      'waiting - dev does not run it',
    ],
    [
      'gone after long enough',
      { stay: { since, until: '2026-11-21T10:00:00Z' } },
      '2026-11-30T00:00:00Z',
      'passed - dev ran it from 2026-11-20T10:00:00Z to 2026-11-21T10:00:00Z',
    ],
    [
      'gone too soon',
      { stay: { since, until: '2026-11-21T09:59:59Z' } },
      '2026-11-30T00:00:00Z',
      'failed - dev ran it for less than 1d',
    ],
    [
      'gone at a time to come',
      { stay: { since, until: '2026-12-30T00:00:00Z' } },
      '2026-11-20T11:00:00Z',
      'failed - dev ran it for less than 1d',
    ],
    [
      'gone nobody knows when',
      { stay: { since, until: 'now' } },
      '2026-11-30T00:00:00Z',
      'failed - dev ran it for less than 1d',
    ],
    ['held', { held: 'bad' }, '2026-11-30T00:00:00Z', 'failed - held in dev: bad'],
  ])('%s', (_, more, now, says) => {
    const { state, until = '-', detail } = evaluate(environment, { sources: [source(more)] }, now);
    expect(`${state} ${until} ${detail}`).toBe(says);
  });
});

describe('a check', () => {
  const environment = environmentWith(
    '{ checks: [{ context: "e2e/*", by: "acme[bot]" }, { context: sync, by: Argo }] }',
  );
  const sync = { context: 'sync', by: 'argo', state: 'SUCCESS', at: '2026-11-20T10:00:00Z' };
  const e2e = (state: string, more = {}): typeof sync => ({
    context: 'e2e/dev',
    by: 'acme[bot]',
    state,
    at: '2026-11-20T10:00:00Z',
    ...more,
  });

  test.each([
    ['both are there', [sync, e2e('success')], 'passed'],
    ['one is not', [sync], 'waiting e2e/* by acme[bot] is not there yet'],
    [
      'somebody else posted it',
      [sync, e2e('success', { by: 'mallory' })],
      'waiting e2e/* by acme[bot] is not there yet',
    ],
    [
      'a person is called as the bot is',
      [sync, e2e('success', { by: 'acme' })],
      'waiting e2e/* by acme[bot] is not there yet',
    ],
    [
      'a workflow of anyone posted it',
      [sync, e2e('success', { by: 'github-actions[bot]' })],
      'waiting e2e/* by acme[bot] is not there yet',
    ],
    ['the name is longer', [{ ...sync, context: 'sync2' }, e2e('success')], 'waiting sync by Argo is not there yet'],
    ['it failed', [sync, e2e('FAILURE')], 'failed e2e/dev says failure'],
    ['it runs', [sync, e2e('in_progress')], 'waiting e2e/dev is not done'],
    ['it was skipped', [sync, e2e('skipped')], 'failed e2e/dev says skipped'],
    ['it is neutral', [sync, e2e('neutral')], 'failed e2e/dev says neutral'],
    ['it is in a state unheard of', [sync, e2e('splendid')], 'failed e2e/dev says splendid'],
    [
      'it failed later',
      [sync, e2e('success'), e2e('failure', { at: '2026-11-20T10:00:01Z' })],
      'failed e2e/dev says failure',
    ],
    ['it failed before', [sync, e2e('failure', { at: '2026-11-20T09:00:00Z' }), e2e('success')], 'passed'],
    [
      'it failed in the same second, and is listed first',
      [sync, e2e('failure'), e2e('success')],
      'failed e2e/dev says failure',
    ],
    ['it says no time', [sync, e2e('failure'), e2e('success', { at: '' })], 'failed e2e/dev says failure'],
    [
      'one of two that fit failed',
      [sync, e2e('success'), e2e('failure', { context: 'e2e/mail' })],
      'failed e2e/mail says failure',
    ],
    ['somebody else failed it', [sync, e2e('success'), e2e('failure', { by: 'mallory' })], 'passed'],
  ])('%s', (_, checks, says) => {
    const { state, detail } = evaluate(environment, { sources: [source({ checks })] }, since);
    expect(state === 'passed' ? state : `${state} ${detail}`).toBe(says);
  });

  test('that cannot be read is waited for, in every environment before', () => {
    const sources = [source({ checks: undefined }), source({ environment: 'qa', checks: [sync, e2e('success')] })];
    expect(evaluate(environment, { sources }, since)).toMatchObject({
      state: 'waiting',
      detail: 'the checks of dev could not be read',
    });
  });
});

describe('several environments before', () => {
  const now = '2026-11-21T10:00:00Z';
  const late = source({ environment: 'qa', stay: { since: '2026-11-21T09:00:00Z' } });

  test('all of them must pass, the last one tells when', () => {
    const all = environmentWith('{ soak: 2h }');
    expect(evaluate(all, { sources: [source(), late] }, now)).toEqual({
      name: 'soak',
      state: 'waiting',
      detail: 'qa runs it since 2026-11-21T09:00:00Z, for 2h',
      until: '2026-11-21T11:00:00Z',
    });
    expect(evaluate(all, { sources: [source({ stay: undefined }), late] }, now)).not.toHaveProperty('until');
    expect(evaluate(all, { sources: [] }, now).state).toBe('failed');
  });

  test('any of them may pass, but one alone in everything', () => {
    const any = environmentWith('{ soak: 2h, checks: [{ context: a, by: b }] }', ', need: any');
    const checks = [{ context: 'a', by: 'b', state: 'success', at: now }];
    const states = (sources: GateFacts['sources']): readonly string[] =>
      evaluateGates(any, { ...nothing, sources }, new Date(now)).map(({ state }) => state);
    expect(states([late, source({ checks })])).toEqual(['passed', 'passed']);
    expect(states([source(), { ...late, checks }])).not.toEqual(['passed', 'passed']);
    expect(states([source({ checks, held: 'bad' }), late])).not.toContain('passed');
  });
});

test('no gate passes on what is not known', { timeout: 120_000 }, () => {
  const gates = `{ soak: 1h, checks: [{ context: a, by: b }], approvals: 1, attestation: { signer: a/b/.github/workflows/c.yml },
    metrics: [{ name: m, prometheus: "https://p", query: q, below: 1 }] }`;
  const stays = fc.constantFrom(
    undefined,
    { since: '' },
    { since: 'x' },
    { since: '2026-11-20T09:30:00Z' },
    { since, until: since },
  );
  const checks = fc.constantFrom(
    undefined,
    [],
    [{ context: 'a', by: 'c', state: 'success', at: since }],
    [{ context: 'a', by: 'b', state: '', at: since }],
  );
  const sources = fc.array(fc.record({ environment: fc.constantFrom('dev', 'qa'), stay: stays, checks }), {
    maxLength: 2,
  });
  const metrics = fc.constantFrom(
    new Map(),
    new Map([['m', { values: [] }]]),
    new Map([['m', { values: [Number.NaN] }]]),
    new Map([['m', { problem: 'no answer' }]]),
    new Map([['n', { values: [0] }]]),
  );
  const verdicts = fc.constantFrom(
    new Map(),
    new Map([['sha256:1', { state: 'unknown', detail: '' } as const]]),
    new Map([['sha256:1', { state: 'refused', detail: '' } as const]]),
  );
  const review = fc.constantFrom(
    undefined,
    { head: 'a', authors: [], committers: [], reviews: [], teams: new Map() },
    {
      head: 'a',
      authors: [],
      committers: [undefined],
      teams: new Map(),
      reviews: [{ by: 'b', state: 'APPROVED', commit: 'a', at: since, mayWrite: true }],
    },
  );
  const images = fc.constantFrom(
    [],
    [{ registry: 'a', path: 'b', repository: 'a/b', digest: 'sha256:1' }],
    [{ registry: 'a', path: 'b', repository: 'a/b', tag: '1' }],
  );
  const facts = fc.record({ sources, metrics, attestations: verdicts, review, images });
  const need = fc.constantFrom('all', 'any');
  fc.assert(
    fc.property(facts, need, (known, wanted) => {
      const environment = environmentWith(gates, `, need: ${wanted}`);
      const results = evaluateGates(environment, known, new Date('2026-11-20T10:00:00Z'));
      expect(results.map(({ name }) => name).toSorted()).toEqual([
        'approvals',
        'attestation',
        'checks',
        'metrics',
        'soak',
      ]);
      expect(results.filter((result) => isPassed([result]))).toEqual([]);
      expect(results.every(({ detail }) => detail !== '')).toBe(true);
    }),
    { numRuns: scaled(200, 5_000) },
  );
});
