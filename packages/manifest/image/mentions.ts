import { sameRepository } from '#image';
import type { Outcome } from '../planned.ts';
import type { Node } from '../yaml/node.ts';
import { type Document, type Place, textAt } from '../yaml/place.ts';
import { leave, left } from './leave.ts';
import { markerAt } from './marker.ts';
import { readReference } from './read-reference.ts';
import { type ImageEdit, isVersion, repositoryWord } from './request.ts';

/**
 * The values that name an image with its tag or digest where none is known to stand: nothing is written there, and it is
 * told.
 * @param planned the values that are part of a place of the image
 */
export function mentionsIn(
  document: Document,
  { among, planned }: { readonly among: readonly Place[]; readonly planned: ReadonlySet<Node> },
  edit: ImageEdit,
): readonly Outcome[] {
  const word = repositoryWord(edit);
  return (
    among
      .filter((place) => !planned.has(place.node) && textAt(place)?.includes(word) === true && isNamed(place, edit))
      // What is anchored is told where its aliases stand
      .filter((place) => place.node.anchor === undefined && markerAt(document, place) === undefined)
      .map((place) => leave(document, place, left('elsewhere', 'nothing says that an image stands there')))
  );
}

function isNamed(place: Place, { target }: ImageEdit): boolean {
  const image = readReference(textAt(place));
  if (image === undefined || target.kind !== 'repository') return false;
  return isVersion(image) && sameRepository(image, target.reference);
}
