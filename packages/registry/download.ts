import { createHash } from 'node:crypto';
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
 * Downloads a blob to a file, once. The file is written from its start; its content counts only once this has returned.
 * @throws ActionError DIGEST_MISMATCH when the bytes, or their number, are not what the descriptor says
 */
export async function downloadBlob(
  send: Send,
  { file, ...download }: Download & { readonly file: string },
): Promise<void> {
  await takeBlob(send, download, (body, checked) => pipeline(body, checked, createWriteStream(file)));
}

/**
 * Downloads a small blob into memory, once.
 * @throws ActionError DIGEST_MISMATCH when the bytes, or their number, are not what the descriptor says
 */
export async function downloadDocument(send: Send, download: Download): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  await takeBlob(send, download, async (body, checked) => {
    for await (const chunk of checked(body)) chunks.push(chunk);
  });
  return Buffer.concat(chunks);
}

type Check = (chunks: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;

/** The hash is computed on the way. */
async function takeBlob(
  send: Send,
  { url, blob, purpose }: Download,
  take: (body: Readable, checked: Check) => Promise<void>,
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
  const answer = await send({ method: 'GET', url, sink: (body) => take(body, checked) }, purpose);
  if (answer.status !== 200) throw refusal(purpose, answer);
  if (size !== blob.size) throw mismatch(purpose, `${blob.size} bytes`, size > blob.size ? 'more' : `${size} bytes`);
  const found = `${algorithmOf(blob.digest)}:${hash.digest('hex')}`;
  if (found !== blob.digest) throw mismatch(purpose, blob.digest, found);
}
