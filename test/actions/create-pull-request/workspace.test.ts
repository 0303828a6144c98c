import { chmod, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Checkout } from '../../sandbox/checkout.ts';
import { type DeliveredHere, deliverHere } from './deliver-here.ts';
import {
  deployment,
  type EnvironmentRepository,
  repository,
  startEnvironmentRepository,
  values,
} from './environment-repository.ts';

const inputs = { path: '', workspace: '.', app: 'shop' };
const branch = 'gitops/dev/shop/rolling';
const object = (kind: string): string => `/api/v3/repos/${repository}/git/${kind}`;
const [blobs, trees, commits] = ['blobs', 'trees', 'commits'].map(object);

const counts: string[] = [];
afterAll(() => console.log(`requests: ${counts.join(', ')}`));

async function write(checkout: Checkout, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) await writeFile(join(checkout.folder, path), content);
}

/** Mode, id and path of every file that a commit holds. */
async function tree(checkout: Checkout, revision: string): Promise<string> {
  await checkout.git('fetch', '--quiet', 'origin');
  return await checkout.git('ls-tree', '-r', revision);
}

/** What git itself would commit. */
async function asGitCommits(checkout: Checkout): Promise<string> {
  await checkout.git('add', '--all');
  await checkout.git('commit', '--quiet', '--message', 'as git does');
  return await checkout.git('ls-tree', '-r', 'HEAD');
}

/** @param given `workspace` is below the checkout */
async function deliverIn(
  environment: EnvironmentRepository,
  { folder }: Checkout,
  { workspace = '', ...given }: Readonly<Record<string, string>>,
): Promise<DeliveredHere> {
  return await deliverHere(environment, { ...given, ...(workspace !== '' && { workspace: join(folder, workspace) }) });
}

function clean(environment: EnvironmentRepository): void {
  expect(environment.github.defects).toEqual([]);
}

