import fc from 'fast-check';
import { type Event, getScalarValue, parseEvents, YAMLException } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { endsOf } from '../../../packages/manifest/yaml/event-source.ts';
import { scan } from '../../../packages/manifest/yaml/scan/scan.ts';
import { scaled } from '../../scale.ts';
import { manifestsBelow } from './corpus.ts';
import { propertyTimeout } from './documents.ts';
import { testData } from './test-data.ts';

interface Counts {
  scanned: number;
  left: number;
  /** Those that js-yaml refuses. */
  refused: number;
}

function counted(): Counts {
  return { scanned: 0, left: 0, refused: 0 };
}

function eventsOf(text: string): readonly Event[] | undefined {
  try {
    return parseEvents(text, { maxDepth: 200 });
  } catch (error) {
    if (error instanceof YAMLException) return undefined;
    throw error;
  }
}

/** An event and what it says, without the hint how to read a scalar. */
function essence(text: string, event: Event | undefined): unknown {
  if (event === undefined || !('fast' in event)) return event;
  const { fast: _, ...rest } = event;
  return { ...rest, value: getScalarValue(text, event) };
}

/** What is scanned must be what js-yaml reports, event by event; what js-yaml refuses must not be scanned. */
function judge(text: string, counts: Counts): void {
  const events = eventsOf(text);
  if (events === undefined) counts.refused += 1;
  const outline = scan(text);
  if (outline === undefined) {
    counts.left += 1;
    return;
  }
  counts.scanned += 1;
  const indices = Array.from({ length: outline.length }, (_, index) => index);
  expect(
    indices.map((index) => essence(text, outline.eventAt(index))),
    text,
  ).toEqual(events?.map((event) => essence(text, event)));
  expect(
    indices.map((index) => outline.endOf(index)),
    text,
  ).toEqual(endsOf(events ?? []));
}

/** What a text may be made of; most of it means something to a parser. */
const fragments = [
  ...['a', 'b: ', 'c', ': ', '- ', '- - ', '? ', '\n', '\n', '\n  ', '\n  ', '\n    ', '\r\n', '\r', '\t', ' '],
  ...['"', '"d"', "'e'", "'", '# f', ' # g', '|\n', '>-\n', '[', ']', '{', '}', ', ', '&x ', '*x', '<<: *x', '!!str '],
  ...['---\n', '--- ', '...\n', '\uFEFF', '%YAML 1.2\n---\n', 'k: v\n', '- w\n', 'm:\n', 'n: "o"\n', "p: 'q' # r\n"],
  ...[
    '\0',
    '\x07',
    '\x7F',
    '\x85',
    'é',
    '😀',
    '\uD83D',
    '\\',
    '"\\n"',
    '"\\q"',
    "'it''s'",
    ':',
    '#',
    '-',
    '{a: b}',
    '[]',
  ],
];

test('what is scanned is what js-yaml reads: texts of anything that means something to a parser', {
  timeout: propertyTimeout,
}, () => {
  const counts = counted();
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...fragments), { maxLength: 14 }), (parts) => judge(parts.join(''), counts)),
    { numRuns: scaled(20_000, 500_000) },
  );
  console.log(`random texts: ${counts.scanned} scanned as js-yaml reads them; ${counts.left} left to it`);
  expect(counts.scanned).toBeGreaterThan(500);
});

/** What a line of a manifest may hold, behind its indentation. */
const contents = [
  ...['a:', 'b: c', 'd: "e"', "f: 'g' # h", '- i', '- j: k', '- l:', '-', '- - m', '- n: o', '"p": q', "'r' : s", ''],
  ...['t: |', 'u: >-', 'v: |+', 'w: | # x', 'y: |2', '- |-', '# z', 'aa: [bb, "cc"]', 'dd: {ee: ff}', '- {gg: [hh]}'],
  ...['ii: [jj', 'kk]', 'll: mm: nn', 'oo # pp', 'qq: "rr', 'ss"', 'tt: &uu vv', 'ww: *uu', 'xx: !yy zz', '? a', ': b'],
  ...['c: # d', 'e: -f', 'g: -', 'h: - i', 'j: #k', 'l: m #', 'n:o: p', 'q: "r" s', '---', '--- # t', '...', '--- u'],
  ...[
    'v:\t',
    'w: x\t',
    '\ty: z',
    'http://a: b',
    'c: http://d',
    'e: f ',
    '"g"h: i',
    'j: {k: l} m',
    '- "n": o',
    '%p',
    '@q',
  ],
];

const line = fc.tuple(
  fc.constantFrom('', '', '', '  ', '  ', '    ', '    ', '      ', ' ', '   '),
  fc.constantFrom(...contents),
  fc.constantFrom('\n', '\n', '\n', '\n', '\n', '\n', '\r\n', '\n\n', '\n   \n', ''),
);

