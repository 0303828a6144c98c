import { sameRepository } from '#image';
import type { Outcome, Warning } from '../planned.ts';
import { pathOf } from '../report/path.ts';
import type { Node } from '../yaml/node.ts';
import { type Document, keyOf, type Place, placesIn } from '../yaml/place.ts';
import { positionOf } from '../yaml/position.ts';
import { planAliases } from './aliases.ts';
import { findImages, findImagesAmong } from './find-images.ts';
import type { ImageContext } from './image-context.ts';
import type { ImagePlace, Occurrence } from './image-place.ts';
import { judge, judgeMarker, leave } from './leave.ts';
import { markersIn } from './marker.ts';
import { mentionsIn } from './mentions.ts';
import { planImage } from './plan-image.ts';
import { planMarker } from './plan-marker.ts';
import type { ImageEdit } from './request.ts';
import { isInScope } from './scope.ts';
import { targetsOf } from './targets.ts';

/**
 * Plans to write an image wherever a document names it; one outcome for each place.
 * @param among the places that may name it
 */
export function planDocument(document: Document, among: readonly Place[], context: ImageContext): readonly Outcome[] {
  const { edit } = context;
  const scope = context.scopeOf(document);
  const wanted = findImagesAmong(document, among).filter((found) => isWanted(found, edit) && isInScope(found, scope));
  const planned = new Set(wanted.flatMap((found) => targetsOf(found).map(({ node }) => node)));
  return [
    ...wanted.map((found) => planFound(document, found, context)),
    ...planAliases(document, planned, context),
    ...planMarkers(document, planned, context),
    ...(scope.places === undefined ? mentionsIn(document, { among, planned }, edit) : []),
  ];
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
  const outcome = planImage(document, verdict.found, edit);
  return { ...outcome, warnings: [...keyTwice(document, verdict.found), ...outcome.warnings] };
}

/** Kubernetes takes the last value of a key that stands twice. */
function keyTwice(document: Document, found: ImagePlace): readonly Warning[] {
  return targetsOf(found).flatMap((place) => {
    const key = keyOf(place);
    const same = place.parent === undefined ? [] : placesIn(place.parent).filter((each) => keyOf(each) === key);
    if (key === undefined || same.length < 2) return [];
    const at = positionOf(document.manifest, place.node.start);
    const message = `${pathOf(place)} in ${at.file} stands ${same.length} times: the last one counts.`;
    return [{ level: 'warning', message, at } as const];
  });
}

/** Marked values that are part of no place that names the image by itself. */
function planMarkers(
  document: Document,
  planned: ReadonlySet<Node>,
  { edit, judges, isMeant, scopeOf }: ImageContext,
): readonly Outcome[] {
  const scope = scopeOf(document);
  // A place that is named needs no policy to tell what it is about
  const isNamed = scope.places !== undefined;
  return markersIn(document)
    .filter(({ place, marker }) => (isNamed ? scope.has(place) : isMeant(marker)) && !planned.has(place.node))
    .map((found) => {
      const left = judgeMarker(document, found, judges);
      return left === undefined ? planMarker(document, found, edit) : leave(document, found.place, left);
    });
}
