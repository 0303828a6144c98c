import { promisify } from 'node:util';
import { constants, crc32, deflateRaw, deflateRawSync } from 'node:zlib';

/** Images of applications are pulled over fast networks and mostly hold what compresses badly: time counts more. */
const level = 1;
/** Never changed: a layer has the digest that it had. */
const blockSize = 1_048_576;
/** Node compresses in four threads. */
const atOnce = 4;

/** Deflate, without a name or a time; level 1 is "fastest", 255 an unknown system. @see https://www.rfc-editor.org/rfc/rfc1952 */
const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 4, 255]);
/** The end of a stream of blocks of which each ends at a byte. */
const end = Buffer.from([3, 0]);

const deflate = promisify<Buffer, object, Buffer>(deflateRaw);

/**
 * Compresses on all processors, into one member of gzip as any reader expects it: each block is compressed by itself and
 * flushed to a byte, so that they can stand one after the other. The same bytes always give the same.
 */
export async function* gzip(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const pending: Promise<Buffer>[] = [];
  let [check, size] = [0, 0];
  yield header;
  for await (const block of blocksOf(chunks)) {
    check = crc32(block, check);
    size += block.length;
    pending.push(compressed(block));
    const first = pending.length < atOnce ? undefined : pending.shift();
    if (first !== undefined) yield await first;
  }
  for (const block of pending) yield await block;
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(check, 0);
  trailer.writeUInt32LE(size % 2 ** 32, 4);
  yield Buffer.concat([end, trailer]);
}

/** Bytes: what is shorter is compressed before another thread would have begun. */
const smallBlock = 131_072;

async function compressed(block: Buffer): Promise<Buffer> {
  // room for all, so that a block goes to its thread once
  const options = { level, finishFlush: constants.Z_SYNC_FLUSH, chunkSize: block.length + 65_536 };
  return block.length < smallBlock ? deflateRawSync(block, options) : await deflate(block, options);
}

async function* blocksOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; ) {
      const part = chunk.subarray(at, at + blockSize - length);
      parts.push(part);
      length += part.length;
      at += part.length;
      if (length < blockSize) continue;
      yield Buffer.concat(parts);
      [parts, length] = [[], 0];
    }
  }
  if (length > 0) yield Buffer.concat(parts);
}
