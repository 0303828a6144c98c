import { createHash, type Hash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Descriptor } from './descriptor.ts';
import { algorithmOf } from './digest.ts';
import { mismatch } from './read-manifest.ts';
import { type Purpose, refusal } from './refusal.ts';
import type { Send } from './transport.ts';

export interface Download {
  readonly url: URL;
  readonly blob: Descriptor;
  readonly purpose: Purpose;
}

/**
 * Downloads a blob to a file, once, with its hash computed on the way. The file is written from its start; its content counts
 * only once this has returned.
 * @throws ActionError DIGEST_MISMATCH when the bytes, or their number, are not what the descriptor says
 */
export async function downloadBlob(
  send: Send,
  { url, blob, purpose, file }: Download & { readonly file: string },
): Promise<void> {
  const hash = createHash(algorithmOf(blob.digest) ?? 'sha256');
  let size = 0;
  async function* checked(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      size += chunk.length;
      // stops an endless body, and says so below
      if (size > blob.size) return;
      hash.update(chunk);
      yield chunk;
    }
  }
  const sink = (body: Readable): Promise<void> => pipeline(body, checked, createWriteStream(file));
  const answer = await send({ method: 'GET', url, sink }, purpose);
  if (answer.status !== 200) throw refusal(purpose, answer);
  expectBlob({ size, hash }, blob, purpose);
}

/**
 * Downloads a small blob into memory, once; what is larger than any answer that is held in memory is refused.
 * @throws ActionError DIGEST_MISMATCH when the bytes, or their number, are not what the descriptor says; LIMIT_EXCEEDED
 */
export async function downloadDocument(send: Send, { url, blob, purpose }: Download): Promise<Uint8Array> {
  const answer = await send({ method: 'GET', url }, purpose);
  if (answer.status !== 200) throw refusal(purpose, answer);
  const { bytes } = answer;
  const hash = createHash(algorithmOf(blob.digest) ?? 'sha256').update(bytes);
  expectBlob({ size: bytes.length, hash }, blob, purpose);
  return bytes;
}

interface Taken {
  readonly size: number;
  readonly hash: Hash;
}

function expectBlob({ size, hash }: Taken, blob: Descriptor, purpose: Purpose): void {
  if (size !== blob.size) throw mismatch(purpose, `${blob.size} bytes`, size > blob.size ? 'more' : `${size} bytes`);
  const found = `${algorithmOf(blob.digest)}:${hash.digest('hex')}`;
  if (found !== blob.digest) throw mismatch(purpose, blob.digest, found);
}
