import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatReference, image, lowerCasePath, parseReference, sameRepository } from '#image';

const hex = 'a'.repeat(64);

function read(text: string): string {
  const parsed = parseReference(text);
  return parsed.ok ? formatReference(parsed.value) : `expected ${parsed.expected}`;
}

describe('a reference', () => {
  test.each([
    ['nginx', 'docker.io/library/nginx'],
    ['nginx:1.27', 'docker.io/library/nginx:1.27'],
    ['acme/shop', 'docker.io/acme/shop'],
    ['index.docker.io/nginx', 'docker.io/library/nginx'],
    ['docker.io/nginx', 'docker.io/library/nginx'],
    ['ghcr.io/acme/team/shop:1.2.3', 'ghcr.io/acme/team/shop:1.2.3'],
    [`ghcr.io/acme/shop:1.2.3@sha256:${hex}`, `ghcr.io/acme/shop:1.2.3@sha256:${hex}`],
    [`shop@sha512:${hex}${hex}`, `docker.io/library/shop@sha512:${hex}${hex}`],
    ['localhost/shop', 'localhost/shop'],
    ['host:5000/x', 'host:5000/x'],
    ['host:5000', 'docker.io/library/host:5000'],
    ['[::1]:5000/x:V1', '[::1]:5000/x:V1'],
    ['UPPER/x', 'UPPER/x'],
    ['a__b', 'docker.io/library/a__b'],
    ['a---b.c_d', 'docker.io/library/a---b.c_d'],
    [`x:${'t'.repeat(128)}`, `docker.io/library/x:${'t'.repeat(128)}`],
    [`h.io/${'p'.repeat(250)}`, `h.io/${'p'.repeat(250)}`],
  ])('%s reads as %s', (text, formatted) => expect(read(text)).toBe(formatted));

  const badPath = 'expected a path of lower-case letters and digits';
  test.each([
    ['', 'expected an image reference, such as ghcr.io/acme/shop:1.2.3'],
    ['https://ghcr.io/acme/shop', 'without a scheme'],
    ['ghcr.io/acme/shop\nx', 'without white space'],
    [hex, 'not 64 hexadecimal digits'],
    ['ghcr.io/Acme/shop', 'expected a path in lower case (repository name must be lowercase)'],
    ['ghcr.io/acme/shöp', badPath],
    ['ghcr.io/', badPath],
    ['ghcr.io//x', badPath],
    ['/x', badPath],
    ['a___b', badPath],
    ['a..b', badPath],
    ['a.-b', badPath],
    ['-a', badPath],
    ['a-', badPath],
    ['-bad-.io/x', 'expected a registry host'],
    ['host:port/x', 'expected a registry host'],
    ['x:', '(invalid tag format)'],
    ['x:.a', '(invalid tag format)'],
    ['x:1.2.3+b', '(invalid tag format)'],
    [`x:${'t'.repeat(129)}`, 'expected a tag of at most 128 characters'],
    [`x@sha256:${'A'.repeat(64)}`, 'expected a digest in lower case'],
    ['x@sha256:abc', 'expected a digest of the form sha256:'],
    ['x@', 'expected a digest of the form sha256:'],
    [`x@sha256:${hex}@sha256:${hex}`, 'expected a digest of the form sha256:'],
    [`h.io/${'p'.repeat(251)}`, 'expected host and path of at most 255 characters'],
  ])('%j is refused: %s', (text, expected) => expect(read(text)).toContain(expected));

  test('reads the same again after it was formatted', () => {
    const component = fc.stringMatching(/^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+){0,2}$/);
    const reference = fc
      .record({
        host: fc.constantFrom('acme/', 'ghcr.io/', 'localhost/', '127.0.0.1:5000/', '[::1]:5000/'),
        path: fc.array(component, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/')),
        tag: fc.option(fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,20}$/)),
      })
      .map(({ host, path, tag }) => `${host}${path}${tag === null ? '' : `:${tag}`}`);
    fc.assert(
      fc.property(reference, (text) => {
        fc.pre(text.length < 200);
        expect(read(text)).toMatch(/^[^ ]+$/);
        expect(read(read(text))).toBe(read(text));
      }),
    );
  });

  test('of any text is read or refused, and never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => typeof read(text) === 'string'));
  });
});

test('an input may have white space around the image', () => {
  expect(image.parse(' nginx \n')).toMatchObject({ ok: true, value: { repository: 'docker.io/library/nginx' } });
});

test.each([
  ['nginx', 'docker.io/library/nginx:1', true],
  ['GHCR.io/acme/shop', 'ghcr.io/acme/shop', true],
  ['ghcr.io/acme/shop', 'ghcr.io/acme/shop2', false],
  ['ghcr.io/acme/shop', 'quay.io/acme/shop', false],
])('%s and %s name the same repository: %s', (a, b, same) => {
  const [left, right] = [parseReference(a), parseReference(b)];
  expect(left.ok && right.ok && sameRepository(left.value, right.value)).toBe(same);
});

test.each([
  ['ghcr.io/Acme/Shop:RC', 'ghcr.io/acme/shop:RC', true],
  ['HOST.io/Acme', 'HOST.io/acme', true],
  ['ghcr.io/acme/shop:RC', 'ghcr.io/acme/shop:RC', false],
])('lower-casing the path of %s gives %s and reports a change: %s', (text, lowered, changed) => {
  expect(lowerCasePath(text)).toEqual({ text: lowered, changed });
});
