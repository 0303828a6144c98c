import type { ImageReference } from '#image';
import { textUnder } from '../yaml/node.ts';
import { type Place, textAt } from '../yaml/place.ts';
import type { ImagePlace } from './image-place.ts';

/** The image that a place names, with the tag and the digest that stand beside the repository. */
export function wholeImage(found: ImagePlace): ImageReference {
  switch (found.kind) {
    case 'reference':
    case 'range':
    case 'template':
      return found.image;
    case 'entry':
      return withVersion(found.image, textUnder(found.map.node, 'newTag'), textUnder(found.map.node, 'digest'));
    case 'source':
      return withVersion(found.image, textUnder(found.ref?.node, 'tag'), textUnder(found.ref?.node, 'digest'));
    case 'values':
      return withVersion(found.image, fieldText(found.fields.tag), fieldText(found.fields.digest));
  }
}

function fieldText(place: Place | undefined): string | undefined {
  return place === undefined ? undefined : textAt(place);
}

/** Charts without a key for the digest are given `tag: 1.2.3@sha256:…`, others the digits alone. */
function withVersion(image: ImageReference, written: string | undefined, key: string | undefined): ImageReference {
  const [tag = '', inTag = ''] = (written ?? '').split('@', 2);
  const digits = key !== undefined && key !== '' ? key : inTag;
  const digest = /^[a-f0-9]{64}$/.test(digits) ? `sha256:${digits}` : digits;
  const { registry, path, repository } = image;
  return { registry, path, repository, ...(tag !== '' && { tag }), ...(digest !== '' && { digest }) };
}
