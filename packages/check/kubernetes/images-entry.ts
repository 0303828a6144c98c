import { type ImageReference, parseReference, sameRepository } from '#image';
import type { ReadObject, Value } from '#manifest';
import { itemsAt, textAt } from './value.ts';

/** The entries of `images:` of a kustomization that are about an image. */
export function imagesEntries({ value }: ReadObject, image: ImageReference): readonly Value[] {
  return itemsAt(value, 'images').filter((entry) => {
    const parsed = parseReference(textAt(entry, 'name'));
    return parsed.ok && sameRepository(parsed.value, image);
  });
}
