import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { edgeOf, holdOn, holdsOnEdge, promotionEdges, readConfig, unitsOf } from '#environment';
import { ActionError } from '#error';
import { scaled } from '../../../scale.ts';
import { digest, reference } from '../delivery.ts';

const config = readConfig(`version: 1
environments:
  - { name: production, after: [eu, us], need: any }
  - { name: dev, after: [] }
  - { name: us, after: [dev] }
  - { name: eu, after: [dev] }
apps:
  - { name: shop }
  - { name: lone, environments: [dev, us] }
  - { name: cart, environments: [dev, eu, production] }
groups: [{ name: store, apps: [cart, shop] }]
holds:
  - { app: shop, environment: eu, by: octocat, reason: bad, images: ["ghcr.io/acme/shop@${digest('ab')}"] }
  - { app: shop, environment: us, by: octocat, reason: old, images: ["ghcr.io/acme/shop:1.0.0"] }
  - { app: lone, environment: dev, by: octocat, reason: audit, until: 2026-12-01 }
`);

describe('the promotion order', () => {
  test('has a step to each environment that comes after others, those first that lead to it', () => {
    expect(promotionEdges(config).map(({ from, to, need }) => `${from.join(' ')} > ${to.name} ${need}`)).toEqual([
      'dev > us all',
      'dev > eu all',
      'us eu > production any',
    ]);
  });

  test('leaves out environments that an app does not run in', () => {
    const last = promotionEdges(config)[2];
    if (last === undefined) throw new Error('There are three steps.');
    const [shop, lone, cart] = config.apps;
    expect([shop, lone, cart].map((app) => app && edgeOf(last, app)?.from)).toEqual([['us', 'eu'], undefined, ['eu']]);
  });

  test('moves an app of a group with that alone, in each environment with those that run there', () => {
    const units = (environment: string): readonly string[] =>
      unitsOf(config, environment).map(({ name, apps }) => `${name}: ${apps.map((app) => app.name).join(' ')}`);
    expect(units('dev')).toEqual(['store: shop cart', 'lone: lone']);
    expect(units('us')).toEqual(['store: shop', 'lone: lone']);
    expect(units('production')).toEqual(['store: shop cart']);
  });

  test('of any environments is sorted, or refused as a circle', { timeout: 120_000 }, () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const after = fc.option(fc.subarray(names, { maxLength: 1 }), { nil: undefined });
    let [orders, circles] = [0, 0];
    fc.assert(
      fc.property(fc.array(after, { minLength: 5, maxLength: 5 }), (lists) => {
        const items = lists.map(
          (list, index) => `{ name: ${names[index]}${list === undefined ? '' : `, after: [${list.join(', ')}]`} }`,
        );
        const befores = lists.map((list, index) => list ?? names.slice(Math.max(0, index - 1), index));
        const content = `version: 1\nenvironments: [${items.join(', ')}]\n`;
        if (isCircle(befores, names)) {
          circles += 1;
          expect(() => readConfig(content)).toThrow(ActionError);
          return;
        }
        orders += 1;
        const edges = promotionEdges(readConfig(content));
        const position = new Map(edges.map(({ to }, index) => [to.name, index]));
        expect(edges).toHaveLength(befores.filter((list) => list.length > 0).length);
        for (const [index, { from }] of edges.entries()) {
          expect(from.every((name) => (position.get(name) ?? -1) < index)).toBe(true);
        }
      }),
      { numRuns: scaled(300, 10_000) },
    );
    console.log(`promotion order: ${orders} sorted, ${circles} circles refused`);
    expect(Math.min(orders, circles)).toBeGreaterThan(10);
  });
});

/** By taking away, again and again, what nothing stands before. */
function isCircle(befores: readonly (readonly string[])[], names: readonly string[]): boolean {
  let left = names.map((name, index) => ({ name, before: befores[index] ?? [] }));
  for (;;) {
    const rest = left.filter(({ before }) => before.some((name) => left.some((each) => each.name === name)));
    if (rest.length === left.length) return left.length > 0;
    left = rest;
  }
}

describe('a hold', () => {
  const today = '2026-11-21';
  const arrival = (image: string, app = 'shop') => ({ app, images: [reference(image)] });

  test.each([
    ['its digest there', 'eu', `ghcr.io/acme/shop:2@${digest('ab')}`, 'bad'],
    ['its digest in another spelling', 'eu', `GHCR.IO/acme/shop@${digest('ab')}`, 'bad'],
    ['no other digest', 'eu', `ghcr.io/acme/shop:2@${digest('cd')}`, undefined],
    ['nothing elsewhere', 'dev', `ghcr.io/acme/shop:2@${digest('ab')}`, undefined],
    ['its tag, with any digest', 'us', `ghcr.io/acme/shop:1.0.0@${digest('cd')}`, 'old'],
    ['no other tag', 'us', 'ghcr.io/acme/shop:1.0.1', undefined],
  ])('refuses %s', (_, environment, image, reason) => {
    expect(holdOn(config, { ...arrival(image), environment }, today)?.reason).toBe(reason);
  });

  test('of a whole app refuses all of it, until its end', () => {
    const lone = { ...arrival('ghcr.io/acme/lone:9', 'lone'), environment: 'dev' };
    expect([holdOn(config, lone, '2026-11-30')?.reason, holdOn(config, lone, '2026-12-01')]).toEqual([
      'audit',
      undefined,
    ]);
  });

  test('holds on the step into the environment, and on every step out of it', () => {
    const held = arrival(`ghcr.io/acme/shop:2@${digest('ab')}`);
    const told = promotionEdges(config).map((edge) => {
      const { target, sources } = holdsOnEdge(config, edge, [arrival('ghcr.io/acme/cart:1', 'cart'), held], today);
      return [edge.to.name, target?.reason, [...sources.keys()]];
    });
    expect(told).toEqual([
      ['us', undefined, []],
      ['eu', 'bad', []],
      ['production', undefined, ['eu']],
    ]);
  });
});
