import { expect, test } from 'vitest';
import { ActionError } from '#error';
import { cloneRepository } from '../../sandbox/checkout.ts';
import { startGitHub } from '../../sandbox/github/index.ts';
import { deployment, files } from './environment-repository.ts';
import { newScene } from './in-process.ts';

const repository = 'acme/environments';
const app = 'acme/shop';
const grant = { contents: 'write', 'pull-requests': 'write', metadata: 'read' } as const;

/** An environment, and its app with two commits in a row and one beside them. */
async function startApp() {
  await using cleanUp = new AsyncDisposableStack();
  const github = cleanUp.use(await startGitHub());
  const scene = await newScene(github, repository, files);
  await github.createRepository(app, { 'a.txt': '1' });
  const both = { [repository]: grant, [app]: grant };
  const token = github.mintToken({ actor: 'gitops[bot]', kind: 'app', repositories: both });
  const commitOf = async (ref: string): Promise<string> => (await github.resolveRef(app, ref)) ?? '';
  const first = await commitOf('main');
  await using checkout = await cloneRepository(`${github.url}/${app}.git`, token);
  await checkout.git('checkout', '--quiet', '-b', 'side');
  await checkout.commit('Beside', { 'a.txt': '3' });
  await checkout.git('checkout', '--quiet', 'main');
  await checkout.commit('Next', { 'a.txt': '2' });
  const commits = { first, second: await commitOf('main'), side: await commitOf('side') };
  const stack = cleanUp.move();
  return {
    github,
    commits,
    /** What was done, or why it was refused; what was warned of; how many commits were compared. */
    async deliver(tag: string, sha: string, inputs: Readonly<Record<string, string>> = {}) {
      const before = github.requests.length;
      const image = `ghcr.io/${app}:${tag}@sha256:${'ab'.repeat(32)}`;
      const ended = await scene.deliver({ path: deployment, image, token, ...inputs }, sha).catch((error: unknown) => {
        if (error instanceof ActionError) return error;
        throw error;
      });
      const compared = github.requests.slice(before).filter(({ path }) => path.includes('/compare/')).length;
      if (ended instanceof ActionError) return { ended: ended.code, said: ended.message, compared };
      return { ended: ended.operation, said: ended.warnings.map(({ message }) => message).join('\n'), compared };
    },
    /** What sees the environment alone. */
    poorToken: () => github.mintToken({ actor: 'gitops[bot]', kind: 'app', repositories: { [repository]: grant } }),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

const direct = { mode: 'direct' };

test('tags without an order are told apart by the commits that the images were built from', async () => {
  await using shop = await startApp();
  const { first, second, side } = shop.commits;
  // What ran first says nothing of where it comes from.
  expect(await shop.deliver('main-a', first, direct)).toEqual({
    ended: 'committed',
    said: expect.stringMatching(/^Whether "main-a" is older than "1\.0\.0" cannot be told/),
    compared: 0,
  });
  expect(await shop.deliver('main-b', second, direct)).toEqual({ ended: 'committed', said: '', compared: 1 });
  expect(await shop.deliver('main-a', first, direct)).toEqual({
    ended: 'DOWNGRADE',
    said: 'Moving ghcr.io/acme/shop from main-b to main-a, an earlier commit of acme/shop was refused: "main" holds a newer version.',
    compared: 1,
  });
  expect(await shop.deliver('main-c', side, direct)).toEqual({
    ended: 'committed',
    said: expect.stringMatching(/^Whether "main-c" is older than "main-b" cannot be told/),
    compared: 1,
  });
  await shop.deliver('main-d', second, direct);
  expect(await shop.deliver('main-a', first, { ...direct, downgrade: 'warn' })).toEqual({
    ended: 'committed',
    said: expect.stringMatching(/^This moves .* from main-d to main-a, an earlier commit of acme\/shop, back/),
    compared: 1,
  });
  const allowed = await shop.deliver('main-e', side, { ...direct, downgrade: 'allow' });
  expect(allowed).toEqual({ ended: 'committed', said: '', compared: 0 });
  expect(shop.github.defects).toEqual([]);
});

test.each([
  ['our own pull request', {}],
  ['the pull request of another version', { strategy: 'per-version' }],
])('so they are beside what waits in %s', async (_, inputs) => {
  await using shop = await startApp();
  await shop.deliver('main-b', shop.commits.second, inputs);
  expect(await shop.deliver('main-a', shop.commits.first, inputs)).toMatchObject({
    ended: 'DOWNGRADE',
    said: expect.stringMatching(/from main-b to main-a, an earlier commit .* pull request #1 holds a newer version/),
  });
});

test('a token that does not see the app’s repository leaves a warning', async () => {
  await using shop = await startApp();
  await shop.deliver('main-b', shop.commits.second, direct);
  expect(await shop.deliver('main-a', shop.commits.first, { ...direct, token: shop.poorToken() })).toEqual({
    ended: 'committed',
    said: 'Whether "main-a" is older than "main-b" cannot be told: they are not both semantic versions.',
    compared: 1,
  });
});
