import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Secret } from '#secret';
import { lookFor } from '../../../actions/build-push/src/leak.ts';
import { scaled } from '../../scale.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
// put together here, so that nothing that scans this repository takes them for real ones
const shaped = {
  'a personal token': `ghp_${'a1B2'.repeat(9)}`,
  "a job's token": `ghs_${'a1B2'.repeat(9)}`,
  'a fine-grained token': `github_pat_${'a1B2_'.repeat(12)}`,
  'an access key of Amazon': `AKIA${'A1B2'.repeat(4)}`,
  'a private key': `-----${'BEGIN'} OPENSSH PRIVATE KEY-----\nb3Blbn`,
  'a private key without a kind': `-----${'BEGIN'} PRIVATE KEY-----`,
};

describe('without any secret known, a text is a leak that holds', () => {
  const leak = lookFor([]);

  test.each(Object.entries(shaped))('%s', (_, text) => {
    expect(leak.isIn(text)).toBe(true);
    expect(leak.isIn(`--header="${text}" and more`)).toBe(true);
    expect(leak.isIn(`x=${base64(text)}`)).toBe(true);
    expect(leak.isIn(`x=${Buffer.from(text).toString('base64url')}`)).toBe(true);
  });

  test.each([
    ...['', '1.2.3', 'ghp_short', 'AKIA', 'github_pat_', 'ghpages_and_other_words_of_some_length'],
    ...[`sha256:${'0123456789abcdef'.repeat(4)}`, 'BEGIN CERTIFICATE', `MAKIA${'A1B2'.repeat(4)}`],
  ])('and not: %s', (text) => {
    expect(leak.isIn(text)).toBe(false);
  });
});

describe('a secret that was given is found', () => {
  const secret = 'correct horse?>';
  const leak = lookFor([new Secret(secret), new Secret('cat'), new Secret('')]);

  test.each([
    ['as it is', secret],
    ['within more', `user:${secret}@host`],
    ['in base64', base64(secret)],
    ['in base64 after one byte', base64(`:${secret}`)],
    ['in base64 after two bytes', base64(`u:${secret}`)],
    ['in base64 of a login', `Basic ${base64(`deploy:${secret}\n`)}`],
    ['in the base64 of addresses', Buffer.from(`::${secret}`).toString('base64url')],
    ['when it is short, as the whole', 'cat'],
  ])('%s', (_, text) => {
    expect(leak.isIn(text)).toBe(true);
  });

  test.each(['', 'concatenate', 'correct horse', base64('correct house?>')])('and not in: %s', (text) => {
    expect(leak.isIn(text)).toBe(false);
  });

  test('wherever it stands in what was encoded', () => {
    const bytes = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(fc.string({ minLength: 8 }), bytes, bytes, (value, before, after) => {
        expect(lookFor([new Secret(value)]).isIn(base64(before + value + after))).toBe(true);
      }),
      { numRuns: scaled(300, 10_000) },
    );
  });
});
