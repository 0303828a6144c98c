import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { policyFor, readConfig, refuseForeignImages, refuseForeignPaths, refuseHeld, versionSteps } from '#environment';
import { ActionError } from '#error';
import { delivery, reference } from './delivery.ts';

const file = `version: 1
defaults:
  downgrade: warn
  merge: auto
  labels: [gitops]
environments:
  - name: dev
    path: envs/dev/
  - { name: prod, path: envs/prod, merge: manual, allowed-paths: ["{path}/**", common.yaml], mode: pull-request }
apps:
  - name: shop
    repo: acme/shop
    environments: [dev, prod]
    images:
      - image: ghcr.io/acme/shop
        targets: [{ file: "{path}/shop.yaml", at: image }]
  - { name: cart, environments: [dev], repo: acme/cart, images: [{ image: ghcr.io/acme/cart }] }
groups: [{ name: all, apps: [shop, cart] }]
holds:
  - { app: shop, environment: prod, by: octocat, reason: the audit, until: 2026-12-01 }
`;

const nothing = { app: undefined, environment: undefined, paths: [], images: [], settings: {} };

function refusalOf(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    const { line, column } = error.at ?? {};
    return `${error.code} ${line === undefined ? '' : `${line}:${column} `}${error.message}`;
  }
  return 'nothing';
}

describe('gitops.yaml', () => {
  test('as the README shows it is right', () => {
    const readme = readFileSync(resolve(import.meta.dirname, '../../../actions/create-pull-request/README.md'), 'utf8');
    const [, example = ''] = /^```yaml gitops\.yaml\n([\s\S]*?)^```$/m.exec(readme) ?? [];
    expect(readConfig(example).environments.map(({ name }) => name)).toEqual(['dev', 'prod']);
  });

  test('is read whole', () => {
    const { defaults, environments, apps, groups, holds } = readConfig(file);
    expect(defaults).toMatchObject({ downgrade: 'warn', merge: 'auto', labels: ['gitops'], strategy: 'rolling' });
    expect(environments.map(({ name, path }) => [name, path])).toEqual([
      ['dev', 'envs/dev'],
      ['prod', 'envs/prod'],
    ]);
    expect(apps[0]).toMatchObject({ name: 'shop', repo: 'acme/shop', environments: ['dev', 'prod'] });
    expect(apps[0]?.images[0]?.targets).toEqual([{ file: '{path}/shop.yaml', at: 'image' }]);
    expect(groups).toEqual([{ name: 'all', apps: ['shop', 'cart'] }]);
    expect(holds[0]).toMatchObject({ by: 'octocat', until: '2026-12-01' });
  });

  test.each([
    ['no map', '[]\n', /CONFIG_INVALID 1:1 .*the file: expected a map/],
    ['an empty file', '', /CONFIG_INVALID .*the file: expected a map/],
    ['no version', 'apps: []\n', /1:1 .*expected the key "version"/],
    ['another version', 'version: 2\n', /1:10 .*version: expected one of 1, found "2"/],
    ['a misspelt key', 'version: 1\nhold: []\n', /2:1 .*hold: expected one of the keys version, defaults/],
    ['a misspelt key deep down', 'version: 1\ndefaults:\n  downgrades: deny\n', /3:3 .*defaults\.downgrades: expected/],
    [
      'a value out of its list',
      'version: 1\ndefaults: { merge: later }\n',
      /2:20 .*defaults\.merge: expected one of manual, auto, immediate, found "later"/,
    ],
    ['a key twice', 'version: 1\nversion: 1\n', /MANIFEST_UNPARSABLE 2:1 .*stands twice/],
    ['an alias', 'version: 1\ngroups: &g []\nholds: *g\n', /MANIFEST_UNPARSABLE 3:8 .*alias/],
    ['two documents', 'version: 1\n---\nversion: 1\n', /MANIFEST_UNPARSABLE .*second document/],
    ['no YAML', 'version: [\n', /MANIFEST_UNPARSABLE/],
    [
      'a name twice',
      'version: 1\nenvironments: [{name: a}, {name: a}]\n',
      /2:27 .*environments\[1\]\.name: expected a name/,
    ],
    [
      'a path outside',
      'version: 1\nenvironments: [{name: a, path: ../x}]\n',
      /environments\[0\]\.path: expected a path inside/,
    ],
    [
      'a hold on nobody',
      'version: 1\napps: [{name: shop}]\nenvironments: [{name: dev}]\nholds: [{app: shp, environment: dev, by: a, reason: b}]\n',
      /4:15 .*holds\[0\]\.app: expected one of the apps shop/,
    ],
    [
      'an app in no environment',
      'version: 1\nenvironments: [{name: dev}]\napps: [{name: a, environments: [prod]}]\n',
      /3:33 .*apps\[0\]\.environments\[0\]: expected one of the environments dev/,
    ],
    [
      'a tag',
      'version: 1\napps: [{name: a, images: [{image: "x:1"}]}]\n',
      /images\[0\]\.image: expected an image repository without/,
    ],
  ])('with %s is refused, with the place', (_, content, says) => {
    expect(refusalOf(() => readConfig(content))).toMatch(says);
  });
});

