import { createHash } from 'node:crypto';

export interface Content {
  /** Relative to the root of the repository. */
  readonly path: string;
  readonly bytes: Uint8Array | string;
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** As `sha256sum` writes and checks it, sorted by path. */
export function checksumsOf(contents: readonly Content[]): string {
  const rows = contents.map(({ path, bytes }) => `${sha256(bytes)}  ${path}\n`);
  return rows.sort((a, b) => (a.slice(64) < b.slice(64) ? -1 : 1)).join('');
}

/** Path to digest. */
export function readChecksums(text: string): ReadonlyMap<string, string> {
  return new Map(
    text
      .split('\n')
      .filter((row) => row !== '')
      .map((row) => [row.slice(66), row.slice(0, 64)]),
  );
}
