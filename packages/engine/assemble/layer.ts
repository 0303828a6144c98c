import { createHash, randomUUID } from 'node:crypto';
import { closeSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Descriptor } from '#registry';
import { gzip } from './gzip.ts';
import { archive, type LayerEntry } from './tar.ts';

export interface Layer {
  readonly descriptor: Descriptor;
  /** The digest of the tar before compression. */
  readonly diffId: string;
}

export const layerMediaType = 'application/vnd.oci.image.layer.v1.tar+gzip';

/**
 * Writes one layer into `blobs`. Names, modes, owners and contents alone decide its bytes.
 * @param blobs the folder `blobs/sha256` of an image layout
 */
export async function writeLayer(blobs: string, entries: readonly LayerEntry[], epochSeconds: number): Promise<Layer> {
  const temporary = join(blobs, `.${randomUUID()}`);
  const [plain, compressed] = [measure(), measure()];
  const tar = archive(entries, new Date(epochSeconds * 1000));
  await writeChunks(temporary, compressed.through(gzip(plain.through(tar))));
  const { digest, size } = compressed.result();
  renameSync(temporary, join(blobs, digest.replace('sha256:', '')));
  return { descriptor: { mediaType: layerMediaType, digest, size }, diffId: plain.result().digest };
}

async function writeChunks(path: string, chunks: AsyncIterable<Buffer>): Promise<void> {
  const fd = openSync(path, 'wx');
  try {
    for await (const chunk of chunks) writeFileSync(fd, chunk);
  } finally {
    closeSync(fd);
  }
}

function measure() {
  const hash = createHash('sha256');
  let size = 0;
  return {
    async *through(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
      for await (const chunk of chunks) {
        hash.update(chunk);
        size += chunk.length;
        yield chunk;
      }
    },
    result: () => ({ digest: `sha256:${hash.digest('hex')}`, size }),
  };
}
