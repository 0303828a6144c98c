import { createHash, randomUUID } from 'node:crypto';
import { mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { deflate } from 'node:zlib';

const compress = promisify(deflate);

/**
 * Writes a loose object and returns its id, as `git hash-object -w` does, without a process for each:
 * https://git-scm.com/book/en/v2/Git-Internals-Git-Objects. Whoever reads meanwhile sees all of it or nothing.
 */
export async function writeObject(
  directory: string,
  type: 'blob' | 'tree' | 'commit',
  content: Uint8Array,
): Promise<string> {
  const whole = Buffer.concat([Buffer.from(`${type} ${content.length}\0`), content]);
  const oid = createHash('sha1').update(whole).digest('hex');
  const file = join(directory, 'objects', oid.slice(0, 2), oid.slice(2));
  if (await stat(file).catch(() => undefined)) return oid;
  await mkdir(dirname(file), { recursive: true });
  const temporary = join(directory, 'objects', `new-${randomUUID()}`);
  await writeFile(temporary, await compress(whole, { level: 1 }), { mode: 0o444 });
  await rename(temporary, file);
  return oid;
}
