import { assign, join, type Outcome } from '../planned.ts';
import type { Document } from '../yaml/place.ts';
import { guardDowngrade, refuseDroppedDigest } from './guards.ts';
import type { ReferencePlace } from './image-place.ts';
import { type ImageEdit, isMove, isVersion, spelledRepository } from './request.ts';

/** Writes a whole reference into one string. */
export function planReference(document: Document, found: ReferencePlace, edit: ImageEdit): Outcome {
  const { place, node, image, prefix } = found;
  if (image.digest !== undefined) refuseDroppedDigest(document, place, edit);
  const warnings = guardDowngrade(document, { place, image, tag: image.tag }, edit);
  const old = node.text.slice(prefix.length);
  const spelled = spelledRepository(old);
  const suffix = isVersion(edit.image) ? suffixOf(edit) : old.slice(spelled.length);
  const repository = isMove(edit, image) ? edit.repository : spelled;
  const outcome = assign(document, place, `${prefix}${repository}${suffix}`);
  return join([outcome, { edits: [], skipped: [], warnings }]);
}

/** What stands behind the repository of a reference. */
export function suffixOf({ image: { tag, digest }, rules }: ImageEdit): string {
  const isTagWritten = tag !== undefined && rules.pin !== 'digest';
  return `${isTagWritten ? `:${tag}` : ''}${digest === undefined ? '' : `@${digest}`}`;
}
