import { textUnder } from '../yaml/node.ts';
import { type Document, isMapPlace, keyOf, type MapPlace, textAt } from '../yaml/place.ts';
import { membersOf } from './find-values.ts';
import type { RangePlace, SourcePlace } from './image-place.ts';
import { readRepository } from './read-reference.ts';

export const sourceScheme = 'oci://';

/** The image that `spec` of Flux's OCIRepository names. */
export function sourceAt({ root }: Document, place: MapPlace): SourcePlace | RangePlace | undefined {
  if (keyOf(place) !== 'spec' || place.parent?.node !== root || textUnder(root, 'kind') !== 'OCIRepository') {
    return undefined;
  }
  const members = membersOf(place);
  const url = members('url');
  const text = url === undefined ? undefined : textAt(url);
  if (url === undefined || text?.startsWith(sourceScheme) !== true) return undefined;
  const image = readRepository(text.slice(sourceScheme.length).replace(/\/$/, ''));
  if (image === undefined) return undefined;
  const ref = members('ref');
  const range = textUnder(ref?.node, 'semver') ?? '';
  if (ref !== undefined && range !== '') return { kind: 'range', place: ref, image, range };
  return { kind: 'source', place, map: place, image, url, ref: ref !== undefined && isMapPlace(ref) ? ref : undefined };
}
