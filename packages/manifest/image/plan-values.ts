import { assignKey, join, type Outcome } from '../planned.ts';
import { pathOf } from '../report/path.ts';
import { entryUnder, type MapNode, textUnder } from '../yaml/node.ts';
import type { Document, Place } from '../yaml/place.ts';
import { positionOf } from '../yaml/position.ts';
import { refuseDroppedDigest, tagMissing } from './guards.ts';
import type { ValuesPlace } from './image-place.ts';
import { type ImageRequest, isMove } from './request.ts';

/** Writes an image into Helm values: the tag as it is styled (`tag` or `tag@digest`), the digest where it has a key. */
export function planValues(document: Document, found: ValuesPlace, request: ImageRequest): Outcome {
  const oldTag = textUnder(found.node, 'tag') ?? '';
  const oldDigest = textUnder(found.node, 'digest') ?? '';
  if (oldTag.includes('@') || oldDigest !== '') refuseDroppedDigest(document, found, request);
  if (oldTag !== '' && request.image.tag === undefined) throw tagMissing(document, found, 'tag');
  const moved = isMove(request) ? planMove(document, found, request) : [];
  return join([...moved, ...planTag(document, found, request), ...planDigest(document, found, request)]);
}

function planTag(document: Document, { place, node }: ValuesPlace, { image }: ImageRequest): readonly Outcome[] {
  if (entryUnder(node, 'tag') === undefined || image.tag === undefined) return [];
  const isPinned = image.digest !== undefined && isTagPinned(node);
  const value = isPinned ? `${image.tag}@${image.digest}` : image.tag;
  return [assignKey(document, { ...place, node }, { key: 'tag', value })];
}

function planDigest(document: Document, { place, node }: ValuesPlace, { image }: ImageRequest): readonly Outcome[] {
  if (image.digest === undefined) return [];
  if (entryUnder(node, 'digest') !== undefined) {
    return [assignKey(document, { ...place, node }, { key: 'digest', value: image.digest })];
  }
  return isTagPinned(node) ? [] : [digestNotRecorded(document, place)];
}

/** `tag: 1.2.3@sha256:…`, as charts without a key for the digest are pinned. */
function isTagPinned(node: MapNode): boolean {
  return textUnder(node, 'tag')?.includes('@') === true;
}

function planMove(
  document: Document,
  { place, node, repositoryKey }: ValuesPlace,
  request: ImageRequest,
): readonly Outcome[] {
  const map = { ...place, node };
  const { registry, path } = request.image;
  if ((textUnder(node, 'registry') ?? '') === '') {
    return [assignKey(document, map, { key: repositoryKey, value: request.repository })];
  }
  return [
    assignKey(document, map, { key: 'registry', value: registry }),
    assignKey(document, map, { key: repositoryKey, value: path }),
  ];
}

function digestNotRecorded(document: Document, place: Place): Outcome {
  const { file, line } = positionOf(document.manifest, place.node.start);
  const message = `${pathOf(place)} in ${file} has no key for a digest: the digest is not recorded.`;
  return { edits: [], skipped: [], warnings: [{ level: 'notice', message, at: { file, line } }] };
}
