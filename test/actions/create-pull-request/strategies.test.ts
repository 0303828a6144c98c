import { describe, expect, test } from 'vitest';
import { deliverQuickly } from './deliver-here.ts';
import {
  branch,
  deployment,
  type EnvironmentRepository,
  repository,
  shop,
  startEnvironmentRepository,
} from './environment-repository.ts';

const newer = { image: shop('1.0.2', 'cd'), strategy: 'per-version' };
const image = shop('1.0.1');
const perVersion = { image, strategy: 'per-version' };

async function states(environment: EnvironmentRepository): Promise<readonly string[]> {
  return (await environment.pullRequests()).map(({ number, state }) => `${number} ${state}`);
}

function clean(environment: EnvironmentRepository): void {
  expect(environment.github.defects).toEqual([]);
}

describe('a pull request for each version', () => {
  test('supersedes the older one, in three requests, once its own number is known', async () => {
    await using environment = await startEnvironmentRepository();
    const first = await environment.deliver(perVersion);
    expect(first.sent).toEqual(['Inspect', 'OpenPullRequest']);
    expect(first.outputs.branch).toMatch(/^gitops\/dev\/shop\/1\.0\.1-[0-9a-f]{8}$/);
    const second = await environment.deliver(newer);
    expect(second.sent).toEqual(['Inspect', 'OpenPullRequest', 'FinishPullRequest']);
    expect(second.outputs).toMatchObject({ operation: 'created', number: '2' });
    expect(await states(environment)).toEqual(['1 closed', '2 open']);
    expect(await environment.branches()).toEqual([second.outputs.branch, 'main']);
    expect((await environment.log(second.outputs.branch ?? ''))[0]).toContain('Gitops-Supersedes: #1');
    expect((await environment.deliver(newer)).sent).toEqual(['Inspect']);
    clean(environment);
  });

  test('leaves the older one open without `supersede`', async () => {
    await using environment = await startEnvironmentRepository();
    await deliverQuickly(environment, perVersion);
    await deliverQuickly(environment, { ...newer, supersede: 'false' });
    expect(await states(environment)).toEqual(['1 open', '2 open']);
  });

  test('comments on one that holds commits of others, and leaves it', async () => {
    await using environment = await startEnvironmentRepository();
    const { outputs } = await deliverQuickly(environment, perVersion);
    await environment.commit(outputs.branch ?? '', deployment, (text) => text.replace('2 #', '3 #'));
    await deliverQuickly(environment, newer);
    expect(await states(environment)).toEqual(['1 open', '2 open']);
    const [pull] = environment.github.administer(repository).pullRequests();
    expect(pull?.comments.map(({ body }) => body)).toEqual([
      'Superseded by #2; this one stays open, for it holds commits of others.',
    ]);
  });

  test('is refused for a version older than one that waits', async () => {
    await using environment = await startEnvironmentRepository();
    await deliverQuickly(environment, newer);
    const { exitCode, said, sent } = await deliverQuickly(environment, perVersion);
    expect([exitCode, sent]).toEqual([1, ['Inspect']]);
    expect(said).toMatch(/from 1\.0\.2 to 1\.0\.1 was refused: pull request #1 holds a newer version/);
  });

  test('opened twice at once leaves the newer version alone', async () => {
    await using environment = await startEnvironmentRepository();
    const outcomes = await Promise.all([environment.deliver(perVersion), environment.deliver(newer)]);
    // The older one may also have been refused, if it looked last.
    expect(outcomes[1]?.exitCode).toBe(0);
    const open = (await environment.pullRequests()).filter(({ state }) => state === 'open');
    expect(open.map(({ title }) => title)).toEqual(['dev: shop 1.0.0 → 1.0.2']);
    clean(environment);
  });
});

describe('commits of others on our branch', () => {
  test('stay below ours with `append`', async () => {
    await using environment = await startEnvironmentRepository();
    await deliverQuickly(environment, { image });
    await environment.commit(branch, deployment, (text) => text.replace('2 #', '9 #'));
    const append = { image: shop('1.0.2'), 'foreign-commits': 'append' };
    const { outputs, sent } = await deliverQuickly(environment, append);
    expect([outputs.operation, sent]).toEqual(['updated', ['Inspect', 'UpdatePullRequest']]);
    const text = await environment.read(branch, deployment);
    expect(text).toContain('replicas: 9');
    expect(text).toContain(shop('1.0.2'));
    expect((await deliverQuickly(environment, append)).sent).toEqual(['Inspect']);
    clean(environment);
  });

  test('are left alone with `new-branch`, which takes the next name', async () => {
    await using environment = await startEnvironmentRepository();
    await deliverQuickly(environment, { image });
    await environment.commit(branch, deployment, (text) => text.replace('2 #', '9 #'));
    const next = { image: shop('1.0.2'), 'foreign-commits': 'new-branch' };
    const { outputs } = await deliverQuickly(environment, next);
    expect(outputs).toMatchObject({ operation: 'created', number: '2', branch: `${branch}-2` });
    const again = await deliverQuickly(environment, next);
    expect(again.outputs).toMatchObject({ operation: 'unchanged', number: '2' });
    expect(await environment.read(`${branch}-2`, deployment)).toContain('replicas: 2');
  });
});

describe('a pull request that a person closed', () => {
  test('is opened again, and says who closed it', async () => {
    await using environment = await startEnvironmentRepository();
    await deliverQuickly(environment, { image });
    await environment.close(1);
    const { outputs } = await deliverQuickly(environment, { image });
    expect(outputs).toMatchObject({ operation: 'created', number: '2' });
    expect((await environment.pullRequests())[1]?.body).toContain('#1 with this very change was closed by `octocat`.');
    clean(environment);
  });

  test('stays closed with `on-closed: respect`, until there is another change', async () => {
    await using environment = await startEnvironmentRepository();
    await deliverQuickly(environment, { image });
    await environment.close(1);
    const respected = await deliverQuickly(environment, { image, 'on-closed': 'respect' });
    expect([respected.outputs.operation, respected.outputs.number, respected.sent]).toEqual([
      'unchanged',
      '',
      ['Inspect'],
    ]);
    expect(respected.said).toMatch(/octocat closed #1 with this very change/);
    const { outputs } = await deliverQuickly(environment, { image: shop('1.0.2', 'cd'), 'on-closed': 'respect' });
    expect(outputs).toMatchObject({ operation: 'created', number: '2' });
  });
});

describe('straight to the base', () => {
  const direct = { mode: 'direct', image };

  test('in two requests, and none but a look when it is there', async () => {
    await using environment = await startEnvironmentRepository();
    const { outputs, sent } = await environment.deliver(direct);
    expect(sent).toEqual(['Inspect', 'CommitToBase']);
    const head = await environment.github.resolveRef(repository, 'main');
    expect(outputs).toMatchObject({ operation: 'committed', number: '', url: '', branch: '', 'commit-sha': head });
    expect((await environment.log('main'))[0]).toMatch(/^dev: shop 1\.0\.0 → 1\.0\.1\n\nGitops-Action: set\n/);
    const again = await environment.deliver(direct);
    expect([again.outputs.operation, again.sent]).toEqual(['unchanged', ['Inspect']]);
  });

  test('a lost answer is found again', async () => {
    await using environment = await startEnvironmentRepository();
    await environment.github.faults.set({ kind: 'reset', effect: true }, { matching: /CommitToBase/ });
    const { outputs, sent } = await deliverQuickly(environment, direct);
    expect(sent).toEqual(['Inspect', 'CommitToBase', 'Inspect']);
    expect(outputs).toMatchObject({
      operation: 'committed',
      'commit-sha': await environment.github.resolveRef(repository, 'main'),
    });
  });
});

describe('several apps in one pull request', () => {
  const sidecar = `ghcr.io/acme/sidecar:2.0.0@sha256:${'ee'.repeat(32)}`;

  test.each([[[image, sidecar]], [[sidecar, image]]])(
    'come to the same texts in whatever order they arrive',
    async (order) => {
      await using environment = await startEnvironmentRepository();
      const other = 'other/sidecar.yaml';
      await environment.commit('main', other, () => 'image: ghcr.io/acme/sidecar:1.0.0\n');
      const paths = new Map([
        [image, deployment],
        [sidecar, other],
      ]);
      for (const each of order) {
        const { said } = await deliverQuickly(environment, {
          image: each,
          path: paths.get(each) ?? '',
          group: 'front',
        });
        expect(said).toBe('');
      }
      // The base changes the same file: both are applied to it anew.
      await environment.commit('main', deployment, (text) => text.replace('2 #', '5 #'));
      const { outputs } = await deliverQuickly(environment, { image, path: deployment, group: 'front' });
      const rolling = 'gitops/dev/front/rolling';
      expect(outputs).toMatchObject({ operation: 'updated', number: '1', branch: rolling });
      expect(await environment.read(rolling, deployment)).toMatch(/replicas: 5[\s\S]*shop:1\.0\.1@/);
      expect(await environment.read(rolling, other)).toContain(sidecar);
      const [pull] = await environment.pullRequests();
      expect(pull?.body).toContain('ghcr.io/acme/sidecar');
      clean(environment);
    },
  );
});

describe('the merge', () => {
  test('at once, in three requests and one to prove it', async () => {
    await using environment = await startEnvironmentRepository();
    const { outputs, sent } = await environment.deliver({ image, merge: 'immediate' });
    expect(sent).toEqual(['Inspect', 'OpenPullRequest', 'FinishPullRequest', 'ReadFiles']);
    const head = await environment.github.resolveRef(repository, 'main');
    expect(outputs).toMatchObject({ operation: 'merged', number: '1', 'commit-sha': head });
    expect((await environment.log('main'))[0]).toMatch(/^dev: shop 1\.0\.0 → 1\.0\.1[\s\S]*Gitops-App: shop/);
    clean(environment);
  });

  test('a merge whose answer was lost is found again', async () => {
    await using environment = await startEnvironmentRepository();
    await environment.github.faults.set({ kind: 'reset', effect: true }, { matching: /FinishPullRequest/ });
    const { outputs } = await deliverQuickly(environment, { image, merge: 'immediate' });
    const head = await environment.github.resolveRef(repository, 'main');
    expect(outputs).toMatchObject({ operation: 'merged', number: '1', 'commit-sha': head });
  });

  test('by GitHub, when checks allow it', async () => {
    await using environment = await startEnvironmentRepository();
    const administration = environment.github.administer(repository);
    administration.configure({ allowAutoMerge: true });
    administration.protect('main', { checks: ['ci'] });
    const { outputs, sent, said } = await deliverQuickly(environment, { image, merge: 'auto' });
    expect([outputs.operation, said, sent.length]).toEqual(['created', '', 3]);
    await administration.setStatus(outputs['commit-sha'] ?? '', 'ci', 'success');
    expect(await states(environment)).toEqual(['1 closed']);
    expect(await environment.read('main', deployment)).toContain(image);
  });

  test('at once, where there is nothing to wait for', async () => {
    await using environment = await startEnvironmentRepository();
    environment.github.administer(repository).configure({ allowAutoMerge: true });
    const { outputs, said } = await deliverQuickly(environment, { image, merge: 'auto' });
    expect([outputs.operation, said]).toEqual(['merged', '']);
  });

  test('by the queue, where the base has one', async () => {
    await using environment = await startEnvironmentRepository();
    const administration = environment.github.administer(repository);
    administration.protect('main', { mergeQueue: true });
    const { outputs, said } = await deliverQuickly(environment, { image, merge: 'auto' });
    expect([outputs.operation, said]).toEqual(['created', '']);
    await administration.mergeQueued('main');
    expect(await environment.read('main', deployment)).toContain(image);
  });

  test('by a person, where the repository allows nothing else, with a warning', async () => {
    await using environment = await startEnvironmentRepository();
    const { outputs, said } = await deliverQuickly(environment, { image, merge: 'auto' });
    expect(outputs.operation).toBe('created');
    expect(said).toMatch(/#1 waits for a person to merge it: the repository does not allow auto-merge/);
  });

  test('by a method that the repository allows', async () => {
    await using environment = await startEnvironmentRepository();
    environment.github.administer(repository).configure({ allowSquashMerge: false });
    const { outputs } = await deliverQuickly(environment, { image, merge: 'immediate', 'merge-method': 'squash' });
    expect(outputs.operation).toBe('merged');
  });
});
