import { expect, test } from 'vitest';
import { changesJson } from '#manifest';
import { edit } from './edit-texts.ts';

const many = (count: number): string =>
  Array.from({ length: count }, (_, index) => `a${index}:\n  image: ghcr.io/acme/shop:1.4.${index % 2}\n`).join('');

test('the report is whole where it fits', () => {
  const result = edit({ 'a.yaml': many(2) }, { image: 'ghcr.io/acme/shop:1.4.1' });
  expect(JSON.parse(changesJson(result))).toEqual({
    version: 1,
    truncated: 0,
    changes: [
      {
        file: 'a.yaml',
        document: { index: 0 },
        path: 'a0.image',
        op: 'replace',
        old: 'ghcr.io/acme/shop:1.4.0',
        new: 'ghcr.io/acme/shop:1.4.1',
        by: 'image',
        line: 2,
      },
    ],
    skipped: [
      { file: 'a.yaml', document: 0, path: 'a1.image', line: 4, reason: 'same', detail: 'the value is already there' },
    ],
  });
});

test.each([25, 60])('of %i files whole entries are left out from the end, what was skipped first', (count) => {
  const texts = Object.fromEntries(Array.from({ length: count }, (_, index) => [`apps/${index}.yaml`, many(100)]));
  const result = edit(texts, { image: 'ghcr.io/acme/shop:1.4.1' });
  const text = changesJson(result);
  const { changes, skipped, truncated } = JSON.parse(text);
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(256 * 1024);
  expect(Buffer.byteLength(text)).toBeGreaterThan(255 * 1024);
  expect(truncated).toBe(result.changes.length + result.skipped.length - changes.length - skipped.length);
  expect([...changes, ...skipped]).toEqual(
    [...result.changes, ...result.skipped].slice(0, changes.length + skipped.length),
  );
  expect(skipped.length === 0 || changes.length === result.changes.length).toBe(true);
});
