import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { deliverQuickly } from './deliver-here.ts';
import { branch, deployment, shop, startEnvironmentRepository, values } from './environment-repository.ts';
import { startUnreliableProxy } from './unreliable-proxy.ts';

const image = shop('1.0.1');

describe('runs at the same time', () => {
  test('for two apps in the same file both land, in pull requests of their own', async () => {
    await using environment = await startEnvironmentRepository();
    const sidecar = 'ghcr.io/acme/sidecar';
    await environment.commit(
      'main',
      deployment,
      (text) => `${text}        - image: ${sidecar}:1.0.0\n          name: sidecar\n`,
    );
    const deliveries = [
      { image, path: 'apps' },
      { image: `${sidecar}:2.0.0@sha256:${'cd'.repeat(32)}`, path: 'apps' },
    ] as const;
    const [one, two] = await Promise.all(deliveries.map((delivery) => environment.deliver(delivery)));
    expect([one?.outputs.operation, two?.outputs.operation]).toEqual(['created', 'created']);
    await environment.merge(Number(one?.outputs.number), 'squash');
    // The two lines are neighbors: git cannot merge the second change, the edit can be made again.
    await expect(environment.merge(Number(two?.outputs.number), 'squash')).rejects.toThrow(/not mergeable/);
    const { outputs } = await environment.deliver(deliveries[1]);
    expect(outputs).toMatchObject({ operation: 'updated', number: two?.outputs.number });
    await environment.merge(Number(outputs.number), 'squash');
    const text = await environment.read('main', deployment);
    expect(text).toContain(image);
    expect(text).toContain(`${sidecar}:2.0.0@`);
    expect(environment.github.defects).toEqual([]);
  });

  test('for the same app converge to one pull request that is described as it is', async () => {
    await using environment = await startEnvironmentRepository();
    const versions = ['1.0.1', '1.0.2', '1.0.3'];
    const outcomes = await Promise.all(
      versions.map((version) => environment.deliver({ image: shop(version), downgrade: 'allow' })),
    );
    expect(outcomes.map(({ exitCode, said }) => [exitCode, said])).toEqual(versions.map(() => [0, '']));
    const pulls = await environment.pullRequests();
    expect(pulls).toHaveLength(1);
    const text = (await environment.read(branch, deployment)) ?? '';
    const landed = versions.find((version) => text.includes(shop(version)));
    expect(pulls[0]?.title).toBe(`dev: shop 1.0.0 → ${landed}`);
    expect(pulls[0]?.body).toContain(`image: ${shop(landed ?? '')}`);
    expect(await environment.branches()).toEqual([branch, 'main']);
    expect(environment.github.defects).toEqual([]);
  });

  test('for a branch that was left by a merge converge too', async () => {
    await using environment = await startEnvironmentRepository();
    const { outputs } = await deliverQuickly(environment, { image });
    await environment.merge(Number(outputs.number), 'squash');
    const versions = ['1.0.2', '1.0.3'];
    const outcomes = await Promise.all(
      versions.map((version) => environment.deliver({ image: shop(version), downgrade: 'allow' })),
    );
    expect(outcomes.map(({ exitCode, said }) => [exitCode, said])).toEqual(versions.map(() => [0, '']));
    const open = (await environment.pullRequests()).filter(({ state }) => state === 'open');
    const text = (await environment.read(branch, deployment)) ?? '';
    const landed = versions.find((version) => text.includes(shop(version)));
    expect(open.map(({ title }) => title)).toEqual([`dev: shop 1.0.1 → ${landed}`]);
    expect(await environment.branches()).toEqual([branch, 'main']);
  });
});

test('a merge of texts that doubles an item is found out', async () => {
  await using environment = await startEnvironmentRepository();
  const { github } = environment;
  const added = Promise.withResolvers<void>();
  await using proxy = await startUnreliableProxy(github.graphqlUrl, 'FinishPullRequest', { after: added.promise });
  const inputs = {
    ...{ image: '', app: 'shop', merge: 'immediate' },
    set: '[deployment/shop]\nspec.template.spec.containers[name=sidecar].image := acme/sidecar:1',
  };
  const delivering = environment.deliver(inputs, { GITHUB_GRAPHQL_URL: proxy.graphqlUrl });
  while (!github.requests.some(({ graphql }) => graphql === 'OpenPullRequest')) await sleep(10);
  // Somebody adds the same container above ours, after we looked and before the merge: git takes both.
  const item = '        - name: sidecar\n          image: acme/sidecar:1\n';
  await environment.commit('main', deployment, (text) =>
    text.replace('        - name: web', `${item}        - name: web`),
  );
  added.resolve();
  const { exitCode, outputs, said } = await delivering;
  const merged = (await environment.read('main', deployment)) ?? '';
  expect(merged.split(item)).toHaveLength(3);
  expect([exitCode, outputs]).toEqual([1, {}]);
  expect(said).toMatch(/do not hold the values at [0-9a-f]{40}: .* fits 2 places .*git merged two changes/s);
});

describe('other places', () => {
  test('Helm values and a set path, in the files of a directory, by the job’s own token', async () => {
    await using environment = await startEnvironmentRepository();
    const token = environment.mint({ contents: 'write', 'pull-requests': 'write' }, 'job', 'github-actions[bot]');
    const { outputs, summary } = await environment.deliver({
      token,
      path: 'apps',
      image: 'ghcr.io/acme/cart:2.0.0',
      set: '[deployment/shop]\nspec.replicas = 4',
      app: 'cart',
      environment: 'prod eu',
    });
    expect(outputs).toMatchObject({ operation: 'created', branch: 'gitops/prod-eu/cart/rolling' });
    expect(await environment.read(outputs.branch ?? '', values)).toContain('tag: 2.0.0');
    expect(await environment.read(outputs.branch ?? '', deployment)).toContain('replicas: 4 # two are enough');
    expect((await environment.pullRequests())[0]?.title).toBe('prod eu: cart 1.0.0 → 2.0.0');
    expect(summary).toMatch(/GITHUB_TOKEN.*the checks of the repository wait/s);
  });

  test('a change of what is edited drops the earlier change from the pull request', async () => {
    await using environment = await startEnvironmentRepository();
    await deliverQuickly(environment, { image, path: 'apps', set: '[-f apps/cart/values.yaml]\nimage.tag = 9' });
    const { outputs, sent } = await deliverQuickly(environment, { image });
    expect([outputs.operation, sent]).toEqual(['updated', ['Inspect', 'PrepareCommit', 'ReplacePullRequest']]);
    expect(await environment.read(branch, values)).toContain('tag: 1.0.0');
  });

  test('what a manifest holds cannot break out of the body', async () => {
    await using environment = await startEnvironmentRepository();
    const evil = '"--> <!-- gitops:end --> ``` @octocat </details> ![x](https://evil.example/x.png)"';
    await deliverQuickly(environment, { image, set: `[deployment/shop]\nmetadata.annotations.note := ${evil}` });
    const [pull] = await environment.pullRequests();
    const body = pull?.body ?? '';
    expect(body.match(/<!-- gitops:end -->/g)).toHaveLength(1);
    expect(body.endsWith('<!-- gitops:end -->')).toBe(true);
    const repeated = await deliverQuickly(environment, {
      image,
      set: `[deployment/shop]\nmetadata.annotations.note := ${evil}`,
    });
    expect(repeated.outputs.operation).toBe('unchanged');
  });
});
