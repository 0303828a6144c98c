import type { ImageReference } from '#image';

/** `shop:1.2.3`, the repository's last part alone; the digest, shortened, where there is no tag. */
export function describeImages(images: readonly ImageReference[]): string {
  return images
    .map(({ path, tag, digest }) => {
      const name = path.slice(path.lastIndexOf('/') + 1);
      return tag === undefined ? `${name}@${(digest ?? '').slice(0, 19)}` : `${name}:${tag}`;
    })
    .join(', ');
}
