import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AppFreight, freightOf, freightOfFiles, readConfig } from '#environment';
import { ActionError } from '#error';
import { formatReference } from '#image';
import { parseInputs } from '#input';
import { applyEdit, editInputs, editOf, type File } from '#manifest';
import { scaled } from '../../../scale.ts';
import { digest, reference } from '../delivery.ts';
import { forms } from './forms.ts';

const shop = 'ghcr.io/acme/shop';
const whole = `${shop}:1.0.0@${digest('ab')}`;

interface Place {
  readonly file: string;
  readonly at?: string;
}

function freight(files: readonly File[], places: readonly Place[], policy = '{}'): AppFreight {
  const targets = places.map(({ file, at }) => `{ file: "${file}"${at === undefined ? '' : `, at: '${at}'`} }`);
  const config = readConfig(
    `version: 1\nenvironments: [{ name: dev, path: envs/dev }]\napps: [{ name: shop, images: [{ image: ${shop}, targets: [${targets.join(', ')}] }] }]\npolicy: ${policy}\n`,
  );
  const [environment, app] = [config.environments[0], config.apps[0]];
  if (environment === undefined || app === undefined) throw new Error('The file has one of each.');
  return freightOfFiles(config, environment, app, files);
}

const shown = ({ images }: AppFreight): readonly string[] => images.map(formatReference);

