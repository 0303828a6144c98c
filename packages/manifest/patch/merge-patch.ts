import type { Value } from '../yaml/write-value.ts';
import { isMapping, type Mapping, member } from './mapping.ts';

/** Applies a JSON merge patch: null removes a key, a list replaces a list. @see https://www.rfc-editor.org/rfc/rfc7396 */
export function mergePatch(original: Value | undefined, patch: Value): Value {
  if (!isMapping(patch)) return patch;
  const result = new Map(isMapping(original) ? Object.entries(original) : []);
  const before: Mapping = isMapping(original) ? original : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) result.delete(key);
    else result.set(key, mergePatch(member(before, key), value));
  }
  return Object.fromEntries(result);
}
