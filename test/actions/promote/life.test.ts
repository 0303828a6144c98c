import { describe, expect, test } from 'vitest';
import { fileOf, image, manifest, startWorld } from './world.ts';

const three = {
  environments: [
    ['dev', ''],
    ['staging', 'promote: auto'],
    ['production', 'promote: auto, gates: { soak: 1h }'],
  ],
  apps: ['checkout'],
} as const;

describe('a freight', () => {
  test('goes from environment to environment, in pull requests of its own', async () => {
    await using world = await startWorld(three);
    expect((await world.promote()).promotions.map(({ operation }) => operation)).toEqual(['current', 'current']);
    await world.deploy('dev', 'checkout', '1.0.1');
    const opened = await world.promote();
    expect(opened.promotions).toMatchObject([
      { app: 'checkout', from: 'dev', to: 'staging', operation: 'opened', pullRequest: { number: 1 }, gates: [] },
      { app: 'checkout', from: 'staging', to: 'production', operation: 'current' },
    ]);
    expect(opened.sent).toEqual([
      'PromotionOverview',
      'PromotionFacts',
      'Promote',
      expect.stringMatching(/\/statuses\/…$/),
    ]);
    expect(world.gates(1)).toMatchObject({ state: 'success', description: 'no gates' });
    const [pull] = world.pullRequests();
    expect(pull).toMatchObject({
      title: 'staging: checkout 1.0.0 → 1.0.1',
      headRefName: 'gitops/staging/checkout/rolling',
    });
    const text = await world.read(fileOf('staging', 'checkout'), pull?.headOid);
    expect(text).toBe(manifest('checkout', '1.0.1'));
    await world.merge(1);
    const next = await world.promote();
    expect(next.promotions).toMatchObject([
      { to: 'staging', operation: 'current' },
      {
        to: 'production',
        operation: 'opened',
        pullRequest: { number: 2 },
        gates: [{ name: 'soak', state: 'waiting' }],
      },
    ]);
    expect(world.gates(2)).toMatchObject({
      state: 'pending',
      description: expect.stringContaining('waits for soak until 20'),
    });
    expect(world.pullRequests()[1]?.body).toContain('| production: checkout | soak | **waiting** |');
    const again = await world.promote();
    expect([again.promotions[1]?.operation, again.sent]).toEqual([
      'unchanged',
      ['PromotionOverview', 'PromotionFacts'],
    ]);
    world.ahead = 3_600_000;
    const passed = await world.promote();
    expect(passed.promotions[1]).toMatchObject({ operation: 'unchanged', gates: [{ state: 'passed' }] });
    expect(passed.sent).toEqual(['PromotionOverview', 'PromotionFacts', 'Promote', expect.stringMatching(/statuses/)]);
    expect(world.gates(2)).toMatchObject({ state: 'success', description: 'all gates passed' });
    expect(world.github.defects).toEqual([]);
  });

  test('takes nothing along but the values that targets name', async () => {
    await using world = await startWorld(three);
    await world.commit({
      [fileOf('dev', 'checkout')]: manifest('checkout', '1.0.1', 'debug: true\n'),
      [fileOf('staging', 'checkout')]: manifest('checkout', '1.0.0', 'replicas: 9\r\n'),
    });
    await world.promote();
    const text = await world.read(fileOf('staging', 'checkout'), 'gitops/staging/checkout/rolling');
    expect(text).toBe(manifest('checkout', '1.0.1', 'replicas: 9\r\n'));
    expect(text).toContain(image('checkout', '1.0.1'));
  });
});
