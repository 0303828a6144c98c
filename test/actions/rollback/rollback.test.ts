import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '#environment';
import { outputs } from '../../../actions/rollback/src/outputs.ts';
import { summary } from '../../../actions/rollback/src/summary.ts';
import { type GitHub, startGitHub } from '../../sandbox/github/index.ts';
import { openPullRequests } from '../sweep/scene.ts';
import { config, files, image, shopFile } from './environments.ts';
import { copiedScene, newScene, type Scene } from './scene.ts';

const branch = 'gitops/production/shop/rollback';
const direct = config.replace('rollback: { mode: pull-request }', 'rollback: { mode: direct }');

describe('rolling back', () => {
  let github: GitHub;
  let origin: Scene;
  let copies = 0;
  const scene = (): Promise<Scene> => {
    copies += 1;
    return copiedScene(origin, `acme/copy-${copies}`);
  };

  beforeAll(async () => {
    github = await startGitHub();
    origin = await newScene(github, 'acme/environments', files);
    for (const version of ['1.0.1', '1.0.2', '1.0.3']) {
      await origin.deliver({ image: image('shop', version), environment: 'production' });
      await origin.deliver({ image: image('cart', version), environment: 'production', group: 'pair' });
    }
  });
  afterAll(async () => {
    expect(github.defects).toEqual([]);
    await github[Symbol.asyncDispose]();
  });

  test('opens one pull request with the earlier values and the hold, in three requests', async () => {
    const { rollBack, read, sent } = await scene();
    const before = github.requests.length;
    const result = await rollBack();
    expect(sent(before)).toEqual(['Inspect', 'ReadHistory', 'OpenRollback']);
    console.log(`rollback: ${sent(before).length} requests, ${result.walked} commits of history walked`);
    expect(outputs(result)).toMatchObject({ operation: 'created', number: '1' });
    const [from, to] = [JSON.parse(outputs(result).from), JSON.parse(outputs(result).to)];
    expect([from.images, to.images]).toEqual([[image('shop', '1.0.3')], [image('shop', '1.0.2')]]);
    expect(to).toMatchObject({ by: 'gitops[bot]', since: expect.stringMatching(/^\d{4}-.*Z$/) });
    const held = [image('shop', '1.0.3').replace(/:1\.0\.3/, '')];
    expect(JSON.parse(outputs(result).held)).toEqual(held);
    const text = await read(shopFile, branch);
    expect(text).toBe(
      (await read(shopFile)).replace(/newTag: .*\n.*digest: .*/, (was) =>
        was.replace('1.0.3', '1.0.2').replace(/sha256:.*/, `sha256:${image('shop', '1.0.2').split('sha256:')[1]}`),
      ),
    );
    const written = await read('gitops.yaml', branch);
    expect(written.startsWith(config)).toBe(true);
    expect(readConfig(written).holds).toEqual([
      {
        ...{ app: 'shop', environment: 'production', by: 'octocat', reason: 'it breaks the checkout' },
        ...{ at: '2026-11-21T10:00:00Z', until: undefined, images: held },
      },
    ]);
    expect(summary(result)).toContain('it breaks the checkout');
  });

  test('asked for again changes nothing, and neither does another reason', async () => {
    const { rollBack, sent } = await scene();
    await rollBack();
    const before = github.requests.length;
    const again = await rollBack({ reason: 'as I said' });
    expect(again).toMatchObject({ operation: 'unchanged', pullRequest: { number: 1 } });
    expect(sent(before)).toEqual(['Inspect', 'ReadHistory']);
  });

  test('that goes elsewhere takes the place of the one that waits, with its own reason', async () => {
    const it = await scene();
    await it.rollBack();
    expect(await it.rollBack({ to: '1.0.1', reason: 'both are bad' })).toMatchObject({ operation: 'updated' });
    expect(await it.read(shopFile, branch)).toContain('newTag: 1.0.1');
    expect(readConfig(await it.read('gitops.yaml', branch)).holds).toMatchObject([{ reason: 'both are bad' }]);
    const [pull] = openPullRequests(it);
    expect(pull?.body).toContain('both are bad');
  });

  test('keeps every other edit, also those that come while it waits', async () => {
    const it = await scene();
    await it.rollBack();
    const edited = (await it.read(shopFile)).replace('count: 2', 'count: 5');
    await it.commit({ [shopFile]: edited });
    const result = await it.rollBack();
    expect(result).toMatchObject({ operation: 'updated', pullRequest: { number: 1 } });
    expect(await it.read(shopFile, branch)).toContain('count: 5');
    expect(await it.read(shopFile, branch)).toContain('newTag: 1.0.2');
    expect(openPullRequests(it)).toHaveLength(1);
  });

  test.each([
    ['a version', '1.0.1', '1.0.1'],
    ['a version with a v', 'v1.0.1', '1.0.1'],
    ['what had no digest', '1.0.0', '1.0.0'],
  ])('goes to %s', async (_, to, version) => {
    const { rollBack, read } = await scene();
    await rollBack({ to });
    const text = await read(shopFile, branch);
    expect(text).toContain(`newTag: ${version}`);
    expect(text.includes('digest')).toBe(version !== '1.0.0');
  });

  test('goes to a freight, to a commit and to a moment', async () => {
    const it = await scene();
    const { to, from } = await it.rollBack({ to: '1.0.1' });
    expect(from.freight.id).not.toBe(to.freight.id);
    for (const wish of [to.freight.id, to.state.oid, to.state.oid.slice(0, 9)]) {
      expect((await it.rollBack({ to: wish })).to.freight.id, wish).toBe(to.freight.id);
    }
    await expect(it.rollBack({ to: '2020-01-01' })).rejects.toThrow(/nothing is known to have run there 2020-01-01/);
    await expect(it.rollBack({ to: '2.0.0' })).rejects.toThrow(/"2\.0\.0" never ran there\. What did: 1\.0\.3 \(/);
    expect(await it.rollBack({ to: '1.0.3' })).toMatchObject({ operation: 'unchanged' });
  });

  test('goes straight to the base where gitops.yaml lets it, and further back the next time', async () => {
    const it = await scene();
    await it.commit({ 'gitops.yaml': direct });
    const before = github.requests.length;
    expect(await it.rollBack()).toMatchObject({ operation: 'committed' });
    expect(it.sent(before)).toEqual(['Inspect', 'ReadHistory', 'CommitRollback']);
    expect(await it.read(shopFile)).toContain('newTag: 1.0.2');
    expect(await it.rollBack()).toMatchObject({ operation: 'committed' });
    expect(await it.read(shopFile)).toContain('newTag: 1.0.1');
    expect(readConfig(await it.read('gitops.yaml')).holds).toHaveLength(2);
    await expect(it.rollBack({ to: '1.0.2' })).rejects.toThrow(/was refused: octocat holds it/);
  });

  test('the same run does not go back twice', async () => {
    const it = await scene();
    await it.commit({ 'gitops.yaml': direct });
    const source = { repository: it.repository, sha: '2'.repeat(40), run: 'https://github.com/runs/1' };
    const first = await it.rollBack({}, { source });
    const again = await it.rollBack({}, { source });
    expect(again.operation).toBe('unchanged');
    expect([outputs(again).from, again.to.freight, again.held]).toEqual([
      outputs(first).from,
      first.to.freight,
      first.held,
    ]);
    expect(await it.read(shopFile)).toContain('newTag: 1.0.2');
  });

  test('a group goes back as one, and holds what it replaces alone', async () => {
    const it = await scene();
    await it.deliver({ image: image('web', '1.0.1'), environment: 'production', group: 'pair' });
    const result = await it.rollBack({ app: '', group: 'pair' });
    expect(result.held).toEqual([image('web', '1.0.1').replace(':1.0.1', '')]);
    await expect(it.rollBack({ app: 'cart' })).rejects.toThrow(/"cart" is of the group "pair"/);
  });

  test('what is refused writes nothing', async () => {
    const it = await scene();
    const before = github.requests.length;
    await expect(it.rollBack({ app: 'other' })).rejects.toThrow(/has no app "other"/);
    await expect(it.rollBack({ environment: 'stage' })).rejects.toThrow(/no such environment, only dev, production/);
    await expect(it.rollBack({ app: '' })).rejects.toThrow(/neither an `app` nor a `group`/);
    await expect(it.rollBack({ group: 'pair' })).rejects.toThrow(/both given/);
    await expect(it.rollBack({ mode: 'direct' })).rejects.toThrow(/`mode: direct` was refused/);
    await expect(it.rollBack({ merge: 'immediate' })).rejects.toThrow(/`merge: immediate` was refused/);
    const gone = { presenceOf: async () => ({ kind: 'gone' }) as const };
    await expect(it.rollBack({}, gone)).rejects.toThrow(/ghcr\.io has it no longer/);
    await it.commit({
      'gitops.yaml': `${config}holds: [{ app: shop, environment: production, by: ada, reason: the audit }]\n`,
    });
    await expect(it.rollBack()).rejects.toThrow(/was refused: ada holds it: the audit/);
    expect(new Set(it.sent(before))).toEqual(new Set(['Inspect', 'ReadHistory', 'PersonCommits']));
  });

  test('a registry that cannot be asked is a warning', async () => {
    const it = await scene();
    const presenceOf = async () => ({ kind: 'unknown', detail: 'it is down' }) as const;
    const result = await it.rollBack({}, { presenceOf });
    expect(result.operation).toBe('created');
    expect(result.warnings.map(({ message }) => message).join()).toMatch(/is still there is not known: it is down/);
  });

  test('closes what would bring it back, and nothing else comes while it waits', async () => {
    const it = await scene();
    await it.commit({ [shopFile]: (await it.read(shopFile)).replace('1.0.3', '1.0.2') });
    const late = { image: image('shop', '1.0.3'), environment: 'production' };
    await it.deliver({ ...late, mode: 'pull-request' });
    await it.commit({ [shopFile]: (await it.read(shopFile)).replace('1.0.2', '1.0.3') });
    expect(openPullRequests(it)).toHaveLength(1);
    const result = await it.rollBack({ to: '1.0.1' });
    expect(openPullRequests(it).map(({ headRefName }) => headRefName)).toEqual([branch]);
    expect(result.operation).toBe('created');
    await expect(it.deliver({ image: image('shop', '1.0.4'), environment: 'production' })).rejects.toThrow(
      /the rollback #2 is open there/,
    );
    await it.deliver({ image: image('shop', '1.0.4'), environment: 'dev' });
  });
});