describe('the freight of an environment', () => {
  test.each(Object.entries(forms))('is read from %s', (_, { text, at, isTagAlone, file = 'shop.yaml' }) => {
    const files = [{ path: `envs/dev/${file}`, text }];
    const expected = isTagAlone ? [`${shop}:1.0.0`] : [whole];
    for (const place of [{ file: `{path}/${file}` }, { file: `{path}/${file}`, at }]) {
      expect([place, shown(freight(files, [place]))]).toEqual([place, expected]);
    }
    expect(shown(freight(files, [{ file: `{path}/${file}`, at: 'metadata.labels' }]))).toEqual([]);
  });

  test('is what an edit has written, in every form', { timeout: 120_000 }, () => {
    const images = fc.record({
      tag: fc.stringMatching(/^[a-z0-9][a-z0-9.-]{0,20}$/),
      byte: fc.stringMatching(/^[0-9a-f]{2}$/),
    });
    let read = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(forms)),
        images,
        ({ text, at, file = 'shop.yaml', isTagAlone }, { tag, byte }) => {
          const path = `envs/dev/${file}`;
          const image = `${shop}:${tag}@${digest(byte)}`;
          const inputs = parseInputs(editInputs, (name) =>
            name === 'image' ? image : name === 'downgrade' ? 'allow' : '',
          );
          const { files } = applyEdit([{ path, text, named: true }], editOf(inputs));
          const now = files.length === 0 ? [{ path, text }] : files;
          expect(shown(freight(now, [{ file: path, at }]))).toEqual([isTagAlone ? `${shop}:${tag}` : image]);
          read += 1;
        },
      ),
      { numRuns: scaled(150, 5_000) },
    );
    console.log(`freight: ${read} of ${read} written images read back, in ${Object.keys(forms).length} forms`);
  });

  test('a place with room for the tag alone means what another names whole', () => {
    const files = [
      { path: 'a.yaml', text: `image: ${whole}\n` },
      { path: 'b.yaml', text: `image: { repository: ${shop}, tag: 1.0.0 }\n` },
      { path: 'c.yaml', text: `image: ${shop}@${digest('ab')}\n` },
    ];
    const found = freight(files, [{ file: 'a.yaml' }, { file: 'b.yaml' }, { file: 'c.yaml' }]);
    expect([shown(found), found.problems, found.warnings, found.at.length]).toEqual([[whole], [], [], 3]);
    expect(freightOf(found.images)).toBe(freightOf([reference(whole)]));
  });

  test.each([
    ['two versions', `a: { image: "${shop}:1" }\nb: { image: "${shop}:2" }\n`, /dev holds both .*:1 and .*:2/],
    [
      'two digests of one tag',
      `a: { image: "${whole}" }\nb: { image: "${shop}:1.0.0@${digest('cd')}" }\n`,
      /dev holds both/,
    ],
    [
      'a digest at one of two places that have room for it',
      `a: { image: "${whole}" }\nb: { image: "${shop}:1.0.0" }\n`,
      /dev holds both/,
    ],
    ['a version at one of two places', `a: { image: "${whole}" }\nb: { image: "${shop}" }\n`, /dev holds both/],
    [
      'another tag alone',
      `a: { image: "${whole}" }\nb: { image: { repository: "${shop}", tag: 2.0.0 } }\n`,
      /dev holds both/,
    ],
    [
      'a key that stands twice',
      `image: ${whole}\nimage: evil.example/shop:1\n`,
      /image in envs\/dev\/shop.yaml stands twice/,
    ],
    [
      'a part that stands twice',
      `spec: { image: "${whole}" }\nspec: { image: "evil.example/shop:1" }\n`,
      /stands twice/,
    ],
    ['another image', 'image: ghcr.io/acme/cart:1\n', /dev holds no ghcr.io\/acme\/shop/],
    ['no file', undefined, /dev holds no ghcr.io\/acme\/shop/],
    ['no version', `image: ${shop}\n`, /without a version/],
    ['a template', `image: ${shop}:\${TAG}\n`, /image in envs\/dev\/shop.yaml is filled in later/],
    [
      'a range',
      `apiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nspec: { url: "oci://${shop}", ref: { semver: 1.x } }\n`,
      /takes the newest of a range/,
    ],
  ])('of %s is none that could be promoted', (_, text, says) => {
    const files = text === undefined ? [] : [{ path: 'envs/dev/shop.yaml', text }];
    expect(freight(files, [{ file: '{path}/shop.yaml' }]).problems.join()).toMatch(says);
  });

  test('without a digest is worth a warning, or is refused', () => {
    const files = [{ path: 'a.yaml', text: `image: ${shop}:1.0.0\n` }];
    expect(freight(files, [{ file: 'a.yaml' }])).toMatchObject({
      problems: [],
      warnings: [expect.stringMatching(/has no digest: its tag may/)],
    });
    expect(freight(files, [{ file: 'a.yaml' }], '{ pinned: digest }')).toMatchObject({
      problems: [expect.stringMatching(/has no digest/)],
      warnings: [],
    });
  });

  test('may stand in files by a glob, behind an alias, and where a marker of Flux says so', () => {
    const deep = [
      { path: 'envs/dev/a/b.yaml', text: `image: ${whole}\n` },
      { path: 'envs/prod/b.yaml', text: `image: ${shop}:2\n` },
    ];
    expect(shown(freight(deep, [{ file: '{path}/**' }]))).toEqual([whole]);
    const alias = [{ path: 'a.yaml', text: `shop: &shop ${whole}\nweb: { image: *shop }\n` }];
    expect(shown(freight(alias, [{ file: 'a.yaml' }]))).toEqual([whole]);
    const marked = [
      {
        path: 'a.yaml',
        text: `shopVersion: 1.0.0 # {"$imagepolicy": "flux-system:shop:tag"}\nshopDigest: ${digest('ab')} # {"$imagepolicy": "flux-system:shop:digest"}\n`,
      },
    ];
    const places = [
      { file: 'a.yaml', at: 'shopVersion' },
      { file: 'a.yaml', at: 'shopDigest' },
    ];
    expect(shown(freight(marked, places.slice(0, 1)))).toEqual([`${shop}:1.0.0`]);
    expect(shown(freight(marked, [{ file: 'a.yaml' }]))).toEqual([]);
    expect([shown(freight(marked, places)), freight(marked, places).problems]).toEqual([[whole], []]);
  });

  test('of a file that cannot be read is an error with its place', () => {
    const read = (text: string) => () => freight([{ path: 'a.yaml', text }], [{ file: 'a.yaml' }]);
    expect(read(`image: ${shop}:1\n  b: [\n`)).toThrow(ActionError);
  });
});
