import type { Value } from '../yaml/write-value.ts';
import { jsonPatch } from './json-patch.ts';
import { isMapping, type Mapping, member } from './mapping.ts';
import { mergePatch } from './merge-patch.ts';
import type { Patch } from './patch.ts';
import { PatchProblem } from './patch-problem.ts';
import { type KeySources, schemaOf } from './schemas/schema-of.ts';
import { countDirectives } from './strategic/directives.ts';
import { strategicMerge } from './strategic/strategic-merge.ts';

export interface Patched {
  readonly model: Value;
  /** Elements of lists are merged: one that is not there is added. */
  readonly isStrategic: boolean;
}

/**
 * Applies a patch to the model of a document. Of the type `auto`, a list is a JSON patch, everything else a strategic one:
 * without lists in it, it says the same as a merge patch.
 * @throws PatchProblem
 */
export function applyPatch(original: Value, { type, value: patch }: Patch, sources: KeySources): Patched {
  if (!isMapping(patch)) return { model: jsonPatch(original, patch), isStrategic: false };
  if (type === 'merge') return { model: mergePatch(original, patch), isStrategic: false };
  if (!isMapping(original)) throw noMapping();
  const schema = schemaOf({ apiVersion: textOf(original, 'apiVersion'), kind: textOf(original, 'kind') }, sources);
  const model = strategicMerge(original, patch, { schema, path: [] });
  if (countDirectives(model) > countDirectives(original)) throw leftover();
  return { model, isStrategic: true };
}

function textOf(mapping: Mapping, key: string): string {
  const value = member(mapping, key);
  return typeof value === 'string' ? value : '';
}

function noMapping(): PatchProblem {
  return new PatchProblem('PATCH_INVALID', 'the document is no mapping', {
    path: [],
    hint: 'Use a JSON patch: a list of operations.',
  });
}

function leftover(): PatchProblem {
  return new PatchProblem('PATCH_INVALID', 'a directive of the patch would end up in the manifest', {
    path: [],
    hint: 'Lists without a merge key and everything below "$patch: replace" are replaced whole: write out what is to remain.',
  });
}
