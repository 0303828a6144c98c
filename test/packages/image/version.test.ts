import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareVersions, parseReference, versionOfTag } from '#image';

describe('the version of a git tag', () => {
  test.each([
    ['refs/tags/v1.2.3', '', '1.2.3', '1.2.3'],
    ['refs/tags/V1.2.3', '', '1.2.3', '1.2.3'],
    ['refs/tags/1.2.3-rc.1', '', '1.2.3-rc.1', '1.2.3-rc.1'],
    ['refs/tags/v1.2.3-rc.1+build.5', '', '1.2.3-rc.1+build.5', '1.2.3-rc.1_build.5'],
    ['refs/tags/shop/v1.2.3', 'shop/', '1.2.3', '1.2.3'],
    ['refs/tags/shop-1.2.3', 'shop-', '1.2.3', '1.2.3'],
  ])('%s with prefix "%s" is %s, image tag %s', (ref, prefix, version, tag) => {
    expect(versionOfTag(ref, prefix)).toEqual({ version, tag });
  });

  test.each([
    [
      'refs/heads/main',
      '',
      'NO_TAG',
      'Reading the version failed: "refs/heads/main" is not a git tag.',
      'tags: ["v*"]',
    ],
    ['refs/tags/', '', 'NO_TAG', 'is not a git tag', 'on:\n  push:'],
    [
      'refs/tags/nightly',
      '',
      'TAG_NOT_VERSION',
      'Git tag "nightly" is not a semantic version.',
      'Push a tag like v1.2.3',
    ],
    ['refs/tags/v1.2', '', 'TAG_NOT_VERSION', 'Git tag "v1.2"', 'push v1.2.0 instead'],
    ['refs/tags/v01.2.3', '', 'TAG_NOT_VERSION', 'Git tag "v01.2.3"', 'no leading zeros'],
    ['refs/tags/vv1.2.3', '', 'TAG_NOT_VERSION', 'Git tag "vv1.2.3"', 'Push a tag like'],
    ['refs/tags/v1.2.3', 'shop/', 'TAG_PREFIX_MISMATCH', 'does not start with "shop/"', 'shop/v1.2.3'],
    [`refs/tags/v1.2.3-${'a'.repeat(123)}`, '', 'TAG_TOO_LONG', 'an image tag of 129 characters', 'never cut'],
  ])('%s with prefix "%s" fails with %s', (ref, prefix, code, message, hint) => {
    expect(() => versionOfTag(ref, prefix)).toThrow(
      expect.objectContaining({
        code,
        message: expect.stringContaining(message),
        hint: expect.stringContaining(hint),
      }),
    );
  });

  test('always gives a tag that an image reference takes', () => {
    const identifier = fc.stringMatching(/^[a-zA-Z-][0-9a-zA-Z-]{0,9}$/);
    const part = fc.option(identifier);
    fc.assert(
      fc.property(fc.nat(), fc.nat(), part, part, (major, minor, pre, build) => {
        const text = `${major}.${minor}.0${pre === null ? '' : `-${pre}`}${build === null ? '' : `+${build}`}`;
        const { version, tag } = versionOfTag(`refs/tags/v${text}`);
        expect(version).toBe(text);
        expect(parseReference(`shop:${tag}`)).toMatchObject({ ok: true, value: { tag } });
        expect(compareVersions(version, tag)).toBe(0);
      }),
    );
  });
});

test.each([
  ['1.2.3', '1.2.10', -1],
  ['v2.0.0', '1.9.9', 1],
  ['1.0.0-rc.1', '1.0.0', -1],
  ['1.0.0_a', '1.0.0+b', 0],
  ['latest', '1.0.0', undefined],
  ['1.0.0', '1.0', undefined],
])('comparing %s with %s gives %s', (a, b, order) => expect(compareVersions(a, b)).toBe(order));
