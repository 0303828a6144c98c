import { expect, test } from 'vitest';
import { checksumsOf, provenanceProblem, sha256 } from '#toolchain';

const contents = [
  { path: 'b.js', bytes: 'two' },
  { path: 'a.js', bytes: 'one' },
];
const checksums = checksumsOf(contents);
const subject = contents.map(({ path, bytes }) => ({ name: path, digest: { sha256: sha256(bytes) } }));
const predicateType = 'https://slsa.dev/provenance/v1';
const bundle = (statement: unknown): string =>
  JSON.stringify({ dsseEnvelope: { payload: Buffer.from(JSON.stringify(statement)).toString('base64') } });

test('checksums are as sha256sum writes them, sorted', () => {
  expect(checksums).toBe(`${sha256('one')}  a.js\n${sha256('two')}  b.js\n`);
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});

test.each([
  ['is taken', bundle({ predicateType, subject }), ''],
  ['is taken in any order', bundle({ predicateType, subject: subject.toReversed() }), ''],
  ['is refused where a file is missing', bundle({ predicateType, subject: subject.slice(1) }), 'other files'],
  ['is refused for a file more', bundle({ predicateType, subject: [...subject, subject[0]] }), 'other files'],
  [
    'is refused for another content',
    bundle({ predicateType, subject: [subject[0], { name: 'a.js', digest: { sha256: sha256('three') } }] }),
    'other files',
  ],
  [
    'is refused where it states something else',
    bundle({ predicateType: 'https://x.test', subject }),
    'it states https',
  ],
  ['is refused where it is none', '{}', 'no bundle'],
  ['is refused where it is no JSON', 'x', 'no bundle'],
])('a statement %s', (_what, text, problem) => {
  if (problem === '') expect(provenanceProblem(text, checksums)).toBe('');
  else expect(provenanceProblem(text, checksums)).toContain(problem);
});
