import { expect, test } from 'vitest';
import { aimOf } from '#toolchain';

const commit = 'c'.repeat(40);
const old = 'a'.repeat(40);
const object = 'd'.repeat(40);

test.each([
  ['is made where there is none', '', undefined, undefined, { kind: 'create', move: { tag: 'v1', to: commit } }],
  ['moves forward', '', old, 'ahead', { kind: 'move', move: { tag: 'v1', from: object, to: commit } }],
  ['is there already', '', commit, undefined, { kind: 'there', tag: 'v1' }],
  ['stays for a newer version', 'v1.5.0', old, 'ahead', { kind: 'stay', because: 'v1.5.0 is newer in its line' }],
  ['never goes back', '', old, 'behind', { kind: 'stay', because: expect.stringContaining('does not descend') }],
  ['never goes aside', '', old, 'diverged', { kind: 'stay', because: expect.stringContaining('does not descend') }],
  ['stays where nobody knows', '', old, undefined, { kind: 'stay', because: expect.stringContaining(old) }],
] as const)('a moving tag %s', (_what, newer, present, lineage, expected) => {
  const facts = { commit, present: present === undefined ? undefined : { oid: object, commit: present }, lineage };
  expect(aimOf({ tag: 'v1', newer }, facts)).toMatchObject(expected);
});
