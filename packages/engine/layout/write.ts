import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Descriptor, mediaTypes } from '#registry';

/** Makes the folders of an image layout; answers where blobs go. */
export function createLayout(directory: string): string {
  const blobs = blobsOf(directory);
  mkdirSync(blobs, { recursive: true });
  writeFileSync(join(directory, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
  return blobs;
}

export function blobsOf(directory: string): string {
  return join(directory, 'blobs', 'sha256');
}

/** Documents are small: to write one takes less time than to hand it to another thread. */
export function writeJson(blobs: string, mediaType: string, value: object): Descriptor {
  const bytes = Buffer.from(JSON.stringify(value));
  const hash = createHash('sha256').update(bytes).digest('hex');
  writeFileSync(join(blobs, hash), bytes);
  return { mediaType, digest: `sha256:${hash}`, size: bytes.length };
}

/** Says which manifests the layout is about. */
export function writeIndexFile(directory: string, manifests: readonly Descriptor[]): void {
  const index = { schemaVersion: 2, mediaType: mediaTypes.ociIndex, manifests };
  writeFileSync(join(directory, 'index.json'), JSON.stringify(index));
}

/** The same object with its keys in order, at every depth; lists keep theirs. */
export function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  const entries = Object.entries(value).map(([key, item]) => [key, sorted(item)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
