import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runAction } from '../../sandbox/action-process.ts';
import { type GitHub, startGitHub } from '../../sandbox/github/index.ts';
import { deployment, environment, gitops, image, place, running, type Scene, startScene } from './scene.ts';

let github: GitHub;
let count = 0;
/** Nothing is landed there. */
let shared: Scene;

beforeAll(async () => {
  github = await startGitHub();
  shared = await scene({ 'legacy/web.yaml': latest });
});
afterAll(async () => {
  expect(github.defects).toEqual([]);
  await shared[Symbol.asyncDispose]();
  await github[Symbol.asyncDispose]();
});

async function scene(files: Readonly<Record<string, string>> = {}): Promise<Scene> {
  count += 1;
  return await startScene(github, `acme/environment-${count}`, { ...environment, ...files });
}

/** No UTF-8. */
const latin = Buffer.from([0x61, 0x3a, 0x20, 0xe9]);
const secret = 'apiVersion: v1\nkind: Secret\nmetadata: { name: shop }\nstringData: { password: canary }\n';
const latest = deployment('ghcr.io/acme/shop:latest');
const waiver = (until: string) =>
  `${gitops}waivers:\n  - { check: pinned, path: "other/**", owner: ada, until: ${until}, reason: moving }\n`;
const hold = `${gitops}holds:\n  - app: shop\n    environment: production\n    images: ["${image('1.1.0').replace(':1.1.0', '')}"]\n    by: ada\n    reason: slow\n`;

