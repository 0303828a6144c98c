import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { extract } from 'tar-stream';
import { blobFile, type OciLayout } from '#registry';

interface ImageFile {
  readonly type: string;
  /** Octal. */
  readonly mode: string;
  readonly owner: string;
  /** Hash of a file's content, target of a link. */
  readonly content: string;
}

export interface ImageContent {
  /** What a container would see, by path. */
  readonly files: Readonly<Record<string, ImageFile>>;
  readonly config: Readonly<Record<string, unknown>>;
  readonly layerCount: number;
}

export type ReadBlob = (digest: string) => Promise<Buffer>;

export function layoutContent(layout: OciLayout): Promise<ImageContent> {
  return imageContent((digest) => readFile(blobFile(layout, digest)), layout.manifest.digest);
}

/** Unpacks an image in memory, layer over layer. Layers are gzip or plain, as the engines under test write them. */
export async function imageContent(read: ReadBlob, digest: string): Promise<ImageContent> {
  const manifest = JSON.parse((await read(digest)).toString());
  const { config } = JSON.parse((await read(manifest.config.digest)).toString());
  const files = new Map<string, ImageFile>();
  // BuildKit writes null for an image without layers
  const layers = manifest.layers ?? [];
  for (const layer of layers) await addLayer(unzipped(await read(layer.digest)), files);
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return { files: Object.fromEntries(sorted), config, layerCount: layers.length };
}

function unzipped(bytes: Buffer): Buffer {
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
}

async function addLayer(tar: Buffer, files: Map<string, ImageFile>): Promise<void> {
  const entries = extract();
  Readable.from([tar]).pipe(entries);
  for await (const entry of entries) {
    const { name, type, mode, uid, gid, linkname } = entry.header;
    const path = posix.join('/', name).replace(/\/$/, '');
    const hash = createHash('sha256')
      .update(await buffer(entry))
      .digest('hex');
    const content = type === 'file' ? hash.slice(0, 12) : (linkname ?? '');
    if (path !== '') files.set(path, { type, mode: (mode & 0o7777).toString(8), owner: `${uid}:${gid}`, content });
  }
}
