import { realpath } from 'node:fs/promises';
import { walk } from './walk.ts';

/**
 * The path of every regular file below a root, also of those that are no manifests. `.git` and `node_modules` are left out,
 * and symbolic links.
 * @throws ActionError LIMIT_EXCEEDED
 */
export async function listFiles(root: string): Promise<readonly string[]> {
  return walk(await realpath(root), '.', closed);
}

const closed: ReadonlySet<string> = new Set(['.git', 'node_modules']);
