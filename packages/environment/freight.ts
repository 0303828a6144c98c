import { createHash } from 'node:crypto';
import type { ImageReference } from '#image';

type Artifact = readonly [repository: string, version: string];

/**
 * The identity of a set of images, whatever their order: the first 12 hexadecimal digits of the SHA-256 of the compact
 * JSON `[[repository,digest],…]`, sorted. The tag stands in where there is no digest.
 */
export function freightOf(images: readonly ImageReference[]): string {
  const artifacts = images.map(({ repository, digest, tag }): Artifact => [repository, digest ?? tag ?? '']);
  const json = JSON.stringify(artifacts.toSorted(byText));
  return createHash('sha256').update(json).digest('hex').slice(0, 12);
}

function byText(a: Artifact, b: Artifact): number {
  if (a[0] !== b[0]) return a[0] < b[0] ? -1 : 1;
  return a[1] < b[1] ? -1 : 1;
}
