import { assignKey, join, type Outcome } from '../planned.ts';
import { entryUnder, textUnder } from '../yaml/node.ts';
import type { Document, MapPlace } from '../yaml/place.ts';
import { digestNotRecorded } from './digest-not-recorded.ts';
import { guardDowngrade, refuseDroppedDigest, tagMissing } from './guards.ts';
import type { EntryPlace, SourcePlace } from './image-place.ts';
import { markerAt } from './marker.ts';
import { type ImageEdit, isVersion } from './request.ts';

/** A mapping with a key for the tag and one for the digest, each of which may be added. */
interface Pair {
  readonly found: EntryPlace | SourcePlace;
  readonly map: MapPlace;
  readonly tagKey: 'newTag' | 'tag';
}

/** Writes tag and digest under keys of their own. */
export function planPair(document: Document, { found, map, tagKey }: Pair, edit: ImageEdit): readonly Outcome[] {
  const { tag, digest } = edit.image;
  const old = textUnder(map.node, tagKey);
  const hadDigest = (textUnder(map.node, 'digest') ?? '') !== '';
  const tagEntry = entryUnder(map.node, tagKey);
  if (hadDigest) refuseDroppedDigest(document, map, edit);
  if (tagEntry !== undefined && tag === undefined) throw tagMissing(document, map, tagKey);
  const warnings = guardDowngrade(document, { place: map, image: found.image, tag: old }, edit);
  const outcomes: Outcome[] = [{ edits: [], skipped: [], warnings }];
  if (tag !== undefined && (tagEntry !== undefined || isTagAdded(edit, hadDigest))) {
    outcomes.push(assignKey(document, map, { key: tagKey, value: tag }));
  }
  if (digest === undefined) return outcomes;
  // Whoever follows the marker writes the tag alone, and a digest beside it would go on to name this image
  const isMarked = tagEntry !== undefined && markerAt(document, { node: tagEntry.value }) !== undefined;
  if (isMarked && entryUnder(map.node, 'digest') === undefined) return [...outcomes, digestNotRecorded(document, map)];
  const after = tagEntry === undefined ? undefined : tagKey;
  return [...outcomes, assignKey(document, map, { key: 'digest', value: digest, ...(after && { after }) })];
}

function isTagAdded({ rules }: ImageEdit, hadDigest: boolean): boolean {
  return rules.pin === 'tag@digest' || (rules.pin !== 'digest' && !hadDigest);
}

/** The entry of a kustomization. */
export function planEntry(document: Document, found: EntryPlace, edit: ImageEdit, isMoved: boolean): Outcome {
  const { map } = found;
  const moved = isMoved ? [assignKey(document, map, { key: 'newName', value: edit.repository, after: 'name' })] : [];
  if (!isVersion(edit.image)) return join(moved);
  return join([...moved, ...planPair(document, { found, map, tagKey: 'newTag' }, edit)]);
}