describe('what holds for a delivery', () => {
  const config = readConfig(file);

  test('comes from the environment, then the defaults, then what is built in', () => {
    const { settings, environment } = policyFor(config, { ...nothing, environment: 'prod' });
    expect([environment, settings.merge, settings.downgrade, settings.foreignCommits]).toEqual([
      'prod',
      'manual',
      'warn',
      'fail',
    ]);
  });

  test('the environment is found by path, the app by its image', () => {
    const wish = { ...nothing, paths: ['envs/prod/shop.yaml'], images: [reference('ghcr.io/acme/shop:1.0.0')] };
    const { environment, app } = policyFor(config, wish);
    expect([environment, app?.name]).toEqual(['prod', 'shop']);
  });

  test('an input may be stricter', () => {
    const wish = { ...nothing, environment: 'dev', settings: { merge: 'manual', downgrade: 'deny' } } as const;
    expect(policyFor(config, wish).settings).toMatchObject({ merge: 'manual', downgrade: 'deny' });
  });

  test.each([
    [
      'a looser merge',
      { environment: 'prod', settings: { merge: 'auto' } },
      /`merge: auto` was refused: gitops\.yaml .* says "manual"/,
    ],
    ['a looser downgrade', { environment: 'dev', settings: { downgrade: 'allow' } }, /`downgrade: allow` was refused/],
    ['a direct commit', { environment: 'dev', settings: { mode: 'direct' } }, /`mode: direct` was refused/],
    ['an unknown environment', { environment: 'stage' }, /has no such environment, only dev, prod/],
    ['paths of no environment', { paths: ['other'] }, /lie in none/],
    ['an app elsewhere', { app: 'cart', environment: 'prod' }, /"cart" to "prod" was refused: .* only in dev/],
  ] as const)('%s is refused', (_, wish, says) => {
    expect(refusalOf(() => policyFor(config, { ...nothing, ...wish }))).toMatch(says);
  });

  test('without the file inputs decide, and nothing bounds the paths', () => {
    const { settings, environment, allowed } = policyFor(undefined, { ...nothing, settings: { mode: 'direct' } });
    expect([settings.mode, environment, allowed]).toEqual(['direct', 'default', []]);
  });

  test('paths must be allowed by the file and by the input, and workflows never are', () => {
    const settings = { allowedPaths: ['envs/*/shop.yaml'] };
    const policy = policyFor(config, { ...nothing, environment: 'prod', settings });
    const refusal = (path: string): string => refusalOf(() => refuseForeignPaths(policy, [{ path }]));
    expect(refusal('envs/prod/shop.yaml')).toBe('nothing');
    expect(refusal('envs/dev/shop.yaml')).toMatch(/NOT_ALLOWED/);
    expect(refusal('envs/prod/cart.yaml')).toMatch(/NOT_ALLOWED/);
    const open = policyFor(undefined, nothing);
    expect(refusalOf(() => refuseForeignPaths(open, [{ path: '.github/workflows/ci.yml' }]))).toMatch(/NOT_ALLOWED/);
  });

  test.each([
    ['2026-11-30', {}, /HELD .*octocat holds it until 2026-12-01: the audit/],
    ['2026-12-01', {}, /nothing/],
    ['2026-11-30', { environment: 'dev' }, /nothing/],
  ])('on %s a held app is refused (%o)', (today, change, says) => {
    const held = { ...delivery, app: 'shop', environment: 'prod', ...change };
    expect(refusalOf(() => refuseHeld(config, held, today))).toMatch(says);
  });

  test.each([
    ['acme/shop', 'ghcr.io/acme/shop:1', /nothing/],
    ['ACME/Shop', 'ghcr.io/acme/shop:1', /nothing/],
    ['acme/cart', 'ghcr.io/acme/shop:1', /says that acme\/shop releases it/],
    ['acme/shop', 'ghcr.io/acme/other:1', /knows no app with this image/],
  ])('%s may deliver %s: %s', (repository, image, says) => {
    expect(refusalOf(() => refuseForeignImages(config, repository, [reference(image)]))).toMatch(says);
  });

  test('without the file every repository may deliver', () => {
    expect(refusalOf(() => refuseForeignImages(undefined, 'a/b', [reference('x:1')]))).toBe('nothing');
  });
});

test.each([
  ['1.0.0', '1.0.1', [1, 0]],
  ['1.0.1', '1.0.0', [0, 0]],
  ['1.0.0-rc.1', '1.0.0', [1, 0]],
  ['latest', '1.0.0', [0, 1]],
  ['1.0.0', '1.0.0', [0, 0]],
])('%s in place of %s', (tag, there, [older, unordered]) => {
  const steps = versionSteps(
    [reference(`ghcr.io/a/b:${tag}`)],
    [reference(`ghcr.io/a/b:${there}`), reference('ghcr.io/a/c:9.0.0')],
  );
  expect([steps.older.length, steps.unordered.length]).toEqual([older, unordered]);
});