describe('the uncommitted changes of a checkout', () => {
  test('become a pull request in two requests, and the same changes none but a look', async () => {
    await using environment = await startEnvironmentRepository();
    await using checkout = await environment.clone();
    await write(checkout, { [deployment]: 'kind: Deployment\n', 'apps/new.yaml': 'a: 1\n' });
    await rename(join(checkout.folder, values), join(checkout.folder, 'apps/cart/renamed.yaml'));
    const start = (await checkout.git('rev-parse', 'HEAD')).trim();
    const created = await environment.deliver({ ...inputs, 'commit-message': 'Render' }, {}, checkout.folder);
    expect([created.said, created.sent]).toEqual(['', ['Inspect', 'OpenPullRequest']]);
    expect(created.outputs).toMatchObject({ operation: 'created', number: '1', branch, verified: 'true' });
    const [pull] = await environment.pullRequests();
    expect(pull).toMatchObject({ title: 'dev: shop settings', head: { sha: created.outputs['commit-sha'] } });
    expect(pull?.body).toContain('| `apps/cart/values.yaml` | deleted |');
    expect((await environment.log(branch))[0]).toMatch(/^Render\n\nGitops-Action: set\nGitops-Environment: dev\n/);
    const again = await environment.deliver(inputs, {}, checkout.folder);
    expect([again.outputs.operation, again.outputs.number, again.sent]).toEqual(['unchanged', '1', ['Inspect']]);
    expect((await checkout.git('status', '--porcelain')).split('\n').length).toBe(5);
    const head = await tree(checkout, `origin/${branch}`);
    expect((await checkout.git('rev-parse', `origin/${branch}~1`)).trim()).toBe(start);
    expect(head).toBe(await asGitCommits(checkout));
    counts.push(`created ${created.sent.length}, unchanged ${again.sent.length}`);
    clean(environment);
  });

  test('with other files than texts of mode 100644 go by git objects', async () => {
    await using environment = await startEnvironmentRepository();
    await using checkout = await environment.clone();
    await write(checkout, { 'apps/picture.png': Uint8Array.of(0, 255, 1), [deployment]: 'kind: Deployment\n' });
    await chmod(join(checkout.folder, values), 0o755);
    const created = await environment.deliver(inputs, {}, checkout.folder);
    expect(created.sent).toEqual(['Inspect', blobs, trees, commits, 'OpenPullRequest']);
    expect(created.outputs).toMatchObject({ operation: 'created', verified: 'true' });
    await write(checkout, { [deployment]: 'kind: StatefulSet\n' });
    const updated = await environment.deliver(inputs, {}, checkout.folder);
    expect(updated.sent).toEqual(['Inspect', blobs, trees, commits, 'ReplacePullRequest']);
    expect(updated.outputs).toMatchObject({ operation: 'updated', number: '1' });
    const direct = await environment.deliver({ ...inputs, mode: 'direct' }, {}, checkout.folder);
    expect(direct.sent).toEqual(['Inspect', blobs, trees, commits, 'CommitToBase']);
    const [onBranch, onMain] = [await tree(checkout, `origin/${branch}`), await tree(checkout, 'origin/main')];
    expect([onBranch, onMain]).toEqual(Array(2).fill(await asGitCommits(checkout)));
    counts.push(`with a binary and an executable ${created.sent.length}, updated ${updated.sent.length}`);
    clean(environment);
  });

  test('are only those of `add-paths`, in the environment that they lie in', async () => {
    await using environment = await startEnvironmentRepository();
    const config = 'version: 1\nenvironments: [{ name: prod, path: apps/cart }, { name: qa, path: apps/shop }]\n';
    await environment.commit('main', 'gitops.yaml', () => config);
    await using checkout = await environment.clone();
    await write(checkout, { [deployment]: 'a: 1\n', [values]: 'a: 1\n' });
    const call = { ...inputs, environment: '' };
    const refused = await deliverIn(environment, checkout, { ...call, environment: 'qa' });
    expect([refused.exitCode, refused.said]).toEqual([
      1,
      expect.stringMatching(/Editing "apps\/cart\/values\.yaml" was refused/),
    ]);
    const added = { ...call, 'add-paths': 'apps/shop', strategy: 'per-version' };
    const { outputs } = await deliverIn(environment, checkout, added);
    expect(outputs).toMatchObject({ operation: 'created', branch: 'gitops/qa/shop/rolling' });
    expect(await environment.read(outputs.branch ?? '', values)).not.toBe('a: 1\n');
    clean(environment);
  });

  test('of many files go by several trees', async () => {
    await using environment = await startEnvironmentRepository();
    await using checkout = await environment.clone();
    const paths = Array.from({ length: 250 }, (_, index) => `apps/file-${index}.yaml`);
    await write(checkout, Object.fromEntries(paths.map((path, index) => [path, `a: ${index}\n`])));
    const { outputs, sent } = await deliverIn(environment, checkout, inputs);
    expect(sent).toEqual(['Inspect', trees, trees, trees, commits, 'OpenPullRequest']);
    expect(outputs.operation).toBe('created');
    expect(await tree(checkout, `origin/${branch}`)).toBe(await asGitCommits(checkout));
    counts.push(`250 files ${sent.length}`);
    clean(environment);
  });

  test('close the pull request once the base holds them', async () => {
    await using environment = await startEnvironmentRepository();
    await using checkout = await environment.clone();
    await write(checkout, { [deployment]: 'a: 1\n' });
    await deliverIn(environment, checkout, inputs);
    await environment.commit('main', deployment, () => 'a: 1\n');
    expect((await deliverIn(environment, checkout, inputs)).outputs.operation).toBe('closed');
    clean(environment);
  });

  test('are merged at once, and the merge is proved', async () => {
    await using environment = await startEnvironmentRepository();
    await using checkout = await environment.clone();
    await write(checkout, { [deployment]: 'a: 1\n' });
    const { outputs, sent } = await deliverIn(environment, checkout, { ...inputs, merge: 'immediate' });
    expect(sent).toEqual(['Inspect', 'OpenPullRequest', 'FinishPullRequest', 'ReadStates']);
    expect([outputs.operation, await environment.read('main', deployment)]).toEqual(['merged', 'a: 1\n']);
    clean(environment);
  });
});

