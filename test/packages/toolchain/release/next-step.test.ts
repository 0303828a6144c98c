import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RemoteAsset, RemoteRelease } from '#github';
import { flawsOf, nextStep, publishedOf, type ReleaseFile } from '#toolchain';
import { scaled } from '../../../scale.ts';

const tag = 'v1.0.0';
const file = (name: string, digest: string, isFixed = true): ReleaseFile => {
  return { name, text: name, type: 'text/plain', digest, isFixed };
};
const files = [file('sums', 'sha256:1'), file('sbom', 'sha256:2'), file('proof', 'sha256:3', false)];
const asset = (id: number, name: string, digest: string): RemoteAsset => ({ id, name, digest, isWhole: true });
const whole = files.map(({ name, digest }, index) => asset(index, name, digest));
const release = (change: Partial<RemoteRelease> = {}): RemoteRelease => {
  const place = { id: 10, tag, url: 'https://host/r', uploadUrl: 'https://host/u', assets: [] };
  return { ...place, draft: true, prerelease: false, immutable: false, ...change };
};

describe('the next step to a release', () => {
  it.each<[string, readonly RemoteRelease[], object | undefined]>([
    ['makes a draft', [], { kind: 'create' }],
    ['makes a draft beside those of other tags', [release({ tag: 'v0.9.0' })], { kind: 'create' }],
    ['removes the younger draft', [release({ id: 12 }), release()], { kind: 'remove-release', release: { id: 12 } }],
    ['uploads the first file', [release()], { kind: 'upload', file: { name: 'sums' } }],
    ['uploads what is missing', [release({ assets: whole.slice(0, 2) })], { kind: 'upload', file: { name: 'proof' } }],
    [
      'removes a file that somebody else has put there',
      [release({ assets: [...whole, asset(9, 'extra', 'sha256:9')] })],
      { kind: 'remove-asset', asset: { id: 9 } },
    ],
    [
      'removes a file with other content',
      [release({ assets: [asset(9, 'sums', 'sha256:9')] })],
      { kind: 'remove-asset', asset: { id: 9 } },
    ],
    [
      'removes what is left of a broken upload',
      [release({ assets: [{ ...asset(9, 'sums', ''), isWhole: false }] })],
      { kind: 'remove-asset', asset: { id: 9 } },
    ],
    ['publishes what is whole', [release({ assets: whole })], { kind: 'publish', release: { id: 10 } }],
    ['leaves a published release alone', [release({ draft: false })], undefined],
    ['leaves it alone beside a draft', [release({ draft: false }), release({ id: 12 })], undefined],
  ])('%s', (_what, releases, expected) => {
    const step = nextStep(tag, files, releases);
    if (expected === undefined) expect(step).toBeUndefined();
    else expect(step).toMatchObject(expected);
  });

  it('leads to one published release with these files and no other, from wherever things stand', () => {
    const runs = scaled(300, 10_000);
    const someAsset = fc.record({
      id: fc.nat({ max: 1_000_000 }),
      name: fc.constantFrom('sums', 'sbom', 'proof', 'extra'),
      digest: fc.constantFrom('sha256:1', 'sha256:2', 'sha256:3', 'sha256:9'),
      isWhole: fc.boolean(),
    });
    const someAssets = fc.uniqueArray(someAsset, { maxLength: 4, selector: ({ name }) => name });
    const someDrafts = fc.uniqueArray(
      fc.record({ id: fc.nat({ max: 99 }), assets: someAssets, tag: fc.constantFrom(tag, 'v0.9.0') }),
      { maxLength: 4, selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(someDrafts, (drafts) => {
        let world: readonly RemoteRelease[] = drafts.map((draft) => release(draft));
        for (let count = 0; count < 40; count++) {
          const step = nextStep(tag, files, world);
          if (step === undefined) break;
          world = after(world, step);
        }
        const published = publishedOf(tag, world);
        expect(published?.assets.map(({ name, digest }) => [name, digest]).sort()).toEqual(
          files.map(({ name, digest }) => [name, digest]).sort(),
        );
        expect(world.filter((each) => each.tag === tag)).toHaveLength(1);
        expect(world.filter((each) => each.tag !== tag)).toHaveLength(drafts.filter((each) => each.tag !== tag).length);
      }),
      { numRuns: runs },
    );
    console.log(`ways to a release: ${runs} of ${runs}`);
  });
});

/** What GitHub would make of a step. */
function after(
  world: readonly RemoteRelease[],
  step: NonNullable<ReturnType<typeof nextStep>>,
): readonly RemoteRelease[] {
  const change = (id: number, by: Partial<RemoteRelease>): readonly RemoteRelease[] =>
    world.map((each) => (each.id === id ? { ...each, ...by } : each));
  switch (step.kind) {
    case 'create':
      return [release({ id: 100 }), ...world];
    case 'remove-release':
      return world.filter(({ id }) => id !== step.release.id);
    case 'remove-asset':
      return world.map((each) => ({ ...each, assets: each.assets.filter((other) => other !== step.asset) }));
    case 'upload': {
      const { name, digest } = step.file;
      return change(step.release.id, { assets: [...step.release.assets, asset(500, name, digest)] });
    }
    case 'publish':
      return change(step.release.id, { draft: false, immutable: true });
  }
}

describe('a published release', () => {
  const published = release({ draft: false, immutable: true, assets: whole });

  it.each<[string, Partial<RemoteRelease>, readonly string[]]>([
    ['is as it has to be', {}, []],
    ['may carry an earlier signature', { assets: [...whole.slice(0, 2), asset(3, 'proof', 'sha256:8')] }, []],
    ['is not immutable', { immutable: false }, ['it is not immutable']],
    ['lacks a file', { assets: whole.slice(1) }, ['sums is missing']],
    ['has another file', { assets: [asset(1, 'sums', 'sha256:9'), ...whole.slice(1)] }, ['sums is another file']],
    ['has a file more', { assets: [...whole, asset(9, 'extra', '')] }, ['it carries extra']],
  ])('%s', (_what, change, expected) => {
    expect(flawsOf({ ...published, ...change }, files)).toEqual(expected.map((text) => expect.stringContaining(text)));
  });
});
