import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Replace } from '../../../packages/manifest/yaml/edit.ts';
import { areEventsProved } from '../../../packages/manifest/yaml/event-proof.ts';
import { areLinesProved } from '../../../packages/manifest/yaml/line-proof.ts';
import { type Manifest, parseManifest } from '../../../packages/manifest/yaml/manifest.ts';
import type { ScalarNode } from '../../../packages/manifest/yaml/node.ts';
import { documentsOf, placesBelow } from '../../../packages/manifest/yaml/place.ts';
import { applySplices } from '../../../packages/manifest/yaml/splice.ts';
import { scaled } from '../../scale.ts';
import { manifestsBelow } from './corpus.ts';
import { propertyTimeout } from './documents.ts';
import { testData } from './test-data.ts';

/** What a text may be made of; most of it means something to a parser. */
const fragments = [
  ...['a', 'b: ', 'c', ': ', '- ', '- - ', '? ', '\n', '\n', '\n  ', '\n  ', '\n    ', '\r\n', '\r', '\t', ' '],
  ...['"', '"d"', "'e'", "'", '# f', ' # g', '|\n', '>-\n', '[', ']', '{', '}', ', ', '&x ', '*x', '<<: *x', '!!str '],
  ...['---\n', '--- ', '...\n', '\uFEFF', '%YAML 1.2\n---\n', 'k: v\n', '- w\n', 'm:\n', 'n: "o"\n', "p: 'q' # r\n"],
];

const values = ['1.2.3', 'ghcr.io/acme/shop:2.0.0', 'a b', '12e03', 'on', '', '- x', 'a: b', 'a #b', '[x', 'x\n y'];
/** What a faulty writer may write for a value. */
const faults = [
  '1.2.3',
  'a: b',
  'a:',
  '- a',
  '# a',
  ' a',
  'a ',
  '"a',
  '"a"',
  "'a'",
  '',
  'a\n',
  '*x',
  '|',
  '"1.2.3"',
  'a#b',
];

function readable(text: string): Manifest | undefined {
  try {
    const manifest = parseManifest({ path: 'a.yaml', text });
    return manifest.documents.length > 0 ? manifest : undefined;
  } catch {
    return undefined;
  }
}

function scalarsOf(manifest: Manifest): readonly ScalarNode[] {
  const places = documentsOf(manifest).flatMap(({ root }) => placesBelow({ node: root }));
  return places.flatMap(({ node }) => (node.kind === 'scalar' ? [node] : []));
}

interface Counts {
  proved: number;
  left: number;
}

/** What the lines prove, the whole text must prove: parsed again, it has the same events but for the scalars. */
function judge(manifest: Manifest, edits: readonly Replace[], texts: readonly string[], counts: Counts): void {
  const splices = edits.map(({ node: { start, end } }, index) => ({ start, end, text: texts[index] ?? '' }));
  if (!areLinesProved(manifest, { edits, splices })) {
    counts.left += 1;
    return;
  }
  counts.proved += 1;
  const after = readable(applySplices(manifest.text, splices));
  expect(after !== undefined && areEventsProved(manifest, after, { edits, splices }), manifest.text).toBe(true);
}

interface Wish {
  readonly value: string;
  /** What is written for it; absent where it is written in the style of what it replaces. */
  readonly text?: string;
}

const wish: fc.Arbitrary<Wish> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ value: fc.constantFrom(...values) }) },
  { weight: 1, arbitrary: fc.record({ value: fc.constantFrom(...values), text: fc.constantFrom(...faults) }) },
);

const picks = fc.array(fc.tuple(fc.nat(), wish), { minLength: 1, maxLength: 3 });

const quotes: Readonly<Partial<Record<ScalarNode['style'], string>>> = { single: "'", double: '"' };

/** Some scalars, in the order of the text, and what is written for each. */
function wishesOf(manifest: Manifest, picked: readonly (readonly [number, Wish])[]) {
  const scalars = scalarsOf(manifest);
  const chosen = new Map(picked.map(([pick, each]) => [scalars[pick % scalars.length], each]));
  return [...chosen]
    .flatMap(([node, { value, text }]) => {
      if (node === undefined) return [];
      const quote = quotes[node.style] ?? '';
      return { node, value, text: text ?? `${quote}${value}${quote}` };
    })
    .toSorted((a, b) => a.node.start - b.node.start);
}

function judgeWishes(manifest: Manifest, picked: readonly (readonly [number, Wish])[], counts: Counts): void {
  const wishes = wishesOf(manifest, picked);
  const edits = wishes.map(({ node, value }): Replace => ({ kind: 'replace', node, value }));
  const texts = wishes.map(({ text }) => text);
  judge(manifest, edits, texts, counts);
}

test('what a line proves, the whole text proves: texts of anything that means something to a parser', {
  timeout: propertyTimeout,
}, () => {
  const counts: Counts = { proved: 0, left: 0 };
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...fragments), { maxLength: 14 }), picks, (parts, picked) => {
      const manifest = readable(parts.join(''));
      if (manifest !== undefined) judgeWishes(manifest, picked, counts);
    }),
    { numRuns: scaled(20_000, 400_000) },
  );
  console.log(`lines of random texts: ${counts.proved} proved alone, as by the whole text; ${counts.left} left to it`);
  expect(counts.proved).toBeGreaterThan(100);
});

const corpus = testData('corpus');

describe.skipIf(corpus === undefined)('real repositories', () => {
  const texts = corpus === undefined ? [] : manifestsBelow(corpus).map(({ text }) => text);

  test('what a line proves, the whole text proves', { timeout: propertyTimeout }, () => {
    const counts: Counts = { proved: 0, left: 0 };
    fc.assert(
      fc.property(fc.constantFrom(...texts), picks, (text, picked) => {
        const manifest = readable(text);
        if (manifest !== undefined) judgeWishes(manifest, picked, counts);
      }),
      { numRuns: scaled(3_000, 40_000) },
    );
    console.log(
      `lines of real manifests: ${counts.proved} proved alone, as by the whole text; ${counts.left} left to it`,
    );
    expect(counts.proved).toBeGreaterThan(100);
  });
});

test.each([
  ['a plain value', 'a: b # c\n', 'b', 'x', true],
  ['a quoted item of a list', '- "b"\n', '"b"', '"x"', true],
  ['a value on a line of its own', 'a:\n  b\n', 'b', 'x', true],
  ['a value that goes on in the next line', 'a: b\n  c\n', 'b\n  c', 'x', false],
  ['a value in brackets', 'a: [b]\n', 'b', 'x', false],
  ['a value with an anchor', 'a: &y b\n', 'b', 'x', false],
  ['a value that changes its quotes', 'a: "b"\n', '"b"', 'x', false],
  ['what reads back as another value', 'a: b\n', 'b', 'y', false],
  ['what would be a key', 'a: b\n', 'b', 'x: x', false],
  ['what would be a comment', 'a: b\n', 'b', '#x', false],
  ['what would end its line', 'a: b\n', 'b', 'x\n', false],
  ['JSON', '{"a":\n"b"\n}', '"b"', '"x"', false],
])('%s', (_name, text, old, now, isProved) => {
  const manifest = parseManifest({ path: 'a.yaml', text });
  const node = scalarsOf(manifest).find(({ start, end }) => text.slice(start, end) === old);
  if (node === undefined) throw new Error('no such scalar');
  const edits = [{ kind: 'replace', node, value: 'x' }] as const;
  expect(areLinesProved(manifest, { edits, splices: [{ start: node.start, end: node.end, text: now }] })).toBe(
    isProved,
  );
});
