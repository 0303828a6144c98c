import { expect, test } from 'vitest';
import { type Layout, repository, startWorld } from './world.ts';

const layout: Layout = {
  environments: [
    ['staging', ''],
    [
      'production',
      'promote: auto, labels: [GitOps, production], reviewers: { users: [ada, nobody-here], teams: [sre] }, gates: { approvals: 1 }',
    ],
  ],
  apps: ['checkout', 'cart'],
};

test('what is opened is labelled, and those are asked whom its gate listens to; later runs leave both to people', async () => {
  await using world = await startWorld(layout);
  const administration = world.github.administer(repository);
  administration.addLabel('GitOps');
  administration.addCollaborator('ada');
  administration.addTeam('sre');
  await world.deploy('staging', 'checkout', '1.0.1');
  await world.deploy('staging', 'cart', '1.0.1');
  const { sent, promotions } = await world.promote();
  expect(promotions.map(({ operation }) => operation)).toEqual(['opened', 'opened']);
  // Both pull requests are decorated in one request.
  expect(sent.filter((name) => !name.startsWith('/'))).toEqual([
    ...['PromotionOverview', 'PromotionFacts', 'Promote', 'Decorate'],
  ]);
  for (const pull of administration.pullRequests()) {
    expect(pull).toMatchObject({
      labels: ['GitOps'],
      requestedUsers: ['ada'],
      requestedTeams: ['sre'],
    });
  }
  expect(world.log.join('\n')).toContain('#2 goes without the label "production": create it');
  const lacking = world.log.filter((line) => line.includes('nobody-here'));
  expect(lacking).toHaveLength(2);
  expect(lacking[0]).toContain('#1 goes without the reviewer "nobody-here"');

  await world.deploy('staging', 'checkout', '1.0.2');
  const again = await world.promote();
  expect(again.sent).not.toContain('Decorate');
  expect(world.github.defects).toEqual([]);
});

test('labels that cannot be written are a warning, and the promotion stands', async () => {
  await using world = await startWorld(layout);
  world.github.administer(repository).addLabel('GitOps');
  world.github.administer(repository).addLabel('production');
  await world.deploy('staging', 'checkout', '1.0.1');
  const set = await world.github.faults.set({ kind: 'error', status: 502, effect: false }, { skip: 3 });
  const { sent, promotions } = await world.promote();
  expect(sent.at(3)).toBe('Decorate');
  expect(set.spoiled).toHaveLength(1);
  expect(promotions.map(({ operation }) => operation)).toContain('opened');
  expect(world.log.join('\n')).toContain('Labelling pull request #1');
  expect(world.gates(1)?.state).toBe('pending');
});
