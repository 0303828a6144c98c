import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { join, posix } from 'node:path';
import { PassThrough, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { extract, type Header } from 'tar-stream';
import type { Details, FileKind, Rootfs } from './rootfs.ts';

/** Which contents of a layer are kept, and where: under names of our own, never under those that the layer gives. */
export interface Keep {
  readonly directory: string;
  readonly wants: (path: string) => boolean;
}

interface Name extends Details {
  readonly path: string;
  readonly kind: FileKind;
  /** A second name of the file `target`. */
  readonly hardLink: boolean;
}

/** Applies a layer of a base image. @see https://github.com/opencontainers/image-spec/blob/main/layer.md#whiteouts */
export async function applyLayer(file: string, mediaType: string, rootfs: Rootfs, keep: Keep): Promise<void> {
  const names = await readNames(file, mediaType, keep);
  // a whiteout hides what lower layers have, wherever in this layer it stands
  for (const { path } of names) hide(path, rootfs);
  for (const { path, kind, hardLink, ...details } of names) {
    if (posix.basename(path).startsWith(whiteout)) continue;
    rootfs.add(path, kind, hardLink ? { ...rootfs.lookUp(details.target), target: '' } : details);
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

async function readNames(file: string, mediaType: string, keep: Keep): Promise<readonly Name[]> {
  const names: Name[] = [];
  const tar = extract();
  const unpacked = pipeline(createReadStream(file), decompressor(mediaType), tar);
  const read = async (): Promise<void> => {
    for await (const entry of tar) {
      const name = readName(entry.header, keep);
      names.push(name);
      if (name.source === '') entry.resume();
      else await pipeline(entry, createWriteStream(name.source, { mode: 0o600 }));
    }
  };
  await Promise.all([unpacked, read()]);
  return names;
}

function readName({ name, type, linkname, mode, uid, gid }: Header, keep: Keep): Name {
  const path = inImage(name);
  const hardLink = type === 'link';
  return {
    path,
    kind: type === 'directory' || type === 'symlink' ? type : 'file',
    hardLink,
    target: hardLink ? inImage(linkname ?? '') : (linkname ?? ''),
    mode: (mode ?? defaultMode) & 0o7777,
    uid: uid ?? 0,
    gid: gid ?? 0,
    source: type === 'file' && keep.wants(path) ? join(keep.directory, randomUUID()) : '',
  };
}

const defaultMode = 0o755;

function inImage(name: string): string {
  return posix.join('/', name).replace(/^\/|\/$/g, '');
}

function decompressor(mediaType: string): Transform {
  if (/[+.]gzip$/.test(mediaType)) return createGunzip();
  return /[+.]zstd$/.test(mediaType) ? createZstdDecompress() : new PassThrough();
}
