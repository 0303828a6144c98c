import { describe, expect, it } from 'vitest';
import { standingOf, type Version, versionOf } from '#toolchain';

function versions(...tags: readonly string[]): readonly Version[] {
  return tags.map((tag) => {
    const version = versionOf(tag);
    if (version === undefined) throw new Error(`${tag} is no version`);
    return version;
  });
}

function standing(tag: string, released: readonly string[]): object {
  const [version] = versions(tag);
  if (version === undefined) throw new Error('no version');
  const { previous, latest, moving } = standingOf(version, versions(...released));
  return {
    previous,
    latest,
    moving: moving.map((each) => (each.newer === '' ? each.tag : `${each.tag} < ${each.newer}`)),
  };
}

describe('a version tag', () => {
  it.each(['v0.0.0', 'v1.4.0', 'v10.20.30', 'v1.0.0-rc.1', 'v1.0.0-alpha-2.x.7'])('is %s', (tag) => {
    expect(versionOf(tag)?.tag).toBe(tag);
  });

  it.each([
    ...['', 'v1', 'v1.4', '1.4.0', 'V1.4.0', 'v01.4.0', 'v1.4.0.1', 'v1.4.0+build', 'v1.4.0-', 'v1.4.0-rc..1'],
    ...['v1.4.0-rc.01', 'v1.4.0 ', 'v1.4.0\n', 'v1.4.0-é', 'refs/tags/v1.4.0', `v${'9'.repeat(20)}.0.0`, 'va.b.c'],
  ])('is not %j', (tag) => {
    expect(versionOf(tag)).toBeUndefined();
  });
});

describe('the standing of a version among the released ones', () => {
  it.each([
    // the first of all
    ['v1.0.0', [], { previous: '', latest: true, moving: ['v1', 'v1.0'] }],
    // each line goes forward
    ['v1.4.1', ['v1.4.0', 'v1.3.0'], { previous: 'v1.4.0', latest: true, moving: ['v1', 'v1.4'] }],
    ['v1.5.0', ['v1.4.9'], { previous: 'v1.4.9', latest: true, moving: ['v1', 'v1.5'] }],
    ['v1.10.0', ['v1.9.0', 'v1.2.0'], { previous: 'v1.9.0', latest: true, moving: ['v1', 'v1.10'] }],
    ['v2.0.0', ['v1.4.1'], { previous: 'v1.4.1', latest: true, moving: ['v2', 'v2.0'] }],
    // a fix of an older major version: its own line goes forward, the page shows the newer one
    ['v1.4.2', ['v2.0.0', 'v1.4.1'], { previous: 'v1.4.1', latest: false, moving: ['v1', 'v1.4'] }],
    // a back-port to an older minor version stays out of the major line
    ['v1.3.5', ['v1.4.0', 'v1.3.4'], { previous: 'v1.3.4', latest: false, moving: ['v1 < v1.4.0', 'v1.3'] }],
    // what comes late moves nothing
    ['v1.3.4', ['v1.4.0', 'v1.3.5'], { previous: '', latest: false, moving: ['v1 < v1.4.0', 'v1.3 < v1.3.5'] }],
    // prereleases neither move tags nor hold them
    ['v1.5.0-rc.2', ['v1.5.0-rc.1', 'v1.4.0'], { previous: 'v1.5.0-rc.1', latest: false, moving: [] }],
    ['v1.5.0', ['v1.5.0-rc.2', 'v1.4.0'], { previous: 'v1.4.0', latest: true, moving: ['v1', 'v1.5'] }],
    ['v1.4.1', ['v2.0.0-rc.1', 'v1.5.0-rc.1', 'v1.4.0'], { previous: 'v1.4.0', latest: true, moving: ['v1', 'v1.4'] }],
    // again: it does not stand in its own way
    ['v1.4.0', ['v1.4.0', 'v1.3.0'], { previous: 'v1.3.0', latest: true, moving: ['v1', 'v1.4'] }],
    ['v0.2.0', ['v0.1.0'], { previous: 'v0.1.0', latest: true, moving: ['v0', 'v0.2'] }],
  ] as const)('%s after %j', (tag, released, expected) => {
    expect(standing(tag, released)).toEqual(expected);
  });
});
