import { describe, expect, test } from 'vitest';
import type { AttestationFact, MetricFact } from '#environment';
import { reference } from '../delivery.ts';
import { environmentWith, evaluate } from './facts.ts';

const now = '2026-11-20T10:00:00Z';

describe('metrics', () => {
  const at = 'prometheus: "https://p", query: q';
  const environment = environmentWith(
    `{ metrics: [{ name: errors, ${at}, below: 0.01 }, { name: up, ${at}, above: 0.5, below: 2 }] }`,
  );
  const up: MetricFact = { values: [1, 1.5] };

  test.each<readonly [string, MetricFact | undefined, string]>([
    ['in bounds', { values: [0, 0.009] }, 'passed errors below 0.01; up above 0.5 and below 2'],
    ['on the bound', { values: [0.01] }, 'failed errors is 0.01, not below 0.01'],
    ['one of many out of bounds', { values: [0, 0.123456, 0] }, 'failed errors is 0.123, not below 0.01'],
    ['no number', { values: [0, Number.NaN] }, 'failed errors is NaN, not below 0.01'],
    ['endless', { values: [Number.POSITIVE_INFINITY] }, 'failed errors is Infinity, not below 0.01'],
    ['no series', { values: [] }, 'failed errors has no series'],
    ['no answer', { problem: 'it did not answer in 10 s' }, 'waiting errors: it did not answer in 10 s'],
    ['not asked', undefined, 'waiting errors was not asked for'],
  ])('%s', (_, fact, says) => {
    const metrics = new Map([['up', up], ...(fact === undefined ? [] : [['errors', fact] as const])]);
    const { state, detail } = evaluate(environment, { metrics }, now);
    expect(`${state} ${detail}`).toBe(says);
  });
});

describe('an attestation', () => {
  const environment = environmentWith('{ attestation: { signer: acme/ci/.github/workflows/a.yml } }');
  const digest = `sha256:${'ab'.repeat(32)}`;
  const [shop, cart] = [
    reference(`ghcr.io/acme/shop:1@${digest}`),
    reference(`ghcr.io/acme/cart:1@sha256:${'cd'.repeat(32)}`),
  ];
  const verified: AttestationFact = { state: 'verified', detail: 'fine' };

  test.each<readonly [string, readonly (typeof shop)[], readonly (readonly [string, AttestationFact])[], string]>([
    ['of all images', [shop], [[digest, verified]], 'passed signed by acme/ci/.github/workflows/a.yml'],
    ['of one of two', [shop, cart], [[digest, verified]], 'waiting'],
    ['refused', [shop], [[digest, { state: 'refused', detail: 'wrong signer' }]], 'failed'],
    ['out of reach', [shop], [[digest, { state: 'unknown', detail: 'no answer' }]], 'waiting'],
    ['of an image without digest', [reference('ghcr.io/acme/shop:1')], [], 'failed'],
    ['of nothing', [], [], 'failed'],
  ])('%s', (_, images, known, says) => {
    const { state, detail } = evaluate(environment, { images, attestations: new Map(known) }, now);
    expect(says.includes(' ') ? `${state} ${detail}` : state).toBe(says);
  });
});
