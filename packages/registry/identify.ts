import { isObject, parseJson } from './json.ts';
import type { StoredManifest } from './read-manifest.ts';

/** Whether a manifest is the image that `id` names: by its own digest, or by that of its configuration. */
export function isImage({ digest, bytes }: StoredManifest, id: string): boolean {
  if (digest === id) return true;
  const manifest = parseJson(bytes);
  return isObject(manifest) && isObject(manifest.config) && manifest.config.digest === id;
}
