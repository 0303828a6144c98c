import { formatReference, type ImageReference, sameRepository } from '#image';
import type { NamedImage } from '#manifest';

/**
 * The images that some places name. A place with no room for a digest means the image that another place names whole, if
 * both have the same tag; one that has room, and no digest, means whatever the tag comes to mean: another image.
 */
export function wholeImages(found: readonly NamedImage[]): readonly ImageReference[] {
  const named = found.filter(({ kind }) => kind === 'image');
  const pinned = named.flatMap(({ image }) => (image.digest === undefined ? [] : [image]));
  const images = named.flatMap(({ image, isTagAlone }): readonly ImageReference[] => {
    const sameImages = pinned.filter((other) => sameRepository(other, image));
    if (image.digest !== undefined) return [withTag(image, named)];
    if (!isTagAlone || image.tag === undefined) return [image];
    return sameImages.some(({ tag }) => tag === undefined || tag === image.tag) ? [] : [image];
  });
  return [...new Map(images.map((image) => [formatReference(image), image])).values()];
}

/** A digest says which image it is, and another place by which tag: the one beside the same digest, or the only one. */
function withTag(image: ImageReference, named: readonly NamedImage[]): ImageReference {
  if (image.tag !== undefined) return image;
  const others = named.filter((other) => sameRepository(other.image, image) && other.image.tag !== undefined);
  const beside = others.filter((other) => other.image.digest === image.digest);
  const alone = others.filter(({ isTagAlone }) => isTagAlone);
  const tags = new Set((beside.length > 0 ? beside : alone).map((other) => other.image.tag));
  const [tag] = tags;
  return tag === undefined || tags.size > 1 ? image : { ...image, tag };
}
