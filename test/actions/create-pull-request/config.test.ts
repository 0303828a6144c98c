import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deliverQuickly } from './deliver-here.ts';
import {
  deployment,
  type EnvironmentRepository,
  repository,
  shop,
  startEnvironmentRepository,
} from './environment-repository.ts';

const config = `version: 1
defaults: { labels: [gitops], merge: auto }
environments:
  - { name: dev, path: apps }
  - { name: prod, path: prod, merge: manual, mode: direct }
apps:
  - name: storefront
    repo: acme/shop
    images: [{ image: ghcr.io/acme/shop, targets: [{ file: "{path}/shop/deployment.yaml" }] }]
  - { name: cart, images: [{ image: ghcr.io/acme/cart }] }
holds: [{ app: cart, environment: dev, by: ada, reason: the audit }]
`;

describe('an environment repository with a gitops.yaml', () => {
  let environment: EnvironmentRepository;
  beforeAll(async () => {
    environment = await startEnvironmentRepository();
    await environment.commit('main', 'gitops.yaml', () => config);
    await environment.commit('main', 'prod/shop/deployment.yaml', () => 'image: ghcr.io/acme/shop:1.0.0\n');
  });
  afterAll(async () => {
    expect(environment.github.defects).toEqual([]);
    await environment[Symbol.asyncDispose]();
  });

  test('says which files hold the image, which app and which environment it is', async () => {
    const token = environment.mint({ contents: 'write', 'pull-requests': 'write', issues: 'write' });
    const inputs = { image: shop('1.0.1'), path: '', environment: 'dev', token };
    const { outputs, sent } = await environment.deliver(inputs);
    expect(outputs).toMatchObject({ operation: 'created', branch: 'gitops/dev/storefront/rolling' });
    // One look to learn the names, one with them; the label is created once in the repository's life.
    expect(sent).toEqual(['Inspect', 'Inspect', 'OpenPullRequest', 'CreateLabels', 'FinishPullRequest']);
    const [pull] = environment.github.administer(repository).pullRequests();
    expect(pull?.labels).toEqual(['gitops']);
  });

  test('finds the environment by the path, and its own way to the base', async () => {
    const { outputs } = await environment.deliver({ image: shop('1.0.1'), path: 'prod/shop', environment: '' });
    expect(outputs.operation).toBe('committed');
    expect((await environment.log('main'))[0]).toMatch(/^prod: storefront 1\.0\.0 → 1\.0\.1\n/);
  });

  test.each<[string, Readonly<Record<string, string>>, RegExp]>([
    [
      'a held app',
      { image: 'ghcr.io/acme/cart:2.0.0', path: 'apps' },
      /"cart" to "dev" was refused: ada holds it: the audit/,
    ],
    [
      'an image of another repository',
      { image: shop('1.0.2'), 'app-repository': 'acme/cart' },
      /says that acme\/shop releases it/,
    ],
    ['a looser merge', { image: shop('1.0.2'), merge: 'immediate' }, /`merge: immediate` was refused/],
    ['another environment', { image: shop('1.0.2'), environment: 'stage' }, /no such environment, only dev, prod/],
    [
      'a file of another environment',
      { image: shop('1.0.2'), path: 'prod/shop', environment: 'dev' },
      /outside of the allowed paths/,
    ],
    [
      'a file that the input does not allow',
      { image: shop('1.0.2'), 'allowed-paths': 'apps/cart/**' },
      /outside of the allowed paths/,
    ],
    ['an older version', { image: shop('0.9.0'), environment: 'dev' }, /0\.9\.0.* was refused/],
    ['a looser downgrade', { image: shop('0.9.0'), downgrade: 'allow' }, /`downgrade: allow` was refused/],
  ])('refuses %s, with nothing written', async (_, inputs, says) => {
    const { exitCode, said, sent } = await deliverQuickly(environment, inputs);
    expect(said).toMatch(says);
    expect(exitCode).toBe(1);
    expect(new Set(sent)).toEqual(new Set(['Inspect']));
  });

  test('fails where it is wrong, at the place', async () => {
    await environment.commit('main', 'gitops.yaml', (text) => text.replace('holds:', 'hold:'));
    const { exitCode, annotations } = await environment.deliver({ image: shop('1.0.2') });
    expect(exitCode).toBe(1);
    expect(annotations[0]).toMatchObject({
      message: expect.stringMatching(/hold: expected one of the keys/),
      properties: { file: 'gitops.yaml', line: '11' },
    });
  });
});

test('labels, people, teams and a milestone come in the third request, and what is not there is a warning', async () => {
  await using environment = await startEnvironmentRepository();
  const administration = environment.github.administer(repository);
  administration.addLabel('gitops');
  administration.addCollaborator('ada');
  administration.addTeam('platform');
  administration.addMilestone('Spring');
  const { outputs, sent, said } = await environment.deliver({
    image: shop('1.0.1'),
    token: environment.mint({ contents: 'write', 'pull-requests': 'write', members: 'read' }),
    labels: 'gitops',
    reviewers: 'ada\n@gitops\nnobody-here',
    'team-reviewers': 'acme/platform',
    assignees: 'ada',
    milestone: 'Spring',
    draft: 'true',
  });
  expect([outputs.operation, sent]).toEqual(['created', ['Inspect', 'OpenPullRequest', 'FinishPullRequest']]);
  const [pull] = administration.pullRequests();
  expect(pull).toMatchObject({
    draft: true,
    labels: ['gitops'],
    requestedUsers: ['ada'],
    requestedTeams: ['platform'],
    assignees: ['ada'],
    milestone: 1,
  });
  expect(said).toMatch(/"nobody-here"/);
  const again = await environment.deliver({ image: shop('1.0.1'), labels: 'gitops', assignees: 'ada' });
  expect(again.sent).toEqual(['Inspect']);
  expect(environment.github.defects).toEqual([]);
  expect(await environment.read('main', deployment)).toContain('1.0.0');
});

test('the body may come from a file of the checkout, and from nowhere else', async () => {
  await using environment = await startEnvironmentRepository();
  await using checkout = await environment.clone();
  const workspace = checkout.folder;
  await writeFile(join(workspace, 'notes.md'), '## What is new\n\nAll of it.\n');
  await environment.deliver({ image: shop('1.0.1'), body: 'Look.', 'body-path': 'notes.md' }, {}, workspace);
  const [pull] = await environment.pullRequests();
  expect(pull?.body).toContain('Look.\n\n## What is new\n\nAll of it.');
  const outside = await environment.deliver({ image: shop('1.0.2'), 'body-path': '../secret' }, {}, workspace);
  expect([outside.exitCode, outside.sent]).toEqual([1, []]);
});
