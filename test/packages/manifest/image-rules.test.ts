import { describe, expect, test } from 'vitest';
import { digestA, digestB, edit, editText, refusal } from './edit-texts.ts';

const image = `ghcr.io/acme/shop:1.4.2@${digestB}`;
const values = 'repository: ghcr.io/acme/shop\ntag: 1.4.1\n';
const entry = 'images:\n- name: ghcr.io/acme/shop\n  newTag: 1.4.1\n';
const byDigest = `images:\n- name: ghcr.io/acme/shop\n  digest: ${digestA}\n`;
const source = (ref: string): string => `kind: OCIRepository\nspec:\n  url: oci://ghcr.io/acme/shop\n${ref}`;

describe('pin', () => {
  test.each([
    ['auto', 'image: ghcr.io/acme/shop:1.4.1\n', `image: ${image}\n`],
    ['tag', 'image: ghcr.io/acme/shop:1.4.1\n', 'image: ghcr.io/acme/shop:1.4.2\n'],
    ['digest', 'image: ghcr.io/acme/shop:1.4.1\n', `image: ghcr.io/acme/shop@${digestB}\n`],
    ['tag@digest', `image: ghcr.io/acme/shop@${digestA}\n`, `image: ${image}\n`],
    ['tag', entry, entry.replace('1.4.1', '1.4.2')],
    ['digest', entry, `${entry.replace('1.4.1', '1.4.2')}  digest: ${digestB}\n`],
    ['auto', byDigest, byDigest.replace(digestA, digestB)],
    ['digest', byDigest, byDigest.replace(digestA, digestB)],
    ['tag@digest', byDigest, byDigest.replace(`  digest: ${digestA}`, `  digest: ${digestB}\n  newTag: 1.4.2`)],
    ['auto', values, values.replace('1.4.1', '1.4.2')],
    ['tag', values, values.replace('1.4.1', '1.4.2')],
    ['digest', values, values.replace('1.4.1', `1.4.2@${digestB}`)],
    ['tag@digest', values, values.replace('1.4.1', `1.4.2@${digestB}`)],
    ['tag@digest', `${values}digest: ""\n`, `${values.replace('1.4.1', '1.4.2')}digest: "${digestB}"\n`],
    ['digest', source(''), source(`  ref:\n    digest: ${digestB}\n`)],
    ['tag', source('  ref:\n    tag: 1.4.1\n'), source('  ref:\n    tag: 1.4.2\n')],
  ])('%s writes %j as %j', (pin, before, after) => {
    expect(editText(before, { image, pin }, 'kustomization.yaml')).toBe(after);
  });

  test.each([
    ['tag', `ghcr.io/acme/shop@${digestB}`, 'tag'],
    ['tag@digest', `ghcr.io/acme/shop@${digestB}`, 'tag'],
    ['digest', 'ghcr.io/acme/shop:1.4.2', 'digest'],
    ['tag@digest', 'ghcr.io/acme/shop:1.4.2', 'digest'],
  ])('%s refuses %s', (pin, asked, lacking) => {
    expect(refusal(() => editText(values, { image: asked, pin }))).toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringContaining(`it has no ${lacking}`),
    });
  });

  test('tag drops no digest', () => {
    const error = refusal(() => editText(`image: ghcr.io/acme/shop:1.4.1@${digestA}\n`, { image, pin: 'tag' }));
    expect(error).toMatchObject({ code: 'DIGEST_DROPPED', hint: expect.stringContaining('`pin`') });
  });
});

