import { assign, join, type Outcome } from '../planned.ts';
import { type Document, keyOf, type Place, textAt } from '../yaml/place.ts';
import { digestNotRecorded } from './digest-not-recorded.ts';
import { guardDowngrade, refuseDroppedDigest, tagMissing } from './guards.ts';
import type { ValuesPlace } from './image-place.ts';
import { type ImageEdit, isVersion } from './request.ts';

/** Writes an image into Helm values: the tag as it is styled (`tag` or `tag@digest`), the digest where it has a key. */
export function planValues(document: Document, found: ValuesPlace, edit: ImageEdit, isMoved: boolean): Outcome {
  const { place, image, fields } = found;
  const [oldTag, oldDigest] = [textOf(fields.tag), textOf(fields.digest)];
  if (!isVersion(edit.image)) return join(planMove(document, found, edit));
  if (oldTag.includes('@') || oldDigest !== '') refuseDroppedDigest(document, place, edit);
  if (oldTag !== '' && edit.image.tag === undefined) throw tagMissing(document, place, 'tag');
  const [tag] = oldTag.split('@', 1);
  const warnings = guardDowngrade(document, { place: fields.tag ?? place, image, tag }, edit);
  const moved = isMoved ? planMove(document, found, edit) : [];
  const written = [...planTag(document, found, edit), ...planDigest(document, found, edit)];
  if (written.length === 0) throw tagMissing(document, place, 'digest');
  return join([{ edits: [], skipped: [], warnings }, ...moved, ...written]);
}

function planTag(document: Document, { fields }: ValuesPlace, edit: ImageEdit): readonly Outcome[] {
  const { tag, digest } = edit.image;
  if (fields.tag === undefined || tag === undefined) return [];
  const value = digest !== undefined && isDigestInTag(fields, edit) ? `${tag}@${digest}` : tag;
  return [assign(document, fields.tag, value)];
}

function planDigest(document: Document, { place, fields }: ValuesPlace, edit: ImageEdit): readonly Outcome[] {
  const { digest } = edit.image;
  if (digest === undefined) return [];
  if (fields.digest === undefined) return isDigestInTag(fields, edit) ? [] : [digestNotRecorded(document, place)];
  return [
    assign(document, fields.digest, isDigitsAlone(fields.digest) ? digest.slice(digest.indexOf(':') + 1) : digest),
  ];
}

/** `sha: 0123…`, to which a chart adds the algorithm. */
function isDigitsAlone(place: Place): boolean {
  const old = textOf(place);
  return /^[a-f0-9]{64}$/.test(old) || (old === '' && keyOf(place) === 'sha');
}

/** `tag: 1.2.3@sha256:…`, as charts without a key for the digest are pinned. */
function isDigestInTag({ tag, digest }: ValuesPlace['fields'], { rules }: ImageEdit): boolean {
  if (tag === undefined) return false;
  const isAsked = rules.pin === 'digest' || rules.pin === 'tag@digest';
  return textOf(tag).includes('@') || (isAsked && digest === undefined);
}

function planMove(document: Document, { fields }: ValuesPlace, edit: ImageEdit): readonly Outcome[] {
  const { registry, path } = edit.image;
  if (textOf(fields.registry) === '' || fields.registry === undefined) {
    return [assign(document, fields.repository, edit.repository)];
  }
  return [assign(document, fields.registry, registry), assign(document, fields.repository, path)];
}

function textOf(place: Place | undefined): string {
  return place === undefined ? '' : (textAt(place) ?? '');
}
