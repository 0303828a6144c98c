import { expect, test } from 'vitest';
import { deployment, type EnvironmentRepository, repository, shop, values } from './environment-repository.ts';
import { shareEnvironment } from './share-environment.ts';

let environment: EnvironmentRepository;
shareEnvironment((started) => {
  environment = started;
});

const shown = (sent: readonly string[]): readonly string[] =>
  sent.map((each) => each.replace(/[0-9a-f]{40}\?recursive=1$/, '…'));
const listing = `/api/v3/repos/${repository}/git/trees/…`;

test('globs cost two requests more, however deep the files lie', async () => {
  const deep = 'apps/one/two/three/four/five/deployment.yaml';
  const text = (await environment.read('main', deployment)) ?? '';
  await environment.commit('main', deep, () => text.replace('name: shop', 'name: deep'));
  await environment.commit('main', 'apps/node_modules/deployment.yaml', () => text);
  const image = shop('1.0.1');
  const { outputs, sent } = await environment.deliver({ image, path: 'apps/**/deployment.yaml' });
  expect(shown(sent)).toEqual(['Inspect', listing, 'Inspect', 'OpenPullRequest']);
  const branch = outputs.branch ?? '';
  const [one, two, never] = await Promise.all(
    [deployment, deep, 'apps/node_modules/deployment.yaml'].map((path) => environment.read(branch, path)),
  );
  expect([one, two].every((each) => each?.includes(image))).toBe(true);
  expect(never).toBe(text);
  const again = await environment.deliver({
    image,
    path: `apps/**/deployment.yaml\n${values}\n*.yaml\napps/*/values.yaml`,
  });
  expect(again.said).toMatch(/Reading "\*\.yaml" failed: no file of the base matches it/);
  const unchanged = await environment.deliver({
    image,
    path: `apps/**/deployment.yaml\n${values}\napps/*/values.yaml`,
  });
  expect([unchanged.outputs.operation, shown(unchanged.sent)]).toEqual(['unchanged', ['Inspect', listing, 'Inspect']]);
  console.log(`requests: created through a glob ${sent.length}, unchanged ${unchanged.sent.length}`);
});

test('globs in the targets of gitops.yaml are read as well', async () => {
  const config = [
    'version: 1',
    'environments: [{ name: dev, path: apps }]',
    'apps:',
    '  - name: cart',
    '    images: [{ image: ghcr.io/acme/cart, targets: [{ file: "{path}/*/values.yaml" }] }]',
  ];
  await environment.commit('main', 'gitops.yaml', () => `${config.join('\n')}\n`);
  const { outputs, said, sent } = await environment.deliver({ image: 'ghcr.io/acme/cart:1.0.1', path: '', pin: 'tag' });
  expect(said).not.toMatch(/failed|refused/);
  expect(await environment.read(outputs.branch ?? '', values)).toContain('tag: 1.0.1');
  expect(shown(sent)).toEqual(['Inspect', 'Inspect', listing, 'Inspect', 'OpenPullRequest']);
});
