import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type GitHub, startGitHub } from '../../sandbox/github/index.ts';
import { config, files, image, shopFile } from './environments.ts';
import { copiedScene, newScene, type Scene } from './scene.ts';

describe('a rollback that is to be merged', () => {
  let github: GitHub;
  let origin: Scene;
  let copies = 0;
  const scene = async (rules: string): Promise<Scene> => {
    copies += 1;
    const copy = await copiedScene(origin, `acme/merging-${copies}`);
    await copy.commit({ 'gitops.yaml': config.replace('{ mode: pull-request }', rules) });
    return copy;
  };

  beforeAll(async () => {
    github = await startGitHub();
    origin = await newScene(github, 'acme/environments', files);
    for (const version of ['1.0.1', '1.0.2']) {
      await origin.deliver({ image: image('shop', version), environment: 'production' });
    }
  });
  afterAll(async () => {
    expect(github.defects).toEqual([]);
    await github[Symbol.asyncDispose]();
  });

  test('at once is merged in the fourth request, with its trailers', async () => {
    const it = await scene('{ mode: pull-request, merge: immediate }');
    const before = github.requests.length;
    const result = await it.rollBack();
    expect(it.sent(before)).toEqual(['Inspect', 'ReadHistory', 'OpenRollback', 'FinishRollback']);
    expect(result).toMatchObject({ operation: 'merged', commit: await github.resolveRef(it.repository, 'main') });
    expect(await it.read(shopFile)).toContain('1.0.1');
  });

  test('by itself waits for what the rules ask', async () => {
    const it = await scene('{ mode: pull-request, merge: auto }');
    const administration = github.administer(it.repository);
    administration.configure({ allowAutoMerge: true });
    administration.protect('main', { pullRequest: { approvals: 1 } });
    const result = await it.rollBack();
    expect([result.operation, result.warnings]).toEqual(['created', []]);
    await administration.approve(1, 'grace');
    expect(await it.read(shopFile)).toContain('1.0.1');
  });

  test('by itself is merged where nothing has to be waited for, and left to a person where it cannot be', async () => {
    const free = await scene('{ mode: pull-request, merge: auto }');
    github.administer(free.repository).configure({ allowAutoMerge: true });
    expect(await free.rollBack()).toMatchObject({ operation: 'merged' });
    const closed = await scene('{ mode: pull-request, merge: auto }');
    const { operation, warnings } = await closed.rollBack();
    expect([operation, warnings.map(({ message }) => message)]).toEqual([
      'created',
      [expect.stringMatching(/#1 waits for a person/)],
    ]);
  });

  test('at once, and may not be, fails with the words of GitHub and leaves the pull request', async () => {
    const it = await scene('{ mode: pull-request, merge: immediate }');
    github.administer(it.repository).protect('main', { pullRequest: { approvals: 1 } });
    await expect(it.rollBack({ 'retry-for': '1s' })).rejects.toThrow(/Merging pull request #1 failed|approving review/);
    expect(github.administer(it.repository).pullRequests()).toMatchObject([{ state: 'open' }]);
  });

  test('is asked for less than gitops.yaml allows where an input says so', async () => {
    const it = await scene('{ mode: direct, merge: immediate }');
    expect(await it.rollBack({ mode: 'pull-request', merge: 'manual' })).toMatchObject({ operation: 'created' });
    expect(await it.rollBack()).toMatchObject({ operation: 'committed' });
    // The one that waited is settled by that.
    expect(github.administer(it.repository).pullRequests()).toMatchObject([{ state: 'closed' }]);
  });
});