describe('old content is never written over new', () => {
  const theirs = (text: string): string => text.replace('2 #', '9 #');

  test('on the base, in direct mode: the files are named', async () => {
    await using environment = await startEnvironmentRepository();
    await using checkout = await environment.clone();
    await write(checkout, { [deployment]: 'a: 1\n', [values]: 'a: 1\n' });
    await environment.commit('main', deployment, theirs);
    const direct = { ...inputs, mode: 'direct' };
    const { exitCode, said, sent } = await deliverIn(environment, checkout, direct);
    expect([exitCode, sent]).toEqual([1, ['Inspect']]);
    expect(said).toMatch(/Writing "apps\/shop\/deployment\.yaml" to "main" was refused: .* changed there/);
    expect(said).not.toContain(values);
    const other = await deliverIn(environment, checkout, { ...direct, 'add-paths': values });
    expect([other.outputs.operation, other.sent]).toEqual(['committed', ['Inspect', 'CommitToBase']]);
    expect(await environment.read('main', deployment)).toContain('replicas: 9');
    counts.push(`direct ${other.sent.length}`);
    clean(environment);
  });

  test('on a branch with commits of others', async () => {
    await using environment = await startEnvironmentRepository();
    await using checkout = await environment.clone();
    await write(checkout, { [deployment]: 'a: 1\n' });
    await deliverIn(environment, checkout, inputs);
    await environment.commit(branch, values, () => 'theirs: 1\n');
    await write(checkout, { [deployment]: 'a: 2\n', [values]: 'ours: 1\n' });
    expect((await deliverIn(environment, checkout, inputs)).said).toMatch(/commits that this action did not make/);
    const append = { ...inputs, 'foreign-commits': 'append' };
    const refused = await deliverIn(environment, checkout, append);
    expect([refused.exitCode, refused.sent]).toEqual([1, ['Inspect']]);
    expect(refused.said).toMatch(/Writing .*"apps\/cart\/values\.yaml".* was refused/);
    await write(checkout, { 'apps/new.yaml': 'a: 1\n', [values]: 'theirs: 1\n', [deployment]: 'a: 1\n' });
    const { outputs, sent } = await deliverIn(environment, checkout, append);
    expect([outputs.operation, sent]).toEqual(['updated', ['Inspect', 'UpdatePullRequest']]);
    expect(await environment.read(branch, values)).toBe('theirs: 1\n');
    expect(await environment.read(branch, 'apps/new.yaml')).toBe('a: 1\n');
    clean(environment);
  });

  test('where the base moved, the branch starts at the commit of the checkout, and git merges', async () => {
    await using environment = await startEnvironmentRepository();
    await using checkout = await environment.clone();
    const text = (await environment.read('main', deployment)) ?? '';
    await write(checkout, { [deployment]: text.replace('shop:1.0.0', 'shop:1.0.1') });
    await environment.commit('main', deployment, (now) => now.replace('# The shop', '# Our shop'));
    const { outputs, said } = await deliverIn(environment, checkout, { ...inputs, merge: 'immediate' });
    expect(outputs.operation).toBe('merged');
    expect(said).toBe(`"main" has changed "${deployment}" since the commit of the checkout: it may conflict.`);
    expect(await environment.read('main', deployment)).toMatch(/^# Our shop[\s\S]*shop:1\.0\.1\n$/);
    clean(environment);
  });

  test('a newer change takes the place of our older one, on the commit of its checkout', async () => {
    await using environment = await startEnvironmentRepository();
    await using first = await environment.clone();
    await write(first, { [deployment]: 'a: 1\n' });
    await deliverIn(environment, first, inputs);
    await environment.commit('main', values, () => 'theirs: 1\n');
    await using second = await environment.clone();
    await write(second, { [deployment]: 'a: 2\n' });
    const { outputs, sent } = await deliverIn(environment, second, inputs);
    expect([outputs.operation, outputs.number]).toEqual(['updated', '1']);
    expect(sent).toEqual(['Inspect', 'PrepareCommit', 'ReplacePullRequest']);
    expect(await environment.branches()).toEqual([branch, 'main']);
    expect(await environment.read(branch, values)).toBe('theirs: 1\n');
    await first.git('checkout', '--quiet', '--', '.');
    await first.git('pull', '--quiet', 'origin', branch);
    await write(first, { [deployment]: 'a: 3\n' });
    const onTop = await deliverIn(environment, first, inputs);
    expect([onTop.outputs.operation, onTop.sent]).toEqual(['updated', ['Inspect', 'UpdatePullRequest']]);
    counts.push(`re-parented ${sent.length}, added ${onTop.sent.length}`);
    clean(environment);
  });
});

describe('what is refused, with nothing written', () => {
  test('by name', async () => {
    await using environment = await startEnvironmentRepository();
    await using checkout = await environment.clone();
    const says = async (given: Readonly<Record<string, string>>): Promise<string> => {
      const { exitCode, said, sent } = await deliverIn(environment, checkout, { ...inputs, ...given });
      expect([exitCode, sent.filter((each) => each !== 'Inspect')]).toEqual([1, []]);
      return said;
    };
    expect(await says({ image: 'a:1', group: 'g' })).toMatch(/`image`, `group` cannot be used with `workspace`/);
    expect(await says({ workspace: '', 'add-paths': 'apps' })).toMatch(/`add-paths` is given without `workspace`/);
    expect(await says({ workspace: 'apps' })).toMatch(/apps" failed: it lies inside of a checkout/);
    await write(checkout, { '.github/workflows/ci.yml': 'on: push\njobs: { evil: {} }\n' });
    expect(await says({})).toMatch(/Editing "\.github\/workflows\/ci\.yml" was refused/);
    await checkout.git('checkout', '--quiet', '--', '.');
    await rm(join(checkout.folder, values));
    await symlink('/etc/passwd', join(checkout.folder, values));
    expect(await says({})).toMatch(/Committing "apps\/cart\/values\.yaml" was refused: .* symbolic link/);
    await checkout.git('checkout', '--quiet', '--', '.');
    await checkout.git('commit', '--quiet', '--allow-empty', '--message', 'Not pushed');
    await write(checkout, { [values]: 'a: 1\n' });
    expect(await says({})).toMatch(/acme\/environments has no commit [0-9a-f]{40}/);
    clean(environment);
  });
});
