import { createHash, randomUUID } from 'node:crypto';

export interface Manifest {
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** One repository's content. Blobs are known for each repository apart: whoever may read one may not read all. */
export interface Repository {
  readonly manifests: Map<string, Manifest>;
  readonly tags: Map<string, string>;
  readonly blobs: Map<string, Buffer>;
  /** Uploads in progress. */
  readonly uploads: Map<string, Buffer>;
}

/** Everything that a registry holds, in memory. */
export class Store {
  readonly #repositories = new Map<string, Repository>();

  find(path: string): Repository | undefined {
    return this.#repositories.get(path);
  }

  /** A repository comes into being with the first upload to it. */
  open(path: string): Repository {
    const repository = this.#repositories.get(path) ?? {
      manifests: new Map(),
      tags: new Map(),
      blobs: new Map(),
      uploads: new Map(),
    };
    this.#repositories.set(path, repository);
    return repository;
  }
}

export function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

export const newUploadId: () => string = randomUUID;
