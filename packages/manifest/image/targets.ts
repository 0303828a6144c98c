import { type Place, placesIn } from '../yaml/place.ts';
import type { ImagePlace } from './image-place.ts';

/** The places that hold what is written when an image is set. */
export function targetsOf(found: ImagePlace): readonly Place[] {
  switch (found.kind) {
    case 'reference':
    case 'template':
      return [found.place];
    case 'values':
      return Object.values(found.fields);
    case 'entry':
      return placesIn(found.map);
    case 'source':
      return [found.url, ...(found.ref === undefined ? [] : placesIn(found.ref))];
    case 'range':
      return placesIn(found.place);
  }
}

/** Where a text ends that stands there as it is: a template, a variable or a reader fills in the rest. */
export const fillIn = /\$?\{|</;

/** Whether the text of a place is not yet what it will be. */
export function isFilledIn({ node }: Place): boolean {
  return node.kind === 'scalar' && fillIn.test(node.text);
}

/** `${TAG}`, which Flux's Kustomization (`postBuild`) or `envsubst` replaces, `{TAG}` or `<tag>`: the file is a manifest all the same. */
export function isVariable({ node }: Place): boolean {
  return isFilledIn({ node }) && node.kind === 'scalar' && !node.text.includes('{{');
}
