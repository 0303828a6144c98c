import { expect, test } from 'vitest';
import { cloneRepository } from '../../sandbox/checkout.ts';
import { repository, startEnvironmentRepository } from './environment-repository.ts';

const app = 'acme/shop';
const tagged = (tag: string): string => `ghcr.io/${app}:${tag}@sha256:${'ab'.repeat(32)}`;

/** An environment, and its app with two commits in a row and one beside them. */
async function startApp() {
  await using cleanUp = new AsyncDisposableStack();
  const environment = cleanUp.use(await startEnvironmentRepository());
  const { github } = environment;
  await github.createRepository(app, { 'a.txt': '1' });
  const grant = { contents: 'write', 'pull-requests': 'write', metadata: 'read' } as const;
  const token = github.mintToken({
    actor: 'gitops[bot]',
    kind: 'app',
    repositories: { [repository]: grant, [app]: grant },
  });
  const first = (await github.resolveRef(app, 'main')) ?? '';
  await using checkout = await cloneRepository(`${github.url}/${app}.git`, token);
  await checkout.git('checkout', '--quiet', '-b', 'side');
  await checkout.commit('Beside', { 'a.txt': '3' });
  const side = (await github.resolveRef(app, 'side')) ?? '';
  await checkout.git('checkout', '--quiet', 'main');
  await checkout.commit('Next', { 'a.txt': '2' });
  const second = (await github.resolveRef(app, 'main')) ?? '';
  const stack = cleanUp.move();
  return {
    environment,
    commits: { first, second, side },
    async deliver(tag: string, sha: string, inputs: Readonly<Record<string, string>> = {}) {
      const outcome = await environment.deliver({ token, image: tagged(tag), ...inputs }, { GITHUB_SHA: sha });
      const { exitCode, outputs, said, sent } = outcome;
      return {
        exitCode,
        operation: outputs.operation,
        said,
        compared: sent.filter((each) => each.includes('/compare/')).length,
      };
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

const direct = { mode: 'direct' };
const committed = { exitCode: 0, operation: 'committed' };

test('tags without an order are told apart by the commits that the images were built from', async () => {
  await using shop = await startApp();
  const { first, second, side } = shop.commits;
  // What ran first says nothing of where it comes from.
  expect(await shop.deliver('main-a', first, direct)).toMatchObject({
    ...committed,
    said: expect.stringMatching(/Whether "main-a" is older than "1\.0\.0" cannot be told/),
    compared: 0,
  });
  expect(await shop.deliver('main-b', second, direct)).toEqual({ ...committed, said: '', compared: 1 });
  expect(await shop.deliver('main-a', first, direct)).toMatchObject({
    exitCode: 1,
    said: expect.stringMatching(
      /from main-b to main-a, an earlier commit of acme\/shop was refused: "main" holds a newer version/,
    ),
  });
  expect(await shop.deliver('main-c', side, direct)).toMatchObject({
    ...committed,
    said: expect.stringMatching(/Whether "main-c" is older than "main-b" cannot be told/),
    compared: 1,
  });
  await shop.deliver('main-d', second, direct);
  expect(await shop.deliver('main-a', first, { ...direct, downgrade: 'warn' })).toMatchObject({
    ...committed,
    said: expect.stringMatching(/^This moves .* from main-d to main-a, an earlier commit/),
  });
  expect(await shop.deliver('main-e', side, { ...direct, downgrade: 'allow' })).toEqual({
    ...committed,
    said: '',
    compared: 0,
  });
  expect(shop.environment.github.defects).toEqual([]);
});

test('so they are beside what waits in a pull request, ours or that of another version', async () => {
  await using shop = await startApp();
  const { first, second } = shop.commits;
  await shop.deliver('main-b', second);
  const back = {
    exitCode: 1,
    said: expect.stringMatching(/from main-b to main-a, an earlier commit .* pull request #1/),
  };
  expect(await shop.deliver('main-a', first)).toMatchObject(back);
  await using other = await startApp();
  const perVersion = { strategy: 'per-version' };
  await other.deliver('main-b', other.commits.second, perVersion);
  expect(await other.deliver('main-a', other.commits.first, perVersion)).toMatchObject(back);
});

test('a token that does not see the app’s repository leaves a warning', async () => {
  await using shop = await startApp();
  const { first, second } = shop.commits;
  const token = shop.environment.mint({ contents: 'write', 'pull-requests': 'write' });
  await shop.deliver('main-b', second, direct);
  expect(await shop.deliver('main-a', first, { ...direct, token })).toEqual({
    ...committed,
    said: 'Whether "main-a" is older than "main-b" cannot be told: they are not both semantic versions.',
    compared: 1,
  });
});