describe('a pull request', () => {
  test('is refused for what it brings, and asks little of GitHub', async () => {
    const { found, result, said, asked } = await shared.propose({
      'other/web.yaml': latest,
      'other/secret.yaml': secret,
      ...running({ production: '1.1.0' }),
    });
    expect(found).toEqual([
      `promotion-order ${place}`,
      'secrets other/secret.yaml:4:15',
      'pinned other/web.yaml:12:18',
    ]);
    expect(result).toBe('failed');
    expect(said).toContain('Checking the environment found 3 errors.');
    expect(said).not.toContain('canary');
    console.log(`requests of a pull request that skips an environment: ${asked.length}`);
    expect(asked.length).toBeLessThanOrEqual(8);
  });

  test('passes where it brings nothing that is wrong', async () => {
    const { found, result, said, asked } = await shared.propose(running({ dev: '1.1.0' }));
    expect(found).toEqual([]);
    expect(result).toBe('passed');
    expect(said).toContain('✅ Passed: nothing in 5 files, beyond what is so in `main`.');
    console.log(`requests of a pull request to the first environment: ${asked.length}`);
  });

  test('is not blamed for what came to the base after it began', async () => {
    await using own = await scene();
    await own.propose(running({ dev: '1.1.0' }));
    await own.propose(running({ dev: '1.1.0' }));
    await own.land({ 'other/web.yaml': latest, 'other/secret.yaml': secret });
    await own.land({}, 'change-1');
    expect(await own.check({}, 'main')).toMatchObject({ found: [], result: 'passed' });
  });

  test('may promote what the environment before had, at any time', async () => {
    await using own = await scene();
    await own.land(running({ dev: '1.1.0', staging: '1.1.0' }));
    await own.land(running({ staging: '1.2.0' }));
    expect(await own.propose(running({ production: '1.1.0' }))).toMatchObject({ found: [], result: 'passed' });
    const skipping = await own.propose(running({ production: '1.3.0' }));
    expect(skipping.found).toEqual([`promotion-order ${place}`]);
    expect(skipping.said).toContain('production gets shop:1.3.0 of shop, which staging never had.');
  });

  test('is judged by the files that gitops.yaml names, wherever they lie', async () => {
    const targets = 'targets: [{ file: "{path}/shop.yaml" }, { file: "values/{path}.yaml" }]';
    const values = (name: string, version: string) => ({
      [`values/envs/${name}.yaml`]: `image:\n  repository: ghcr.io/acme/shop\n  tag: ${image(version).split(':').slice(1).join(':')}\n`,
    });
    const both = (name: 'staging' | 'production', version: string) => ({
      ...running({ [name]: version }),
      ...values(name, version),
    });
    const first = { ...both('staging', '1.0.0'), ...both('production', '1.0.0') };
    const changed = gitops.replace('targets: [{ file: "{path}/shop.yaml" }]', targets);
    await using own = await scene({ ...first, 'gitops.yaml': changed });
    await own.land(both('staging', '1.1.0'));
    await own.land(both('staging', '1.2.0'));
    expect((await own.propose(both('production', '1.1.0'))).found).toEqual([]);
    expect((await own.propose(both('production', '1.3.0'))).found).toEqual([`promotion-order ${place}`]);
  });

  test('goes back by a rollback alone, which holds what it replaces', async () => {
    await using own = await scene();
    await own.land(running({ dev: '1.1.0', staging: '1.1.0' }));
    await own.land(running({ production: '1.1.0' }));
    expect((await own.propose(running({ production: '1.0.0' }))).found).toEqual([`downgrade ${place}`]);
    const rollback = { ...running({ production: '1.0.0' }), 'gitops.yaml': hold };
    expect((await own.propose(rollback)).found).toEqual([]);
    const invented = { ...running({ production: '0.9.0' }), 'gitops.yaml': hold };
    expect((await own.propose(invented)).found).toEqual([`downgrade ${place}`, `promotion-order ${place}`]);
  });

  test('gets nowhere by a gitops.yaml of its own', async () => {
    await using own = await scene({ 'gitops.yaml': hold });
    await own.land(running({ dev: '1.1.0', staging: '1.1.0' }));
    const proposed = `${waiver('2030-01-01').replace('other/**', '**')}policy: { promotion-order: allow, secrets: allow }\n`;
    const { found } = await own.propose({
      ...running({ production: '1.1.0' }),
      'gitops.yaml': proposed,
      'other/web.yaml': latest,
      'other/secret.yaml': secret,
    });
    expect(found).toEqual([`held ${place}`, 'secrets other/secret.yaml:4:15', 'pinned other/web.yaml:12:18']);
  });

  test('can mend a gitops.yaml that nobody can read', async () => {
    await using own = await scene({ 'gitops.yaml': 'version: 1\nenvironmets: []\n' });
    const { found, result, said } = await own.propose({ 'gitops.yaml': gitops });
    expect([found, result]).toEqual([[], 'passed']);
    expect(said).toContain('warning undefined:undefined The gitops.yaml of main does not count');
  });

  test('is told of files that are no text, no YAML, or lead out of the repository', async () => {
    await shared.propose({ 'broken.yaml': 'a: [\n', 'templates/a.yaml': 'a: {{ b }}\n', 'latin.yaml': latin });
    await symlink('/etc/passwd', join(shared.folder, 'link.yaml'));
    const { found, said } = await shared.check({}, 'main');
    expect(found).toEqual([
      'parse broken.yaml:2:1',
      'parse latin.yaml:undefined:undefined',
      'template templates/a.yaml:1:4',
    ]);
    expect(said).not.toContain('root:');
  });

  test('that deletes or replaces what was no text is judged by what is there now', async () => {
    await using own = await scene();
    await own.land({ 'other.yaml': 'a: 1\n', 'latin.yaml': latin });
    expect(await own.propose({ 'latin.yaml': 'a: é\n', 'other.yaml': 'a: 2\n' })).toMatchObject({ found: [] });
  });
});

describe('environments that are branches', () => {
  const branched = gitops
    .replaceAll('path: envs/dev }', 'base: main }')
    .replace('path: envs/staging }', 'base: env/staging }')
    .replace('path: envs/production }', 'base: env/production }')
    .replace('{path}/shop.yaml', 'shop.yaml');

  test('are bound by the gitops.yaml of the default branch, and get what the branch before has had', async () => {
    count += 1;
    const files = { 'gitops.yaml': branched, CODEOWNERS: '* @acme/sre\n', 'shop.yaml': deployment(image('1.1.0')) };
    await using own = await startScene(github, `acme/environment-${count}`, files);
    const holding = (version: string) => ({ 'shop.yaml': deployment(image(version)) });
    await own.land(holding('1.1.0'), 'env/staging');
    await own.land(holding('1.0.0'), 'env/production');
    const propose = async (version: string) => (await own.propose(holding(version), {}, 'env/production')).found;
    expect(await propose('1.1.0')).toEqual([]);
    expect(await propose('1.2.0')).toEqual(['promotion-order shop.yaml:12:18']);
  });
});

