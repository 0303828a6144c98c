import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';

/** The id that git gives to a file's content; SHA-256 repositories have ids of 64 digits. */
export function blobOid(content: string | Uint8Array, like: string): string {
  const bytes = Buffer.from(content);
  return createHash(like.length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');
}
