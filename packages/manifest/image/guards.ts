import { ActionError } from '#error';
import { pathOf } from '../report/path.ts';
import type { Document } from '../yaml/place.ts';
import { positionOf } from '../yaml/position.ts';
import type { EntryPlace, ReferencePlace, ValuesPlace } from './image-place.ts';
import type { ImageRequest } from './request.ts';

export type Editable = ReferencePlace | EntryPlace | ValuesPlace;

/** For a place that is pinned by digest: it must not fall back to a bare tag. */
export function refuseDroppedDigest(document: Document, { place }: Editable, { image }: ImageRequest): void {
  if (image.digest !== undefined) return;
  throw new ActionError(
    'DIGEST_DROPPED',
    `Setting ${image.repository}:${image.tag} at ${pathOf(place)} in ${document.manifest.path} was refused: the image there is pinned by digest, and the new one is not.`,
    {
      at: positionOf(document.manifest, place.node.start),
      hint: 'Give the image with its digest: repository:tag@sha256:….',
    },
  );
}

/** For a place that has a tag of its own, which would go on to name the old image. */
export function tagMissing(document: Document, { place }: Editable, key: string): ActionError {
  return new ActionError(
    'VALUE_INVALID',
    `Setting an image at ${pathOf(place)} in ${document.manifest.path} was refused: there is a "${key}", and the image given has no tag.`,
    {
      at: positionOf(document.manifest, place.node.start),
      hint: 'Give the image with its tag and digest: repository:tag@sha256:….',
    },
  );
}
