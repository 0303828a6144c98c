import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deliverQuickly } from './deliver-here.ts';
import {
  branch,
  deployment,
  type EnvironmentRepository,
  repository,
  shop,
  startEnvironmentRepository,
} from './environment-repository.ts';
import { shareEnvironment } from './share-environment.ts';

const image = shop('1.0.1');

describe('what is refused, with nothing written', () => {
  let environment: EnvironmentRepository;
  beforeAll(async () => {
    environment = await startEnvironmentRepository();
    await environment.github.createRepository('acme/other', { 'a.yaml': 'a: 1\n' });
  });
  afterAll(async () => {
    expect(environment.github.defects).toEqual([]);
    expect(await environment.branches()).toEqual(['main']);
    expect(await environment.pullRequests()).toEqual([]);
    await environment[Symbol.asyncDispose]();
  });

  test.each<[string, Readonly<Record<string, string>>, RegExp]>([
    [
      'a path that does not exist',
      { path: 'apps/shop/deploy.yaml' },
      /Reading "apps\/shop\/deploy.yaml" failed: the default branch/,
    ],
    [
      'inputs that cannot be right, all at once',
      { path: '.github/workflows/ci.yml', branch: 'a..b', repository: 'environments' },
      /^(?=.*"branch": expected a valid branch name)(?=.*"path": expected a path outside of \.github)(?=.*"repository": expected a repository as owner\/name)/s,
    ],
    ['a base that does not exist', { base: 'release' }, /Reading the branch "release" of acme\/environments failed/],
    ['an image that no manifest has, with the near misses', { image: 'ghcr.io/acme/shopp:1' }, /ghcr\.io\/acme\/shop/],
    [
      'no app to name',
      { image: '', set: '[-f apps/shop/deployment.yaml]\nspec.replicas = 3' },
      /neither an `app` nor an `image`/,
    ],
    [
      'a repository out of sight',
      { repository: 'acme/other' },
      /no repository acme\/other, or the token cannot see it/,
    ],
    ['a token that GitHub does not know', { token: 'ghs_unknown' }, /does not accept the token/],
  ])('%s', async (_, inputs, says) => {
    const { exitCode, outputs, said } = await deliverQuickly(environment, { image, ...inputs });
    expect(said).toMatch(says);
    expect([exitCode, outputs]).toEqual([1, {}]);
  });

  test.each<[string, Parameters<EnvironmentRepository['mint']>[0], RegExp]>([
    [
      'contents: read',
      { contents: 'read', 'pull-requests': 'write' },
      /Creating the branch "gitops\/dev\/shop\/rolling" failed: .*"contents: write" on acme\/environments/,
    ],
    [
      'pull-requests: read',
      { contents: 'write', 'pull-requests': 'read' },
      /Opening the pull request from .* failed: .*"pull-requests: write" on acme\/environments/,
    ],
    ['no pull-requests', { contents: 'write' }, /Reading the repository .* failed: .*"pull-requests: write"/],
  ])('a token with %s, by step and permission', async (_, permissions, says) => {
    const { exitCode, said } = await environment.deliver({ image, token: environment.mint(permissions) });
    expect(said).toMatch(says);
    expect(exitCode).toBe(1);
  });
});

describe('somebody’s work is left alone', () => {
  let environment: EnvironmentRepository;
  shareEnvironment((started) => {
    environment = started;
  });

  const edit = (text: string): string => text.replace('replicas: 2', 'replicas: 9');

  test('a branch that was there before, with commits of its own', async () => {
    await environment.commit('feature', deployment, edit);
    await environment.open('feature');
    const before = await environment.github.resolveRef(repository, 'feature');
    const { exitCode, said, sent } = await environment.deliver({ image, branch: 'feature' });
    expect([exitCode, sent]).toEqual([1, ['Inspect']]);
    expect(said).toMatch(/Taking the branch "feature" \(pull request #1\) for dev\/shop failed: it exists/);
    expect(await environment.github.resolveRef(repository, 'feature')).toBe(before);
  });

  test('a branch that somebody just started', async () => {
    const main = await environment.github.resolveRef(repository, 'main');
    await environment.start('empty');
    const { said, sent } = await environment.deliver({ image, branch: 'empty' });
    expect(sent).toEqual(['Inspect']);
    expect(said).toMatch(/Taking the branch "empty"/);
    expect(await environment.github.resolveRef(repository, 'empty')).toBe(main);
  });

  test('commits that somebody added to our pull request, named', async () => {
    await environment.deliver({ image });
    await environment.commit(branch, deployment, edit);
    const before = await environment.github.resolveRef(repository, branch);
    const { exitCode, said, sent } = await environment.deliver({ image: shop('1.0.2') });
    expect([exitCode, sent]).toEqual([1, ['Inspect']]);
    expect(said).toMatch(/\(pull request #2\) failed: .*: [0-9a-f]{7} "Edit apps\/shop\/deployment\.yaml" by /);
    expect(await environment.github.resolveRef(repository, branch)).toBe(before);
  });

  test('such a pull request is told, once, and not closed when the base gets the value', async () => {
    await environment.commit('main', deployment, (text) => text.replace(/image: .*/, `image: ${image}`));
    const { outputs, sent } = await environment.deliver({ image });
    expect(sent).toEqual(['Inspect', 'CommentPullRequest']);
    expect(outputs).toMatchObject({ operation: 'unchanged', number: '2', branch });
    const again = await environment.deliver({ image });
    expect(again.sent).toEqual(['Inspect']);
  });
});
