import { readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { ActionError } from '#error';

/** Folders that hold no manifests and may hold what must not be edited. */
const closed: ReadonlySet<string> = new Set(['.git', '.github', 'node_modules']);

const maximumFiles = 100_000;

/**
 * Every regular file below a directory, sorted, relative to `root`. Symbolic links are not followed: what they point to
 * is found at its own place, or lies outside.
 * @param left the names of folders that are not entered
 * @throws ActionError LIMIT_EXCEEDED
 */
export function walk(root: string, directory: string, left: ReadonlySet<string> = closed): readonly string[] {
  const found: string[] = [];
  const pending = [directory];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const entry of readdirSync(join(root, next), { withFileTypes: true })) {
      const path = posix.join(next, entry.name);
      if (entry.isDirectory() && !left.has(entry.name)) pending.push(path);
      if (entry.isFile()) found.push(path);
    }
    if (found.length > maximumFiles) {
      throw new ActionError(
        'LIMIT_EXCEEDED',
        `Reading "${directory}" failed: it holds more than ${maximumFiles} files.`,
        {
          hint: 'Name the folder that holds the manifests.',
        },
      );
    }
  }
  return found.sort();
}
