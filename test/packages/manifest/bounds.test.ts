import { expect, test } from 'vitest';
import { parseManifest } from '../../../packages/manifest/yaml/manifest.ts';
import { edit, editText, refusal } from './edit-texts.ts';

/** Each line repeats the one above it nine times: written out it would be more values than a machine can hold. */
const bomb = [
  'l0: &l0 [x, x, x, x, x, x, x, x, x]',
  ...Array.from(
    { length: 20 },
    (_, index) => `l${index + 1}: &l${index + 1} [${Array(9).fill(`*l${index}`).join(', ')}]`,
  ),
  'top: {bomb: *l20}',
  'image: ghcr.io/acme/shop:1',
].join('\n');

test.each([
  ['a value that is compared', 'top = {a: 1}'],
  ['a value that is reported', '- top'],
])('aliases of aliases are refused before they fill the memory: %s', (_name, set) => {
  expect(refusal(() => editText(bomb, { set, 'fan-out': 'allow' })).code).toBe('LIMIT_EXCEEDED');
});

test('a file of such aliases is edited elsewhere', () => {
  expect(editText(bomb, { image: 'ghcr.io/acme/shop:2' })).toBe(bomb.replace('shop:1', 'shop:2'));
});

test('what is nested too deep, or too large, is refused', () => {
  const deep = `${'['.repeat(300)}${']'.repeat(300)}`;
  expect(refusal(() => parseManifest({ path: 'a.yaml', text: deep })).code).toBe('LIMIT_EXCEEDED');
  expect(refusal(() => parseManifest({ path: 'a.yaml', text: ' '.repeat(10_000_001) })).code).toBe('LIMIT_EXCEEDED');
  expect(refusal(() => editText('a: 1\n', { set: `a = ${deep}` })).code).toBe('SELECTOR_INVALID');
  expect(refusal(() => editText(`a: |\n  ${deep}\n`, { set: 'a|x = 1' })).code).toBe('LIMIT_EXCEEDED');
});

test('a line that fits more places than anybody means is refused', () => {
  const text = `list:\n${'- {a: 1}\n'.repeat(10_001)}`;
  expect(refusal(() => editText(text, { set: '- **.a' })).code).toBe('LIMIT_EXCEEDED');
});

test('keys of JavaScript objects are keys as any other in a file, and are never set', () => {
  const text = '__proto__: {polluted: true}\nconstructor: {prototype: {polluted: true}}\nitems: []\n';
  const { changes } = edit({ 'a.yaml': text }, { set: '- **.polluted' });
  expect(changes.map(({ old }) => old)).toEqual([true, true]);
  expect({}).not.toHaveProperty('polluted');
  expect(refusal(() => editText(text, { set: '__proto__.polluted = false' })).code).toBe('SELECTOR_INVALID');
});
