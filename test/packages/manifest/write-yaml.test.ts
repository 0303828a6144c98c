import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readDocuments, type Value, writeYaml } from '#manifest';
import { scaled } from '../../scale.ts';

const scalar = fc.oneof(
  fc.constantFrom<Value>(
    'yes',
    'no',
    '0x10',
    '1e3',
    '1_000',
    '12:30',
    '~',
    '',
    ' a',
    'a ',
    'a: b',
    'a #b',
    '- a',
    '---',
    '?',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.array(fc.constantFrom('a', ' b', '\tc', '', 'd '), { maxLength: 4 }).map((lines) => lines.join('\n')),
  fc.integer(),
  fc.bigInt({ min: 2n ** 54n, max: 2n ** 70n }),
  fc.boolean(),
  fc.constant(null),
);
const key = fc
  .oneof(fc.constantFrom('on', '1', 'a b', 'a: b', '<<', '=', ''), fc.string({ maxLength: 6 }))
  .filter((each) => each !== '__proto__');
const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  ),
}));

it('a value is read back as it was written', () => {
  const runs = scaled(300, 5_000);
  fc.assert(
    fc.property(fc.dictionary(key, value, { minKeys: 1, maxKeys: 4, noNullPrototype: true }), (written) => {
      const [read] = readDocuments({ path: 'a.yaml', text: writeYaml(written) });
      expect(read?.value).toEqual(written);
    }),
    { numRuns: runs },
  );
  console.log(`written values read back: ${runs} of ${runs}`);
});
