import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundledPackages, type Lock, sbomOf } from '#toolchain';

const root = resolve(import.meta.dirname, '../../../..');
const integrity = `sha512-${Buffer.alloc(64, 7).toString('base64')}`;
const lock: Lock = {
  packages: {
    '': { version: '0.0.0' },
    'node_modules/@scope/a': { version: '1.0.0', license: 'MIT', integrity },
    'node_modules/b': { version: '2.0.0', license: '(MIT OR Apache-2.0)', integrity },
    'node_modules/@scope/a/node_modules/b': { version: '3.0.0', license: 'ISC', integrity },
    'node_modules/an-alias': { name: '@scope/real', version: '4.0.0', license: 'MIT', integrity },
    'node_modules/tool/node_modules/b': { version: '9.0.0', license: 'MIT', integrity, dev: true },
    'node_modules/bundler': { version: '8.0.0', license: 'MIT', integrity, dev: true },
    'node_modules/unlicensed': { version: '5.0.0', integrity },
    'node_modules/stand-in': {},
    'packages/stand-in': { name: 'stand-in', version: '6.0.0', license: 'Apache-2.0' },
  },
};

const subject = {
  ...{ repository: 'Acme/toolkit', tag: 'v1.4.0', commit: 'c'.repeat(40), epochSeconds: 1_700_000_000 },
  bundles: [
    { folder: 'actions/one', packages: bundledPackages(['@scope/a', 'b'], lock) },
    { folder: 'actions/two', packages: bundledPackages(['an-alias', 'b'], lock) },
  ],
};

interface Sbom {
  readonly metadata: { readonly timestamp: string; readonly component: { readonly 'bom-ref': string } };
  readonly components: readonly Readonly<Record<string, unknown>>[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

function sbom(of = subject): Sbom {
  return JSON.parse(sbomOf(of));
}

describe('bundled packages', () => {
  it('are told by the folders they are installed in, each version of them, aliases by their own name', () => {
    const names = bundledPackages(['b', 'an-alias', '@scope/a', 'bundler'], lock).map(
      ({ name, version }) => `${name}@${version}`,
    );
    expect(names).toEqual(['@scope/a@1.0.0', '@scope/real@4.0.0', 'b@2.0.0', 'b@3.0.0', 'bundler@8.0.0']);
  });

  it.each(['unknown', 'a', 'stand-in'])('are refused where package-lock.json does not know "%s"', (folder) => {
    expect(() => bundledPackages([folder], lock)).toThrow(`package-lock.json does not know ${folder}`);
  });
});

describe('the bill of materials', () => {
  it('has a component for each action and each package, once, with its hash and license', () => {
    const { components } = sbom();
    expect(components.map(({ purl }) => purl)).toEqual([
      'pkg:github/acme/toolkit@v1.4.0#actions/one',
      'pkg:github/acme/toolkit@v1.4.0#actions/two',
      'pkg:npm/%40scope/a@1.0.0',
      'pkg:npm/%40scope/real@4.0.0',
      'pkg:npm/b@2.0.0',
      'pkg:npm/b@3.0.0',
    ]);
    expect(components[2]).toMatchObject({
      ...{ type: 'library', name: '@scope/a', version: '1.0.0' },
      hashes: [{ alg: 'SHA-512', content: '07'.repeat(64) }],
      licenses: [{ license: { id: 'MIT' } }],
    });
    expect(components[4]).toMatchObject({ licenses: [{ expression: '(MIT OR Apache-2.0)' }] });
  });

  it('says what each action depends on, and names nothing that it does not hold', () => {
    const { metadata, components, dependencies } = sbom();
    const refs = [metadata.component, ...components].map((component) => component['bom-ref']);
    expect(new Set(refs).size).toBe(refs.length);
    const named = dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn]);
    expect(named.filter((ref) => !refs.includes(ref))).toEqual([]);
    expect(dependencies[2]?.dependsOn).toEqual(['pkg:npm/%40scope/real@4.0.0', 'pkg:npm/b@2.0.0', 'pkg:npm/b@3.0.0']);
  });

  it('is the same for the same commit, whatever the order and the clock, and another for another one', () => {
    expect(sbom().metadata.timestamp).toBe('2023-11-14T22:13:20.000Z');
    expect(sbomOf({ ...subject })).toBe(sbomOf(subject));
    expect(sbomOf({ ...subject, commit: 'd'.repeat(40) })).not.toBe(sbomOf(subject));
  });

  // the bundles are made apart from the sources
  const contents = join(root, 'actions/dist/contents.json');
  it.skipIf(!existsSync(contents))('knows every package in the committed bundles', () => {
    const told: Readonly<Record<string, { readonly packages: readonly string[] }>> = JSON.parse(
      readFileSync(contents, 'utf8'),
    );
    const real: Lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
    const bundles = Object.entries(told).map(([action, { packages }]) => {
      return { folder: `actions/${action}`, packages: bundledPackages(packages, real) };
    });
    const { components } = sbom({ ...subject, bundles });
    const libraries = components.filter(({ type }) => type === 'library');
    console.log(`bill of materials: ${bundles.length} actions, ${libraries.length} packages`);
    expect(libraries.length).toBeGreaterThan(20);
    expect(libraries.filter(({ licenses }) => JSON.stringify(licenses).includes('NOASSERTION'))).toEqual([]);
  });
});
