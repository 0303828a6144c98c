import { createReadStream } from 'node:fs';
import { posix } from 'node:path';
import { PassThrough, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { extract } from 'tar-stream';
import type { FileKind, Rootfs } from './rootfs.ts';

interface Name {
  readonly path: string;
  readonly kind: FileKind;
  readonly target: string;
}

/** Applies the names of a layer of a base image. @see https://github.com/opencontainers/image-spec/blob/main/layer.md#whiteouts */
export async function applyLayer(file: string, mediaType: string, rootfs: Rootfs): Promise<void> {
  const names = await readNames(file, mediaType);
  // a whiteout hides what lower layers have, wherever in this layer it stands
  for (const { path } of names) hide(path, rootfs);
  for (const { path, kind, target } of names) {
    if (!posix.basename(path).startsWith(whiteout)) rootfs.add(path, kind, target);
  }
}

const whiteout = '.wh.';
const opaque = '.wh..wh..opq';

function hide(path: string, rootfs: Rootfs): void {
  const name = posix.basename(path);
  const parent = posix.dirname(path);
  if (name === opaque) rootfs.empty(parent);
  else if (name.startsWith(whiteout)) rootfs.remove(posix.join(parent, name.slice(whiteout.length)));
}

async function readNames(file: string, mediaType: string): Promise<readonly Name[]> {
  const names: Name[] = [];
  const tar = extract();
  tar.on('entry', ({ name, type, linkname }, stream, next) => {
    const kind = type === 'directory' || type === 'symlink' ? type : 'file';
    names.push({ path: posix.join('/', name).replace(/^\/|\/$/g, ''), kind, target: linkname ?? '' });
    stream.on('end', next);
    stream.resume();
  });
  await pipeline(createReadStream(file), decompressor(mediaType), tar);
  return names;
}

function decompressor(mediaType: string): Transform {
  if (/[+.]gzip$/.test(mediaType)) return createGunzip();
  return /[+.]zstd$/.test(mediaType) ? createZstdDecompress() : new PassThrough();
}
