import { expect } from 'vitest';
import { scaled } from '../../scale.ts';
import { killAtAnyMoment } from '../sweep/kills.ts';
import { expectNoneDoubled } from '../sweep/scene.ts';
import { fileOf, filesOf, type Layout, manifest, worldOf } from './world.ts';

const layout: Layout = {
  environments: [
    ['staging', ''],
    ['production', 'promote: auto, gates: { window: { timezone: UTC, freeze: ["2020-01-01"] } }'],
  ],
  apps: ['checkout', 'cart'],
};

killAtAnyMoment(
  {
    action: 'promote',
    async origins(github) {
      await github.createRepository('acme/origin', filesOf(layout));
      const world = worldOf(github, 'acme/origin');
      const staging = layout.apps.map((name) => [fileOf('staging', name), manifest(name, '1.0.1')] as const);
      await world.commit(Object.fromEntries(staging));
      return [world];
    },
    async copy({ github, repository }, copy) {
      await github.copyRepository(repository, copy);
      return worldOf(github, copy);
    },
    inputs: ({ repository, token }) => ({ repository, token, 'retry-for': '20s' }),
    run: async (world) => (await world.promote()).result,
    expectSound: expectNoneDoubled,
    async expectRight(world, { where }) {
      const states = world.pullRequests().map(({ state }) => state);
      expect(states, where).toEqual(['merged', 'merged']);
      for (const name of layout.apps)
        expect(await world.read(fileOf('production', name)), where).toBe(manifest(name, '1.0.1'));
    },
    said: ['"operation":"merged"', 'merged'],
  },
  scaled(1, 100),
);
