import type { ImageReference } from '#image';
import { textUnder } from '../yaml/node.ts';
import { type Document, isMapPlace, type Place, placesBelow } from '../yaml/place.ts';
import { imagesOfApplication } from './find-application-images.ts';
import { sourceAt } from './find-source.ts';
import { membersOf, valuesIn } from './find-values.ts';
import type { ImagePlace } from './image-place.ts';
import { isImagesEntry } from './kustomization.ts';
import { readReference } from './read-reference.ts';
import { referenceIn } from './reference-in.ts';
import { referencePathOf } from './reference-paths.ts';

/** Every place of a document that names an image, in the order of the text. */
export function findImages(document: Document): readonly ImagePlace[] {
  return findImagesAmong(document, placesBelow({ node: document.root }));
}

/** Those of some places that name an image. */
export function findImagesAmong(document: Document, places: readonly Place[]): readonly ImagePlace[] {
  return places.flatMap((place) => imagesAt(document, place));
}

function imagesAt(document: Document, place: Place): readonly ImagePlace[] {
  if (place.node.kind === 'sequence') return imagesOfApplication(document, place);
  if (!isMapPlace(place)) return only(referenceAt(document, place));
  if (isImagesEntry(document, place)) {
    const image = readReference(textUnder(place.node, 'newName') ?? textUnder(place.node, 'name'));
    return only(image && { kind: 'entry', place, map: place, image });
  }
  return only(sourceAt(document, place) ?? valuesIn(place, membersOf(place)));
}

function only(found: ImagePlace | undefined): readonly ImagePlace[] {
  return found === undefined ? [] : [found];
}

function referenceAt(document: Document, place: Place): ImagePlace | undefined {
  const path = referencePathOf(document, place);
  if (path === undefined || place.node.kind !== 'scalar' || isRepository(place)) return undefined;
  const [prefix = ''] = path.prefix?.exec(place.node.text) ?? [];
  const found = referenceIn(place, place.node, prefix);
  return found !== undefined && path.isLoose && isBare(found.image) ? undefined : found;
}

/** `image: ghcr.io/acme/shop` beside `tag: 1.2.3` is a repository: a chart joins the two. */
function isRepository({ parent, node }: Place): boolean {
  return parent !== undefined && valuesIn(parent, membersOf(parent))?.fields.repository.node === node;
}

function isBare({ tag, digest }: ImageReference): boolean {
  return tag === undefined && digest === undefined;
}
