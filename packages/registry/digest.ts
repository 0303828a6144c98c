import { createHash } from 'node:crypto';

/** `sha256:` and the hexadecimal hash of the bytes; `algorithm` also takes `sha512`. */
export function digestOf(bytes: Uint8Array, algorithm: 'sha256' | 'sha512' = 'sha256'): string {
  return `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}`;
}

/** The algorithm of a digest that somebody else states; `undefined` if it is no digest, or one that we cannot check. */
export function algorithmOf(digest: string): 'sha256' | 'sha512' | undefined {
  if (/^sha256:[a-f0-9]{64}$/.test(digest)) return 'sha256';
  return /^sha512:[a-f0-9]{128}$/.test(digest) ? 'sha512' : undefined;
}
