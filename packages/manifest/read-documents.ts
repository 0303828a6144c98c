import type { Position } from '#error';
import type { File } from './yaml/file.ts';
import { parseManifest } from './yaml/manifest.ts';
import { modelOf } from './yaml/model.ts';
import { documentsOf } from './yaml/place.ts';
import { positionOf } from './yaml/position.ts';
import type { Value } from './yaml/write-value.ts';

/** A document of a manifest as a plain value. */
export interface ReadDocument {
  /** Aliases and merge keys are written out; integers beyond 2^53 are exact, as bigint. */
  readonly value: Value;
  /** Where the document begins. */
  readonly at: () => Position;
}

/**
 * Reads every document of a YAML or JSON file as kubectl does; empty ones are left out.
 * @throws ActionError MANIFEST_UNPARSABLE, MANIFEST_TEMPLATE, LIMIT_EXCEEDED; `at` says where
 */
export function readDocuments(file: File): readonly ReadDocument[] {
  return documentsOf(parseManifest(file))
    .map((document) => ({ value: modelOf(document), at: () => positionOf(file, document.root.start) }))
    .filter(({ value }) => value !== null);
}
