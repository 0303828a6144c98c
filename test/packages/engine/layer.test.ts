import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { extract } from 'tar-stream';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { writeLayer } from '../../../packages/engine/assemble/layer.ts';
import { archive, type LayerEntry } from '../../../packages/engine/assemble/tar.ts';

const mebibyte = 1_048_576;
const ordinary = { mode: 0o644, uid: 0, gid: 0 };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'layer-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('holds files of any size, read whole or streamed, as they are', async () => {
  const contents = new Map<string, Buffer>();
  for (const size of [0, 1, 511, 512, 513, mebibyte, mebibyte + 1, 3 * mebibyte + 7]) {
    contents.set(`of-${size}`, randomBytes(size));
  }
  const entries = await Promise.all([...contents].map(([name, bytes]) => fileOf(name, bytes)));
  const blobs = await mkdtemp(join(folder, 'blobs-'));
  const { descriptor } = await writeLayer(blobs, entries, 0);
  expect(await readdir(blobs)).toEqual([descriptor.digest.replace('sha256:', '')]);
  const found = await filesIn(await readFile(join(blobs, descriptor.digest.replace('sha256:', ''))));
  expect([...found.keys()].sort()).toEqual([...contents.keys()].sort());
  for (const [name, bytes] of contents) expect(found.get(name)?.equals(bytes), name).toBe(true);
  const sources = entries.map(({ source }) => source);
  await vi.waitFor(
    async () => expect((await openFiles()).filter((file) => sources.includes(file))).toEqual([]),
    10_000,
  );
});

test.each(['small', 'large'])('tells which file vanished, after a %s one that was there', async (size) => {
  const there = await fileOf(`a-${size}`, randomBytes(size === 'small' ? 10 : 5 * mebibyte));
  const vanished: LayerEntry = { ...ordinary, kind: 'file', path: 'b', source: join(folder, 'nowhere') };
  const blobs = await mkdtemp(join(folder, 'blobs-'));
  await expect(writeLayer(blobs, [there, vanished], 0)).rejects.toMatchObject({
    code: 'ENOENT',
    path: vanished.source,
  });
});

test('does not follow a link that took the place of a file', async () => {
  const target = await fileOf('secret', Buffer.from('secret'));
  const source = join(folder, 'link');
  await symlink(target.source, source);
  const blobs = await mkdtemp(join(folder, 'blobs-'));
  await expect(writeLayer(blobs, [{ ...target, source }], 0)).rejects.toMatchObject({ code: 'ELOOP' });
});

test('lets go of a file when whoever reads the archive leaves in the middle of it', async () => {
  const entry = await fileOf('read-in-part', randomBytes(9 * mebibyte));
  let taken = 0;
  for await (const { length } of archive([entry], new Date(0))) {
    taken += length;
    if (taken > mebibyte) break;
  }
  expect(taken).toBeLessThan(9 * mebibyte);
  await vi.waitFor(async () => expect(await openFiles()).not.toContain(entry.source), 10_000);
});

test('tells why it could not be written, whatever its files are', async () => {
  const entry = await fileOf('content', randomBytes(5 * mebibyte));
  await expect(writeLayer(join(folder, 'nowhere'), [entry], 0)).rejects.toMatchObject({ code: 'ENOENT' });
});

async function fileOf(path: string, bytes: Buffer): Promise<Extract<LayerEntry, { kind: 'file' }>> {
  const source = join(folder, path);
  await writeFile(source, bytes);
  return { ...ordinary, kind: 'file', path, source };
}

/** Of this process. */
async function openFiles(): Promise<readonly string[]> {
  const open = await readdir('/proc/self/fd');
  return await Promise.all(open.map((fd) => readlink(join('/proc/self/fd', fd)).catch(() => '')));
}

async function filesIn(layer: Buffer): Promise<ReadonlyMap<string, Buffer>> {
  const found = new Map<string, Buffer>();
  const archive = extract();
  archive.end(gunzipSync(layer));
  for await (const entry of archive) found.set(entry.header.name, await buffer(entry));
  return found;
}
