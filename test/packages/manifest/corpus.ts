import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { File } from '#manifest';

/** Every YAML file below a folder. */
export function manifestsBelow(root: string): readonly File[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: path.slice(root.length + 1), text: readFileSync(path, 'utf8') }));
}