describe('waivers', () => {
  test('of the base let pass what they name, and are shown with owner and end', async () => {
    await using own = await scene({ 'gitops.yaml': waiver('2026-11-22') });
    const { found, result, said } = await own.propose({ 'other/web.yaml': latest, 'web.yaml': latest });
    expect(found).toEqual(['pinned other/web.yaml:12:18 ada', 'pinned web.yaml:12:18']);
    expect(result).toBe('failed');
    expect(said).toContain(
      '| `pinned` | `other/&#42;&#42;` | ada | `2026-11-22` | moving | 1 |'.replaceAll('&#42;', '*'),
    );
    expect(said).toContain('Checking the environment found 1 error.');
  });

  test('that have ended let nothing pass, and are named', async () => {
    await using own = await scene({ 'gitops.yaml': waiver('2026-11-21') });
    const { found, result, said } = await own.propose({ 'other/web.yaml': latest });
    expect(found).toEqual(['pinned other/web.yaml:12:18']);
    expect(result).toBe('failed');
    expect(said).toContain('The waiver of ada ended on 2026-11-21.');
  });
});

describe('the inputs', () => {
  test('fail-on: warning fails for warnings, too', async () => {
    const pod = latest.replace(':latest', ':1.0.0').replace('    spec:\n', '    spec:\n      hostNetwork: true\n');
    const files = { 'other/web.yaml': pod };
    expect(await shared.propose(files)).toMatchObject({
      found: ['host-network other/web.yaml:10:7'],
      result: 'passed',
    });
    expect(await shared.check({ 'fail-on': 'warning' }, 'main')).toMatchObject({ result: 'failed' });
  });

  test('path names what is looked into', async () => {
    const { found } = await shared.propose(
      { 'other/web.yaml': latest, 'web.yaml': latest },
      { path: 'other\nenvs/**' },
    );
    expect(found).toEqual(['pinned other/web.yaml:12:18']);
  });

  test('without a base everything counts, by the gitops.yaml of the checkout, and nobody is asked', async () => {
    await shared.land({});
    expect(await shared.check({ token: '' })).toMatchObject({
      found: ['pinned legacy/web.yaml:12:18'],
      result: 'failed',
      asked: [],
    });
  });

  test('base may be a commit', async () => {
    await using own = await scene({ 'other/web.yaml': latest });
    const commit = await own.land({});
    await own.land({ 'web.yaml': latest });
    const { found, said } = await own.check({ base: commit });
    expect(found).toEqual(['pinned web.yaml:12:18']);
    expect(said).toContain(`\`${commit.slice(0, 7)}\``);
  });

  test('in a merge queue the base is the branch that it is for', async () => {
    await shared.propose({ 'web.yaml': latest });
    const { found, said } = await shared.check({}, `refs/heads/gh-readonly-queue/main/pr-7-${'a'.repeat(40)}`);
    expect(found).toEqual(['pinned web.yaml:12:18']);
    expect(said).toContain('beyond what is so in `main`');
  });

  test('pull_request_target is refused: there the base would be judged', async () => {
    const call = { inputs: { repository: shared.repository, token: 'x' }, workspace: shared.folder };
    const environment = { GITHUB_EVENT_NAME: 'pull_request_target', GITHUB_BASE_REF: 'main' };
    const { exitCode, annotations } = await runAction('check-environment', { ...call, environment });
    expect(exitCode).toBe(1);
    expect(annotations).toMatchObject([{ level: 'error', properties: { title: 'NOT_ALLOWED' } }]);
  });

  test('a base takes a token', async () => {
    await expect(shared.check({ token: '' }, 'main')).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(shared.check({}, 'nowhere')).rejects.toMatchObject({ message: /nowhere/ });
  });
});

describe('gates', () => {
  const gated = gitops.replace('envs/production }', 'envs/production, gates: { approvals: 2 } }');
  const change = running({ dev: '1.1.0' });

  test('that no ruleset requires are a warning, also where the pull request changes nothing about it', async () => {
    await using own = await scene({ 'gitops.yaml': gated });
    expect((await own.propose(change)).found).toEqual(['gates gitops.yaml:1:1']);
    const administer = github.administer(own.repository);
    administer.protect('main', { checks: ['gitops/gates'] });
    expect((await own.check({}, 'main')).said).toContain('takes the status "gitops/gates" from anyone');
    administer.protect('main', { checks: ['gitops/gates'], checkApps: { 'gitops/gates': 7 } });
    expect((await own.check({}, 'main')).found).toEqual([]);
  });
});
