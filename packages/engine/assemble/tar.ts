import { closeSync, constants, createReadStream, fstatSync, openSync, readFileSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { type Pack, pack } from 'tar-stream';

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

/** One archive of the entries, which are sorted and all carry the same time: their names, modes, owners and contents decide its bytes. */
export async function* archive(entries: readonly LayerEntry[], mtime: Date): AsyncGenerator<Buffer> {
  const tar = pack();
  // it must listen before anything goes wrong, or nobody is told
  const chunks = tar[Symbol.asyncIterator]();
  const filled = fill(tar, entries, mtime).catch((error: unknown) => {
    tar.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  for await (const chunk of { [Symbol.asyncIterator]: () => chunks }) {
    // tar-stream does not declare what it makes
    if (!Buffer.isBuffer(chunk)) throw new TypeError('An archive is made of bytes.');
    yield chunk;
  }
  await filled;
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
  const fd = openSync(source, constants.O_RDONLY | constants.O_NOFOLLOW);
  const { size } = fstatSync(fd);
  if (size <= chunk) await addBytes(tar, header, takeAll(fd));
  // the stream closes the file once no read of it is under way
  else await pipeline(createReadStream('', { fd, highWaterMark: chunk }), tar.entry({ ...header, type: 'file', size }));
}

function takeAll(fd: number): Buffer {
  try {
    return readFileSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Most files are small: to stream one takes longer than to read it. */
async function addBytes(tar: Pack, header: Parameters<Pack['entry']>[0], bytes: Buffer): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const entry = tar.entry({ ...header, type: 'file' }, bytes, (error) => (error ? reject(error) : resolve()));
  entry.on('error', reject);
  await promise;
}

/** Larger than a stream's own: each chunk of a layer costs a turn. */
const chunk = 1_048_576;
