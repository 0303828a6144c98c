import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { movesOf, readConfig } from '#environment';
import type { File } from '#manifest';
import { scaled } from '../../../scale.ts';
import { digest } from '../delivery.ts';
import { forms } from './forms.ts';

const shop = 'ghcr.io/acme/shop';
const config = readConfig(`version: 1
environments: [{ name: dev, path: envs/dev }, { name: prod, path: envs/prod }]
apps:
  - name: shop
    images: [{ image: ${shop}, targets: [{ file: "{path}/shop.yaml", at: app.image }, { file: "{path}/all/*.yaml" }, { file: "{path}/kustomization.yaml", at: "images[name=${shop}]" }] }]
  - { name: cart, environments: [dev], images: [{ image: ghcr.io/acme/cart, targets: [{ file: "{path}/shop.yaml" }] }] }
`);

const prod = 'envs/prod/shop.yaml';
const kustomization = 'envs/prod/kustomization.yaml';
const entries = `images:\n  - { name: ${shop}, newTag: "1" }\n`;
const text = `app:\n  image: ${shop}:1@${digest('ab')}\n  replicas: 2\nother: { image: "${shop}:7" }\n`;

function moves(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): readonly string[] {
  const files = (texts: Readonly<Record<string, string>>): readonly File[] =>
    Object.entries(texts).map(([path, content]) => ({ path, text: content }));
  const change = { before: files(before), after: files(after) };
  return movesOf(config, change).map(({ environment, app }) => `${environment.name} ${app.name}`);
}

describe('a change of files moves an app', () => {
  test.each<readonly [string, Readonly<Record<string, string>>, Readonly<Record<string, string>>, readonly string[]]>([
    ['by its tag', { [prod]: text }, { [prod]: text.replace(':1@', ':2@') }, ['prod shop']],
    ['by its digest', { [prod]: text }, { [prod]: text.replace(digest('ab'), digest('cd')) }, ['prod shop']],
    ['by leaving the digest out', { [prod]: text }, { [prod]: text.replace(`@${digest('ab')}`, '') }, ['prod shop']],
    [
      'by another repository',
      { [prod]: text },
      { [prod]: text.replace('ghcr.io/acme/shop:1', 'evil.example/shop:1') },
      ['prod shop'],
    ],
    [
      'from one foreign repository to the next',
      { [prod]: text.replaceAll(shop, 'evil.example/a') },
      { [prod]: text.replaceAll(shop, 'evil.example/b') },
      ['prod shop'],
    ],
    ['by taking it out', { [prod]: text }, { [prod]: 'app: {}\n' }, ['prod shop']],
    ['by taking the file out', { [prod]: text }, {}, ['prod shop']],
    ['by the file itself', {}, { [prod]: text }, ['prod shop']],
    ['by a second document', { [prod]: text }, { [prod]: `${text}---\n${text}` }, ['prod shop']],
    [
      'by an alias',
      { [prod]: text },
      { [prod]: `x: &x ${shop}:2\n${text.replace(/image: .*ab.*/, 'image: *x')}` },
      ['prod shop'],
    ],
    ['by breaking the file', { [prod]: text }, { [prod]: `${text}]` }, ['prod shop']],
    ['by mending it', { [prod]: `${text}]` }, { [prod]: text }, ['prod shop']],
    [
      'by a key that stands twice, of which the last counts',
      { [prod]: text },
      { [prod]: text.replace('  replicas', '  image: evil.example/shop:1\n  replicas') },
      ['prod shop'],
    ],
    [
      'by such a key where no place is named',
      { 'envs/prod/all/a.yaml': text },
      { 'envs/prod/all/a.yaml': text.replace('  replicas', '  image: evil.example/shop:1\n  replicas') },
      ['prod shop'],
    ],
    [
      'by a second entry that fits, which comes after the first',
      { [kustomization]: entries },
      { [kustomization]: `${entries}  - { name: ${shop}, newName: evil.example/shop }\n` },
      ['prod shop'],
    ],
    ['by what a template fills in', { [prod]: text }, { [prod]: text.replace(':1@', ':{{ tag }}@') }, ['prod shop']],
    ['in a file that a glob names', {}, { 'envs/prod/all/new.yaml': `image: ${shop}:3\n` }, ['prod shop']],
    [
      'in every environment',
      { [prod]: text, 'envs/dev/shop.yaml': text },
      { [prod]: text.replace(':1@', ':2@'), 'envs/dev/shop.yaml': text.replace(':1@', ':2@') },
      ['dev shop', 'prod shop'],
    ],
    ['but not by another value', { [prod]: text }, { [prod]: text.replace('replicas: 2', 'replicas: 3') }, []],
    ['but not by a place that no target names', { [prod]: text }, { [prod]: text.replace(':7', ':8') }, []],
    ['but not by a comment', { [prod]: text }, { [prod]: `# new\n${text}` }, []],
    [
      'but not by other quotes',
      { [prod]: text },
      { [prod]: text.replace(`${shop}:1@${digest('ab')}`, `"${shop}:1@${digest('ab')}"`) },
      [],
    ],
    ['but not in another file', {}, { 'envs/prod/else.yaml': text }, []],
    [
      'but not where it does not run',
      { [prod]: text },
      { [prod]: `${text}cart: { image: "ghcr.io/acme/cart:1" }\n` },
      [],
    ],
    [
      'but not by leaving another app out of it',
      { 'envs/dev/shop.yaml': text },
      { 'envs/dev/shop.yaml': `${text}cart: { image: "ghcr.io/acme/cart:1" }\n` },
      ['dev cart'],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(moves(before, after)).toEqual(expected);
  });

  test('whatever the form: a new version always does, the rest of the file never', { timeout: 120_000 }, () => {
    const path = 'envs/prod/all/a.yaml';
    const samples = Object.values(forms).filter(({ file }) => file === undefined);
    const version = fc.stringMatching(/^[1-9]\.[0-9]\.[1-9]$/);
    fc.assert(
      fc.property(fc.constantFrom(...samples), version, ({ text: old }, next) => {
        expect(moves({ [path]: old }, { [path]: old.replace('1.0.0', next) })).toEqual(['prod shop']);
        expect(moves({ [path]: old }, { [path]: `# ${next}\n${old}` })).toEqual([]);
      }),
      { numRuns: scaled(60, 2_000) },
    );
  });
});
