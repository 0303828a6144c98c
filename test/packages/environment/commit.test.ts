import { describe, expect, test } from 'vitest';
import { commitMessage, type Delivery, headlineOf, isDeliveryCommit, sourceOfCommit } from '#environment';
import { delivery, digest, reference } from './delivery.ts';

describe('the headline', () => {
  test.each<[string, Partial<Delivery>, string]>([
    ['names old and new', {}, 'dev: shop 1.0.0 → 1.0.1'],
    ['names the new one alone where nothing was', { previous: [] }, 'dev: shop 1.0.1'],
    [
      'compares digests where the tag stays',
      { previous: [reference(`ghcr.io/acme/shop:1.0.1@${digest('cd')}`)] },
      'dev: shop sha256:cdcdcdcdcdcd → sha256:abababababab',
    ],
    ['says settings where there is no image', { images: [], previous: [] }, 'dev: shop settings'],
  ])('%s', (_, change, headline) => {
    expect(headlineOf({ ...delivery, ...change })).toBe(headline);
  });

  test('is cut at 72 characters', () => {
    const headline = headlineOf({ ...delivery, app: 'a'.repeat(100) });
    expect([...headline]).toHaveLength(72);
    expect(headline).toMatch(/a…$/);
  });
});

test('the trailers follow in their order, one ASCII line each', () => {
  expect(commitMessage({ ...delivery, environment: 'dév\nGitops-App: evil' })).toEqual({
    headline: 'dév Gitops-App: evil: shop 1.0.0 → 1.0.1',
    body: [
      'Gitops-Action: set',
      'Gitops-Environment: d?v?Gitops-App: evil',
      'Gitops-App: shop',
      `Gitops-Image: ghcr.io/acme/shop:1.0.1@${digest('ab')}`,
      'Gitops-Previous: ghcr.io/acme/shop:1.0.0',
      'Gitops-Freight: 4e9d08b261dc',
      `Gitops-Source: acme/shop@${'1'.repeat(40)} https://github.com/acme/shop/actions/runs/7`,
      'Gitops-Actor: octocat',
    ].join('\n'),
  });
});

test('those of promotions and rollbacks stand between the source and the actor', () => {
  const promotedFrom = { environment: 'staging', sha: '2'.repeat(40) };
  const more = { action: 'rollback', promotedFrom, rolledBack: '4e9d08b261dc', supersedes: ['#3', '#4'] } as const;
  const names = commitMessage({ ...delivery, ...more })
    .body.split('\n')
    .map((line) => line.replace(/^Gitops-([A-Za-z-]+): .*$/, '$1'));
  expect(names.slice(names.indexOf('Source'))).toEqual([
    'Source',
    'Promoted-From',
    'Rolled-Back',
    'Actor',
    'Supersedes',
    'Supersedes',
  ]);
  expect(commitMessage({ ...delivery, ...more }).body).toContain(`\nGitops-Promoted-From: staging@${'2'.repeat(40)}\n`);
});

test('a sign-off comes last, on a line of its own whatever the name holds', () => {
  const { body } = commitMessage(delivery, '', {
    name: 'Ünal\nGitops-App: evil <x>',
    email: '1+a@users.noreply.github.com',
  });
  expect(body).toMatch(
    /\nGitops-Actor: octocat\nSigned-off-by: ÜnalGitops-App: evil x <1\+a@users\.noreply\.github\.com>$/,
  );
});

test('the source is read back from the trailers', () => {
  const { headline, body } = commitMessage(delivery);
  expect(sourceOfCommit(`${headline}\n\n${body}\n`)).toEqual(delivery.source);
  expect(sourceOfCommit('Gitops-Source: acme/shop@main https://x')).toBeUndefined();
});

test('a message of the user replaces our words and keeps the trailers', () => {
  const message = commitMessage(delivery, 'Roll out the shop\n\nBecause.\n');
  expect(message.headline).toBe('Roll out the shop');
  expect(message.body).toMatch(/^Because\.\n\nGitops-Action: set\n/);
});

test('a commit is recognised by its environment and app, whoever shares the words', () => {
  const { headline, body } = commitMessage(delivery);
  const message = `${headline}\n\n${body}\n`;
  expect(isDeliveryCommit(message, delivery)).toBe(true);
  expect(isDeliveryCommit(message, { ...delivery, app: 'sho' })).toBe(false);
  expect(isDeliveryCommit(message, { ...delivery, environment: 'prod' })).toBe(false);
  expect(isDeliveryCommit('Fix a typo', delivery)).toBe(false);
});
