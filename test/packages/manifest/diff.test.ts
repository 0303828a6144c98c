import { applyPatch, createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unifiedDiff } from '../../../packages/manifest/report/diff.ts';
import { parseManifest } from '../../../packages/manifest/yaml/manifest.ts';
import { scaled } from '../../scale.ts';

const line = fc.constantFrom('a: 1', '- b', '- b', 'c: d', '', '# e', '  f: g');
const lines = fc.array(line, { maxLength: 30 });
const lineBreak = fc.constantFrom('\n', '\r\n');

interface Made {
  readonly kept: readonly string[];
  readonly cuts: readonly (readonly [number, number, readonly string[]])[];
  readonly lineBreak: string;
  readonly ends: readonly [boolean, boolean];
}

const made: fc.Arbitrary<Made> = fc.record({
  kept: lines,
  cuts: fc.array(fc.tuple(fc.nat(30), fc.nat(3), fc.array(line, { maxLength: 3 })), { maxLength: 3 }),
  lineBreak,
  ends: fc.tuple(fc.boolean(), fc.boolean()),
});

/** Where lines repeat, a change may be told at any of several places: as many lines change. */
function changedLines(diff: string): number {
  return diff.split('\n').filter((each) => /^[-+](?![-+]{2} )/.test(each)).length;
}

test('a diff of the part that differs changes as few lines as the diff of the whole texts, and leads to the new text', () => {
  let differing = 0;
  fc.assert(
    fc.property(made, ({ kept, cuts, lineBreak: eol, ends }) => {
      const now = [...kept];
      for (const [at, count, put] of cuts) now.splice(at, count, ...put);
      const [before, after] = [kept, now].map((each, index) => `${each.join(eol)}${ends[index] ? eol : ''}`);
      if (before === undefined || after === undefined || before === after) return;
      differing += 1;
      const path = 'a b.yaml';
      const manifest = { path, text: before, ...unread };
      const diff = unifiedDiff([{ before: manifest, after: { ...manifest, text: after } }]);
      const whole = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, {
        context: 3,
        headerOptions: FILE_HEADERS_ONLY,
      });
      expect(applyPatch(before, diff)).toBe(after);
      expect(changedLines(diff)).toBe(changedLines(whole));
      expect(diff.slice(0, diff.indexOf('@@'))).toBe(whole.slice(0, whole.indexOf('@@')));
    }),
    { numRuns: scaled(2_000, 40_000) },
  );
  expect(differing).toBeGreaterThan(1_000);
});

/** Texts without the word for a Secret are compared unread. */
const { events, documents, isJson } = parseManifest({ path: 'a.yaml', text: '' });
const unread = { events, documents, isJson };
