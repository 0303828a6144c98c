import { sameRepository } from '#image';
import type { Outcome } from '../planned.ts';
import type { Document } from '../yaml/place.ts';
import { findImages } from './find-images.ts';
import type { ImagePlace, Occurrence } from './image-place.ts';
import { type Judges, judge, judgeMarker, leave } from './leave.ts';
import { markersIn } from './marker.ts';
import { planImage } from './plan-image.ts';
import { planMarker } from './plan-marker.ts';
import type { IsMeant } from './policies.ts';
import type { ImageEdit } from './request.ts';
import { targetsOf } from './targets.ts';

export interface ImageContext {
  readonly edit: ImageEdit;
  readonly judges: Judges;
  readonly isMeant: IsMeant;
}

/** Plans to write an image wherever a document names it; one outcome for each place. */
export function planDocument(document: Document, context: ImageContext): readonly Outcome[] {
  const wanted = findImages(document).filter((found) => isWanted(found, context.edit));
  return [...wanted.map((found) => planFound(document, found, context)), ...planMarkers(document, wanted, context)];
}

export function occurrencesIn(document: Document): readonly Occurrence[] {
  return findImages(document).map((found) => ({ document, found }));
}

function isWanted({ image }: ImagePlace, { target }: ImageEdit): boolean {
  return target.kind === 'repository' && sameRepository(image, target.reference);
}

function planFound(document: Document, found: ImagePlace, { edit, judges }: ImageContext): Outcome {
  const verdict = judge(document, found, judges);
  if (verdict.kind === 'left') return leave(document, found.place, verdict);
  return planImage(document, verdict.found, edit);
}

/** Marked values that are part of no place that names the image by itself. */
function planMarkers(
  document: Document,
  wanted: readonly ImagePlace[],
  { edit, judges, isMeant }: ImageContext,
): readonly Outcome[] {
  const planned = new Set(wanted.flatMap((found) => targetsOf(found).map(({ node }) => node)));
  return markersIn(document)
    .filter(({ place, marker }) => isMeant(marker) && !planned.has(place.node))
    .map((found) => {
      const left = judgeMarker(document, found, judges);
      return left === undefined ? planMarker(document, found, edit) : leave(document, found.place, left);
    });
}
