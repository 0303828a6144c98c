import { expect, test } from 'vitest';
import { branch, type EnvironmentRepository, repository, shop } from './environment-repository.ts';
import { shareEnvironment } from './share-environment.ts';

let environment: EnvironmentRepository;
shareEnvironment((started) => {
  environment = started;
});

const [older, newer] = ['1'.repeat(40), '2'.repeat(40)];

test('the body compares the commits that the images were built from, once the base’s own commits tell the older one', async () => {
  const first = { image: shop('1.0.1'), merge: 'immediate', 'merge-method': 'merge', 'sign-off': 'true' };
  await environment.deliver(first, { GITHUB_SHA: older });
  const image = shop('1.0.2', 'cd');
  await environment.deliver({ image }, { GITHUB_SHA: newer });
  const [before, after] = await environment.pullRequests();
  const address = `${environment.github.url}/acme/shop/compare/${older}...${newer}`;
  expect(before?.body).not.toContain('/compare/');
  expect(after?.body).toContain(`at \`2222222\`. [Compare 1111111…2222222](${address}).`);
  expect((await environment.deliver({ image }, { GITHUB_SHA: newer })).sent).toEqual(['Inspect']);
  // A run of the environment repository itself knows no commit of the app.
  await environment.deliver({ image: shop('1.0.3', 'ef') }, { GITHUB_SHA: newer, GITHUB_REPOSITORY: repository });
  expect((await environment.pullRequests())[1]?.body).not.toContain('/compare/');
});

test('the sign-off names the author of the commit', async () => {
  await environment.deliver({ image: shop('1.1.0'), 'sign-off': 'true', 'commit-message': 'Roll out' });
  await using checkout = await environment.clone();
  const show = async (format: string): Promise<string> =>
    (await checkout.git('show', '--no-patch', `--format=${format}`, `origin/${branch}`)).trim();
  expect(await show('%(trailers:key=Signed-off-by,valueonly)')).toBe(await show('%an <%ae>'));
  expect(await show('%(trailers:key=Gitops-App,valueonly)')).toBe('shop');
});
