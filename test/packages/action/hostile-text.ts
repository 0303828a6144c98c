import fc from 'fast-check';

/** What a command is made of, and what may hide that from a filter. */
const fragments = [
  ...['::', ':', '##[', '##', '#', '[', ']', ';', ',', '=', '%', ' ', '\t', '\r', '\n', '\r\n', '\0', '\u0085'],
  ...[
    'set-output name=digest',
    'SET-OUTPUT name=digest;',
    'add-mask',
    'stop-commands',
    'error file=a.ts,line=1',
    'group',
  ],
  ...[
    'save-state name=x',
    'set-env name=NODE_OPTIONS',
    'add-path',
    'add-matcher',
    'debug',
    'echo',
    'endgroup',
    'notice',
  ],
  ...['::set-output name=digest::sha256:0', '##[set-output name=digest;]sha256:0', '#12 0.3 ', '::add-mask::a'],
  ...['%0A', '%0D', '%25', '%3A', '%2C', '%3B', '%5D', '%250A', '\u00A0', '\u2028', '\u2029', '\uFEFF', '\u00AD'],
  ...[
    '\u200B',
    '\u200D',
    '\u2060',
    '\uFE0F',
    '\uFF1A',
    '\uFF03',
    '\u001b[1m',
    '\u001b[0m',
    '\b',
    '\u{1F680}',
    '\uD800',
  ],
];

/** Text from elsewhere that means harm: short, so that its parts meet. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...fragments) }, fc.string({ unit: 'grapheme', maxLength: 6 })),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(''));
