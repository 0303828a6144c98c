import fc from 'fast-check';

/** Scalars that readers disagree about, or that need quotes, beside ordinary ones. */
const trickyTexts = [
  ...['', ' ', '~', 'null', 'yes', 'No', 'on', 'y', 'true', '1', '-1', '0755', '0o17', '0x1F', '0b1', '08', '1_000'],
  ...[
    '1.20',
    '1.2.3',
    '12e03',
    '0755e1',
    '1e',
    '1e400',
    '.5',
    '5.',
    '.inf',
    '1:30',
    '1:30:45.5',
    '2020-01-01',
    '=',
    '<<',
  ],
  ...[
    '9007199254740993',
    '123456789012345678901234567890',
    '+1',
    '-',
    '- a',
    '-a',
    '?',
    '? a',
    ':',
    'a:',
    'a: b',
    'a #b',
  ],
  ...[
    '#a',
    '&a',
    '*a',
    '!a',
    '|',
    '>',
    '%a',
    '@a',
    '`a',
    '{a',
    'a}',
    '[a',
    'a, b',
    "it's",
    '"q"',
    'back\\slash',
    '---',
    '...',
  ],
  ...[
    'a\tb',
    'a\nb',
    'a\u0085b',
    'a\u2028b',
    '\uFEFFa',
    'ghcr.io/acme/shop:1.2.3',
    'sha256:00',
    '--verbose',
    'ключ',
    '😀',
  ],
  ...[
    '2020-01-01T00:00:00Z',
    '1_2.5',
    '_1',
    '1__',
    '0.',
    '0.1.0',
    '0o8',
    '0b2',
    'NaN',
    '.nan',
    '-.INF',
    '{{ x }}',
    'a ',
    '1 ',
  ],
];

/** Texts of the characters that numbers and dates are made of. */
const almostNumber = fc.string({ unit: fc.constantFrom(...'0128eExob._-+:fT~'), maxLength: 8 });

export const anyText = fc.oneof(
  fc.constantFrom(...trickyTexts),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  almostNumber,
);

type Style = 'plain' | 'single' | 'double' | 'literal' | 'folded';

const words = fc.constantFrom('app', 'web', '1.4.2', 'true', '8080', 'v1', 'x-y', '0.5', 'latest');
const keys = fc.uniqueArray(fc.constantFrom('name', 'image', 'tag', 'spec', 'data', '"a.b"', "'c d'", 'e/f'), {
  minLength: 1,
  maxLength: 4,
});
const comment = fc.constantFrom('', '', ' # why', '  # "quoted" it\'s {[');

function scalarLine(style: Style, word: string, indent: string): string {
  switch (style) {
    case 'plain':
      return word;
    case 'single':
      return `'${word}'`;
    case 'double':
      return `"${word}"`;
    case 'literal':
      return `|-\n${indent}  ${word}\n${indent}  more\n`;
    case 'folded':
      return `>\n${indent}  ${word}\n${indent}  more\n`;
  }
}

const styles = fc.constantFrom<Style>('plain', 'plain', 'single', 'double', 'literal', 'folded');

const scalar = fc.tuple(styles, words, comment).map(([style, word, note]) => (indent: string) => {
  const written = scalarLine(style, word, indent);
  return written.includes('\n') ? ` ${written.replace('\n', `${note}\n`)}` : ` ${written}${note}\n`;
});
const onOneLine = fc
  .tuple(keys, words, words, fc.boolean())
  .map(([names, a, b, isMap]) =>
    isMap ? `{${names.map((name) => `${name}: ${a}`).join(', ')}}` : `[${a}, "${b}", ${b}]`,
  );
const collection = fc.oneof(
  { weight: 3, arbitrary: onOneLine },
  { weight: 1, arbitrary: fc.constantFrom('{}', '[]', '{ }', '[ ]') },
);
const members = fc.array(fc.tuple(fc.oneof(words, collection), comment), { minLength: 1, maxLength: 3 });
/** Brackets with each member on a line of its own, the last one with a comma or without, before comments or not. */
const onLines = fc
  .tuple(members, fc.boolean(), fc.boolean())
  .map(([items, isMap, hasFinalComma]) => (indent: string) => {
    const lines = items.map(([item, note], index) => {
      const comma = index < items.length - 1 || hasFinalComma ? ',' : '';
      return `${indent}    ${isMap ? `k${index}: ` : ''}${item}${comma}${note}\n`;
    });
    return `${isMap ? '{' : '['}\n${lines.join('')}${indent}  ${isMap ? '}' : ']'}`;
  });
const flow = fc.oneof(
  fc.tuple(collection, comment).map(
    ([written, note]) =>
      () =>
        ` ${written}${note}\n`,
  ),
  fc.tuple(onLines, comment).map(
    ([written, note]) =>
      (indent: string) =>
        ` ${written(indent)}${note}\n`,
  ),
);
const empty = comment.map((note) => () => `${note}\n`);

type Written = (indent: string) => string;

const value: fc.Arbitrary<Written> = fc.letrec<{ value: Written }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { weight: 5, arbitrary: scalar },
    { weight: 1, arbitrary: flow },
    { weight: 1, arbitrary: empty },
    {
      weight: 2,
      arbitrary: fc.tuple(keys, fc.array(tie('value'), { minLength: 4, maxLength: 4 }), comment).map(
        ([names, values, note]) =>
          (indent: string) =>
            `${note}\n${names.map((name, index) => `${indent}  ${name}:${values[index]?.(`${indent}  `)}`).join('')}`,
      ),
    },
    {
      weight: 2,
      arbitrary: fc
        .array(tie('value'), { minLength: 1, maxLength: 3 })
        .map(
          (values) => (indent: string) => `\n${values.map((item) => `${indent}  -${item(`${indent}    `)}`).join('')}`,
        ),
    },
  ),
})).value;

const document = fc
  .tuple(keys, fc.array(value, { minLength: 4, maxLength: 4 }))
  .map(
    ([names, values]) =>
      `# head\n${names.map((name, index) => `${name}:${values[index]?.('')}`).join('\n# between\n')}`,
  );

/** YAML texts of 1 to 3 documents in every notation that the editor claims to keep. */
export const yamlText: fc.Arbitrary<string> = fc
  .record({
    documents: fc.array(document, { minLength: 1, maxLength: 3 }),
    crlf: fc.boolean(),
    bom: fc.boolean(),
    finalNewline: fc.boolean(),
  })
  .map(({ documents, crlf, bom, finalNewline }) => {
    const text = documents.join('---\n');
    const cut = finalNewline ? text : text.replace(/\n+$/, '');
    return `${bom ? '\uFEFF' : ''}${crlf ? cut.replaceAll('\n', '\r\n') : cut}`;
  });

/** How often a property runs: `TEST_SCALE=full` gives the counts of a release. */
export function runs(usual: number, full: number): number {
  return process.env.TEST_SCALE === 'full' ? full : usual;
}

/** Milliseconds that a property may take with the counts of a release. */
export const propertyTimeout = 600_000;