test('what is scanned is what js-yaml reads: lines of any indentation', { timeout: propertyTimeout }, () => {
  const counts = counted();
  fc.assert(
    fc.property(fc.array(line, { maxLength: 10 }), (lines) => {
      judge(lines.map((parts) => parts.join('')).join(''), counts);
    }),
    { numRuns: scaled(20_000, 500_000) },
  );
  console.log(`random lines: ${counts.scanned} scanned as js-yaml reads them; ${counts.left} left to it`);
  expect(counts.scanned).toBeGreaterThan(500);
});

/** What a collection in brackets may be made of. */
const flowFragments = [
  ...[
    '[',
    ']',
    '{',
    '}',
    '[',
    ']',
    '{',
    '}',
    ', ',
    ', ',
    ',',
    ': ',
    ': ',
    ':',
    ' ',
    '\n  ',
    '#',
    ' #',
    'a',
    'b',
    '-',
    '- ',
  ],
  ...[
    '"c"',
    "'d'",
    '"e\\n"',
    "'f''g'",
    '1.5',
    '--h=i:j',
    'k l',
    'm/n',
    '(o)',
    '$p',
    '&q r',
    '*q',
    '!s t',
    '? ',
    '|',
    '@',
    '.',
  ],
];

test('what is scanned is what js-yaml reads: collections in brackets', { timeout: propertyTimeout }, () => {
  const counts = counted();
  fc.assert(
    fc.property(
      fc.constantFrom('a: [', 'a: {', '- [', '- {'),
      fc.array(fc.constantFrom(...flowFragments), { maxLength: 8 }),
      fc.constantFrom(']', '}', '] # u', '}\nv: w', ']:', ''),
      (begin, parts, end) => {
        judge(`${begin}${parts.join('')}${end}`, counts);
      },
    ),
    { numRuns: scaled(20_000, 500_000) },
  );
  console.log(`random brackets: ${counts.scanned} scanned as js-yaml reads them; ${counts.left} left to it`);
  expect(counts.scanned).toBeGreaterThan(500);
});

const corpus = testData('corpus');

describe.skipIf(corpus === undefined)('real repositories', () => {
  const texts = corpus === undefined ? [] : manifestsBelow(corpus).map(({ text }) => text);

  test('nearly all manifests are scanned, each as js-yaml reads it', () => {
    const counts = counted();
    for (const text of texts) judge(text, counts);
    const left = counts.left - counts.refused;
    console.log(
      `real manifests: ${counts.scanned} scanned as js-yaml reads them; ${left} left to it; it refuses ${counts.refused}`,
    );
    expect(left / counts.scanned).toBeLessThan(0.03);
  });

  test('a manifest with a fault is scanned as js-yaml reads it, or left to it', { timeout: propertyTimeout }, () => {
    const counts = counted();
    const fault = fc.record({
      at: fc.nat(),
      removed: fc.nat({ max: 4 }),
      written: fc.oneof(fc.constantFrom(...fragments, ...contents), fc.constantFrom('', ' ', '  ', '\n')),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...texts.filter(({ length }) => length < 20_000)),
        fault,
        (text, { at, removed, written }) => {
          const offset = at % (text.length + 1);
          judge(text.slice(0, offset) + written + text.slice(offset + removed), counts);
        },
      ),
      { numRuns: scaled(2_000, 100_000) },
    );
    console.log(`manifests with a fault: ${counts.scanned} scanned as js-yaml reads them; ${counts.left} left to it`);
    expect(counts.scanned).toBeGreaterThan(100);
  });
});

test.each([
  ['an empty text', ''],
  ['comments alone', '# a\n  # b\n'],
  ['documents without content', '---\n---\n# a\n---\n'],
  ['lists in the column of their key', 'a:\n- b\n- c: d\n  e:\n  - f\ng: h\n'],
  ['values that are not written', 'a:\nb:\n  c:\n- d\n'],
  ['a block that ends the text', 'a: |\n  b\n\n\n'],
  ['a block without content', 'a: |\nb: c\n'],
  ['blank lines deeper than the block', 'a: |\n     \n  b\n'],
  ['a mark that no document follows', 'a: b\n---'],
  ['a value that goes on in the next line', 'a: b\n  c\n'],
  ['a key that stands too deep', 'a: b\n  c: d\n'],
  ['a key that stands between two others', 'a:\n    b: c\n  d: e\n'],
  ['a list below a value', 'a: b\n- c\n'],
  ['too many levels', Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')],
  ['a text of many events', 'a: "b"\n'.repeat(12_000)],
])('%s', (_name, text) => {
  judge(text, counted());
});
