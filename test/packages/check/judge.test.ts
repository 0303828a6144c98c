import fc from 'fast-check';
import { expect, test } from 'vitest';
import { propertyTimeout, runs } from '../manifest/documents.ts';
import { deployment } from './cases/case.ts';
import { findingsIn, placesOf, type Scene } from './look.ts';

const latest = deployment({ image: 'ghcr.io/acme/shop:latest' });

function waivers(...until: readonly string[]): string {
  const items = until.map(
    (day) => `  - { check: pinned, path: "envs/**", owner: ada, until: ${day}, reason: later }\n`,
  );
  return `version: 1\nwaivers:\n${items.join('')}`;
}

test('says only what is not wrong in the base already, wherever it stands there', () => {
  const before = { 'a.yaml': latest, 'b.yaml': deployment() };
  expect(findingsIn({ before, files: before })).toEqual([]);
  const moved = { 'a.yaml': `# moved\n${latest}`, 'b.yaml': latest };
  expect(placesOf(findingsIn({ before, files: moved }))).toEqual(['b.yaml:12:18']);
  const twice = { ...before, 'a.yaml': `${latest}---\n${latest}` };
  expect(placesOf(findingsIn({ before, files: twice }))).toEqual(['a.yaml:25:18']);
  const other = { ...before, 'a.yaml': latest.replace('acme', 'acme-labs') };
  expect(placesOf(findingsIn({ before, files: other }))).toEqual(['a.yaml:12:18']);
});

test('finds what a change does to files that it leaves alone', () => {
  const base = { 'base/kustomization.yaml': 'resources: [web.yaml]\n', 'base/web.yaml': latest.replace(':latest', '') };
  const pinning = 'resources: [base]\nimages: [{ name: ghcr.io/acme/shop, newTag: 1.0.0 }]\n';
  const found = findingsIn({
    before: { ...base, 'kustomization.yaml': pinning },
    files: { ...base, 'kustomization.yaml': 'resources: [base]\n' },
  });
  expect(placesOf(found)).toEqual(['base/web.yaml:12:18']);
});

test('a waiver holds for its check and its paths, to the day before its end', () => {
  const files = { 'envs/dev/a.yaml': latest, 'other/a.yaml': latest };
  const found = findingsIn({ files, gitops: waivers('2026-11-22') }).filter(({ check }) => check === 'pinned');
  expect(found.map(({ waived }) => waived?.owner)).toEqual(['ada', undefined]);
});

test('a waiver that has ended is named, and another one may hold', () => {
  const files = { 'envs/dev/a.yaml': latest };
  const [ended] = findingsIn({ files, gitops: waivers('2026-11-21') });
  expect(ended).toMatchObject({ check: 'pinned', waived: undefined, expired: { owner: 'ada', until: '2026-11-21' } });
  const [renewed] = findingsIn({ files, gitops: waivers('2026-11-21', '2026-12-24') });
  expect(renewed).toMatchObject({ waived: { until: '2026-12-24' }, expired: undefined });
});

test('the waivers, the policy and the holds of the base bind, not those that a change brings', () => {
  const scene: Scene = {
    gitops: 'version: 1\npolicy: { registries: [ghcr.io/acme] }',
    before: {},
    files: {
      'envs/a.yaml': deployment({ image: 'docker.io/library/nginx:latest' }),
      'gitops.yaml': `${waivers('2030-01-01')}  - { check: registries, path: "**", owner: eve, until: 2030-01-01, reason: no }\n`,
    },
  };
  const found = findingsIn(scene).filter(({ at }) => at.file === 'envs/a.yaml');
  expect(found.map(({ check, waived }) => [check, waived])).toEqual([
    ['pinned', undefined],
    ['registries', undefined],
  ]);
});

test('the order of the files changes nothing', { timeout: propertyTimeout }, () => {
  const files = {
    'a.yaml': latest,
    'b.yaml': 'kind: A\nkind: B\n',
    'c.yaml': deployment({ pod: '\n      hostNetwork: true' }),
    'base/kustomization.yaml': 'resources: [web.yaml]\n',
    'base/web.yaml': latest.replace(':latest', ''),
    'kustomization.yaml': 'resources: [base]\nnamePrefix: a-\n',
    'canary.yaml':
      'apiVersion: flagger.app/v1beta1\nkind: Canary\nmetadata: { name: shop }\nspec: { targetRef: { kind: Deployment, name: shop } }\n',
    'd.yaml': latest.replace('name: shop\nspec', 'name: shop-primary\nspec'),
  };
  const wanted = findingsIn({ files });
  expect(wanted.length).toBeGreaterThan(5);
  const order = fc.shuffledSubarray(Object.entries(files), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(order, (entries) => {
      expect(findingsIn({ files: Object.fromEntries(entries) })).toEqual(wanted);
    }),
    { numRuns: runs(20, 1_000) },
  );
});
