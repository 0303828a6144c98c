import { expect, test } from 'vitest';
import { restOf } from '../../sandbox/rest.ts';
import { type Layout, startWorld } from './world.ts';

const layout: Layout = {
  environments: [
    ['staging', ''],
    ['production', 'promote: auto, follow: newest'],
  ],
  apps: ['checkout'],
};

const branch = 'gitops/production/checkout/rolling';

test('words that failed after their commit are told by the next look, the title among them', async () => {
  await using world = await startWorld(layout);
  await world.deploy('staging', 'checkout', '1.0.1');
  await world.promote();
  await world.deploy('staging', 'checkout', '1.0.2');
  await world.github.faults.set({ kind: 'field', field: 1, effect: false }, { matching: /Promote$/ });
  await world.promote();
  const [change] = world.pullRequests();
  expect(change).toMatchObject({ headRefName: branch, title: 'production: checkout 1.0.0 → 1.0.2' });
  expect(change?.body).toContain('`1.0.2@');
  expect(world.github.defects).toEqual([]);
});

test('a title that a person gave stays as long as the freight does', async () => {
  await using world = await startWorld(layout);
  await world.deploy('staging', 'checkout', '1.0.1');
  await world.promote();
  const { github, repository, token } = world;
  const [{ body } = { body: '' }] = world.pullRequests();
  const edited = { title: 'Ship it', body: body.replace('`1.0.1@', '`9.9.9@') };
  await restOf(github.apiUrl, token).send('PATCH', `/repos/${repository}/pulls/1`, edited);
  expect(world.pullRequests()).toMatchObject([edited]);
  await world.promote();
  expect(world.pullRequests()).toMatchObject([{ title: 'Ship it', body }]);
  expect(github.defects).toEqual([]);
});
