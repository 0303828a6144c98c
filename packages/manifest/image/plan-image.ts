import type { Outcome } from '../planned.ts';
import type { Document } from '../yaml/place.ts';
import type { EditablePlace } from './image-place.ts';
import { planEntry } from './plan-pair.ts';
import { planReference } from './plan-reference.ts';
import { planSource } from './plan-source.ts';
import { planValues } from './plan-values.ts';
import { type ImageEdit, isMove } from './request.ts';

/**
 * Writes an image as its place writes images.
 * @throws ActionError DIGEST_DROPPED, DOWNGRADE, VALUE_INVALID
 */
export function planImage(document: Document, found: EditablePlace, edit: ImageEdit): Outcome {
  const isMoved = isMove(edit, found.image);
  switch (found.kind) {
    case 'reference':
      return planReference(document, found, edit);
    case 'entry':
      return planEntry(document, found, edit, isMoved);
    case 'source':
      return planSource(document, found, edit, isMoved);
    case 'values':
      return planValues(document, found, edit, isMoved);
  }
}
