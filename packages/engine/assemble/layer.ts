import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { constants, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Pack, pack } from 'tar-stream';
import type { Descriptor } from '#registry';
import { gzip } from './gzip.ts';

interface EntryBase {
  /** Without a leading slash. */
  readonly path: string;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

export type LayerEntry = EntryBase &
  (
    | { readonly kind: 'directory' }
    | { readonly kind: 'symlink'; readonly target: string }
    | { readonly kind: 'file'; readonly source: string }
  );

export interface Layer {
  readonly descriptor: Descriptor;
  /** The digest of the tar before compression. */
  readonly diffId: string;
}

export const layerMediaType = 'application/vnd.oci.image.layer.v1.tar+gzip';

/**
 * Writes one layer into `blobs`. Names, modes, owners and contents alone decide its bytes: entries are sorted, and all
 * carry the same time.
 * @param blobs the folder `blobs/sha256` of an image layout
 */
export async function writeLayer(blobs: string, entries: readonly LayerEntry[], epochSeconds: number): Promise<Layer> {
  const temporary = join(blobs, `.${randomUUID()}`);
  const tar = pack();
  const plain = hashing();
  const compressed = hashing();
  await Promise.all([
    pipeline(tar, plain.stream, gzip, compressed.stream, createWriteStream(temporary)),
    fill(tar, entries, new Date(epochSeconds * 1000)).catch((error: unknown) => {
      tar.destroy(error instanceof Error ? error : new Error(String(error)));
      throw error;
    }),
  ]);
  const { digest, size } = compressed.result();
  await rename(temporary, join(blobs, digest.replace('sha256:', '')));
  return { descriptor: { mediaType: layerMediaType, digest, size }, diffId: plain.result().digest };
}

async function fill(tar: Pack, entries: readonly LayerEntry[], mtime: Date): Promise<void> {
  const sorted = [...entries].sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
  for (const { path, mode, uid, gid, ...entry } of sorted) {
    const header = { name: path, mode, uid, gid, mtime };
    if (entry.kind === 'file') await addFile(tar, header, entry.source);
    else if (entry.kind === 'symlink') tar.entry({ ...header, type: 'symlink', linkname: entry.target });
    else tar.entry({ ...header, name: `${path}/`, type: 'directory' });
  }
  tar.finalize();
}

/** The file is opened once and never through a link, so what was judged is what is read. */
async function addFile(tar: Pack, header: Parameters<Pack['entry']>[0], source: string): Promise<void> {
  await using file = await open(source, constants.O_RDONLY | constants.O_NOFOLLOW);
  const { size } = await file.stat();
  await pipeline(
    file.createReadStream({ autoClose: false, highWaterMark: chunk }),
    tar.entry({ ...header, type: 'file', size }),
  );
}

/** Larger than a stream's own: each chunk of a layer costs a turn. */
const chunk = 1_048_576;

function hashing() {
  const hash = createHash('sha256');
  let size = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  return { stream, result: () => ({ digest: `sha256:${hash.digest('hex')}`, size }) };
}
