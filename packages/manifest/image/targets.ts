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

/** Whether a template makes the text of a place. */
export function isFilledIn({ node }: Place): boolean {
  return node.kind === 'scalar' && node.text.includes('{{');
}
