import { assign, assignKey, join, type Outcome } from '../planned.ts';
import { entryUnder, textUnder } from '../yaml/node.ts';
import type { Document } from '../yaml/place.ts';
import { type Editable, refuseDroppedDigest, tagMissing } from './guards.ts';
import type { EntryPlace, ReferencePlace } from './image-place.ts';
import { planValues } from './plan-values.ts';
import { type ImageRequest, isMove, spelledRepository } from './request.ts';

/**
 * Writes an image as its place writes images.
 * @throws ActionError DIGEST_DROPPED, VALUE_INVALID
 */
export function planImage(document: Document, found: Editable, request: ImageRequest): Outcome {
  switch (found.kind) {
    case 'reference':
      return planReference(document, found, request);
    case 'entry':
      return planEntry(document, found, request);
    case 'values':
      return planValues(document, found, request);
  }
}

function planReference(document: Document, found: ReferencePlace, request: ImageRequest): Outcome {
  if (found.image.digest !== undefined) refuseDroppedDigest(document, found, request);
  const repository = isMove(request) ? request.repository : spelledRepository(found.node.text);
  return assign(document, found.place, `${repository}${suffixOf(request)}`);
}

function planEntry(document: Document, { place, node, ...found }: EntryPlace, request: ImageRequest): Outcome {
  const { tag, digest } = request.image;
  const map = { ...place, node };
  const hadDigest = (textUnder(node, 'digest') ?? '') !== '';
  const hadTag = entryUnder(node, 'newTag') !== undefined;
  if (hadDigest) refuseDroppedDigest(document, { place, node, ...found }, request);
  if (hadTag && tag === undefined) throw tagMissing(document, { place, node, ...found }, 'newTag');
  const isTagWritten = tag !== undefined && (hadTag || !hadDigest);
  return join([
    ...(isMove(request)
      ? [assignKey(document, map, { key: 'newName', value: request.repository, after: 'name' })]
      : []),
    ...(isTagWritten ? [assignKey(document, map, { key: 'newTag', value: tag })] : []),
    ...(digest === undefined
      ? []
      : [assignKey(document, map, { key: 'digest', value: digest, ...(hadTag && { after: 'newTag' }) })]),
  ]);
}

function suffixOf({ image: { tag, digest } }: ImageRequest): string {
  return `${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}
