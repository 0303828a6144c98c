import { already, assign, join, type Outcome } from '../planned.ts';
import { type Document, type Place, textAt } from '../yaml/place.ts';
import { guardDowngrade, refuseDroppedDigest, tagMissing } from './guards.ts';
import type { MarkerPlace } from './marker.ts';
import { suffixOf } from './plan-reference.ts';
import { readReference } from './read-reference.ts';
import { type ImageEdit, isMove, isVersion, spelledRepository } from './request.ts';

/**
 * Writes the part of an image that a marker asks for.
 * @throws ActionError DIGEST_DROPPED, DOWNGRADE, VALUE_INVALID
 */
export function planMarker(document: Document, { place, marker }: MarkerPlace, edit: ImageEdit): Outcome {
  const isKept = !isVersion(edit.image) && (marker.part === 'tag' || marker.part === 'digest');
  if (isKept) return already(document, place);
  switch (marker.part) {
    case 'whole':
      return planWhole(document, place, edit);
    case 'name':
      return assign(document, place, spelled(textAt(place), edit));
    case 'tag':
      return planTag(document, place, edit);
    case 'digest':
      refuseDroppedDigest(document, place, edit);
      return assign(document, place, edit.image.digest ?? '');
  }
}

function planWhole(document: Document, place: Place, edit: ImageEdit): Outcome {
  const text = textAt(place);
  const old = readReference(text);
  if (old?.digest !== undefined) refuseDroppedDigest(document, place, edit);
  const warnings = guardDowngrade(document, { place, ...(old && { image: old }), tag: old?.tag }, edit);
  const suffix = isVersion(edit.image) ? suffixOf(edit) : (text ?? '').slice(spelledRepository(text ?? '').length);
  const outcome = assign(document, place, `${spelled(text, edit)}${suffix}`);
  return join([outcome, { edits: [], skipped: [], warnings }]);
}

function planTag(document: Document, place: Place, edit: ImageEdit): Outcome {
  const { tag, digest } = edit.image;
  if (tag === undefined) throw tagMissing(document, place, 'tag');
  const [old, oldDigest] = (textAt(place) ?? '').split('@', 2);
  if (oldDigest !== undefined) refuseDroppedDigest(document, place, edit);
  const warnings = guardDowngrade(document, { place, tag: old }, edit);
  const outcome = assign(document, place, oldDigest === undefined ? tag : `${tag}@${digest}`);
  return join([outcome, { edits: [], skipped: [], warnings }]);
}

/** The repository: as the place spells it, if it is the same. */
function spelled(text: string | undefined, edit: ImageEdit): string {
  const old = readReference(text);
  return text === undefined || isMove(edit, old) ? edit.repository : spelledRepository(text);
}
