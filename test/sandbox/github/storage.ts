import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A directory of its own for every server, so that what a killed run left behind is never met again.
 * Removing retries: a git process that is just being killed may still write.
 */
export interface Storage extends AsyncDisposable {
  readonly directory: string;
}

export async function createStorage(): Promise<Storage> {
  const directory = await mkdtemp(join(tmpdir(), 'local-github-'));
  return {
    directory,
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }),
  };
}
