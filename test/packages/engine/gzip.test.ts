import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { gzip } from '../../../packages/engine/assemble/gzip.ts';

const mebibyte = 1_048_576;

function compress(chunks: readonly Buffer[]): Promise<Buffer> {
  return buffer(Readable.from(gzip(Readable.from(chunks))));
}

test.each([0, 1, mebibyte - 1, mebibyte, mebibyte + 1, 7 * mebibyte + 3])(
  '%i bytes are one member of gzip, however they come in',
  async (size) => {
    const text = Buffer.concat([randomBytes(size >> 1), Buffer.alloc(size - (size >> 1), 'the same words, ')]);
    const whole = await compress([text]);
    expect(gunzipSync(whole).equals(text)).toBe(true);
    // no second one, which some readers would not look for
    expect(whole.indexOf(Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 4, 255]), 1)).toBe(-1);
    const parts = [text.subarray(0, 10), text.subarray(10, 700_000), text.subarray(700_000)];
    expect((await compress(parts)).equals(whole)).toBe(true);
  },
);