describe('downgrade', () => {
  const places: readonly (readonly [name: string, text: string])[] = [
    ['a reference', 'image: ghcr.io/acme/shop:1.5.0\n'],
    ['an entry', entry.replace('1.4.1', '1.5.0')],
    ['values', values.replace('1.4.1', '1.5.0')],
    ['values with the digest in the tag', values.replace('1.4.1', `1.5.0@${digestA}`)],
    ['a source', source('  ref:\n    tag: 1.5.0\n')],
    ['a marker', 'a: 1.5.0 # {"$imagepolicy": "apps:shop:tag"}\n'],
    ['a marked reference', 'a: ghcr.io/acme/shop:1.5.0 # {"$imagepolicy": "apps:shop"}\n'],
  ];

  test.each(places)('of %s is refused, warned about or made, as asked', (name, text) => {
    const asked = { image: name.startsWith('a mark') ? `policy:apps:shop=${image}` : image };
    const error = refusal(() => editText(text, asked, 'kustomization.yaml'));
    expect(error).toMatchObject({
      code: 'DOWNGRADE',
      message: expect.stringMatching(
        /^Setting ghcr\.io\/acme\/shop:1\.4\.2@.* was refused: .* has "1\.5\.0", which is newer\.$/,
      ),
      at: { file: 'kustomization.yaml' },
    });
    const warned = edit({ 'kustomization.yaml': text }, { ...asked, downgrade: 'warn' });
    expect(warned.changes.length).toBeGreaterThan(0);
    expect(warned.warnings.filter(({ message }) => message.includes('is a downgrade'))).toHaveLength(1);
    const allowed = edit({ 'kustomization.yaml': text }, { ...asked, downgrade: 'allow' });
    expect(allowed.changes).toEqual(warned.changes);
    expect(allowed.warnings.filter(({ level }) => level === 'warning')).toEqual([]);
  });

  test.each([
    ['1.4.2-rc.1', '1.4.2', undefined],
    ['1.4.2', '1.4.2-rc.1', 'DOWNGRADE'],
    ['1.4.2-rc.10', '1.4.2-rc.9', 'DOWNGRADE'],
    ['v1.4.1', '1.4.2', undefined],
    ['1.10.0', 'v1.9.0', 'DOWNGRADE'],
    ['1.4.2', '1.4.2', undefined],
  ])('from %s to %s', (from, to, code) => {
    const set = (): string => editText(`image: a/b:${from}\n`, { image: `a/b:${to}` });
    if (code === undefined) expect(set()).toBe(`image: a/b:${to}\n`);
    else expect(refusal(set).code).toBe(code);
  });

  test('tags that are no versions are set with one warning for each old tag', () => {
    const texts = { 'a.yaml': 'image: a/b:main-1\n', 'b.yaml': 'image: a/b:main-1\n', 'c.yaml': 'image: a/b:main-2\n' };
    const { changes, warnings } = edit(texts, { image: `a/b:1.0.0@${digestB}` });
    expect(changes).toHaveLength(3);
    expect(warnings.map(({ message }) => message)).toEqual([
      'Whether "1.0.0" is older than "main-1" cannot be told: they are not both semantic versions.',
      'Whether "1.0.0" is older than "main-2" cannot be told: they are not both semantic versions.',
    ]);
  });

  test('of a value in a Secret is refused without showing it', () => {
    const text = 'kind: Secret\nstringData:\n  image: a/b:1.5.0\n';
    const error = refusal(() => editText(text, { image: `a/b:1.4.0@${digestB}` }));
    expect(error.message).toContain('stringData.image in app.yaml has "***", which is newer');
  });

  test('another repository has versions of its own', () => {
    const moved = editText('image: a/b:9.0.0\n', { image: `a/b=c/d:1.0.0@${digestB}` });
    expect(moved).toBe(`image: c/d:1.0.0@${digestB}\n`);
  });
});

test('a key that stands twice is set each time, with a warning', () => {
  const text = (it: string): string => `image: ${it}\nother: 1\nimage: ${it}\n`;
  const result = edit({ 'a.yaml': text('ghcr.io/acme/shop:1.4.1') }, { image });
  expect(result.files[0]?.text).toBe(text(image));
  expect(result.warnings.map(({ message }) => message)).toEqual([
    'image in a.yaml stands 2 times: the last one counts.',
  ]);
});

describe('on-missing', () => {
  const texts = { 'a.yaml': 'image: ghcr.io/acme/other:1.0.0\n' };

  test('fail is what happens by itself', () => {
    expect(refusal(() => edit(texts, { image })).code).toBe('NO_MATCH');
  });

  test('warn tells and goes on with the other images', () => {
    const asked = { image: `${image}\nghcr.io/acme/other:1.0.1@${digestB}`, 'on-missing': 'warn' };
    const { changes, warnings } = edit(texts, asked);
    expect(changes).toHaveLength(1);
    expect(warnings).toMatchObject([
      { level: 'warning', message: expect.stringContaining('Setting ghcr.io/acme/shop failed: no manifest names') },
    ]);
  });

  test('ignore says nothing', () => {
    expect(edit(texts, { image, 'on-missing': 'ignore' })).toMatchObject({ changes: [], warnings: [] });
  });

  test('what was left alone is reported all the same', () => {
    const text = 'kind: OCIRepository\nspec:\n  url: oci://ghcr.io/acme/shop\n  ref: {semver: ">=1"}\n';
    const { skipped, warnings } = edit({ 'a.yaml': text }, { image, 'on-missing': 'warn' });
    expect(skipped).toMatchObject([{ reason: 'semver-range' }]);
    expect(warnings).toMatchObject([{ message: expect.stringContaining('it only stands where it cannot be set') }]);
  });

  test('values and documents that are not there are treated alike', () => {
    const set = 'spec.replicas = 3\nimage = ghcr.io/acme/other:1.0.1';
    const asked = { set, 'on-missing': 'warn' };
    const { changes, warnings } = edit(texts, asked);
    expect(changes.map(({ path }) => path)).toEqual(['image']);
    expect(warnings).toMatchObject([
      { message: expect.stringContaining('Setting spec.replicas (line 1 of "set") failed') },
    ]);
    const ignored = edit(texts, { set: '[deployment/shop]\na = 1', 'on-missing': 'ignore' });
    expect(ignored).toMatchObject({ changes: [], warnings: [] });
    expect(refusal(() => edit(texts, { set })).code).toBe('NO_MATCH');
  });

  test('several matches are no miss', () => {
    const two = { 'a.yaml': 'a: 1\n', 'b.yaml': 'a: 1\n' };
    expect(refusal(() => edit(two, { set: 'a = 2', 'on-missing': 'ignore' })).code).toBe('SEVERAL_MATCHES');
  });
});
