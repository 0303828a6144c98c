import { formatReference } from '#image';
import { baseImagesOf, foundationOf, useOf } from '../base-images.ts';
import type { BaseUse, BuildRequest } from '../engine.ts';
import { basesInLayout } from '../layout/shape.ts';

/**
 * What the image was made from, one entry for each platform that has its own. These tools note it in the manifest, where a
 * stage that starts from another stage gets a name that no registry knows: then only a digest in the Dockerfile counts.
 */
export async function basesOf(request: BuildRequest, directory: string): Promise<readonly BaseUse[]> {
  const image = foundationOf(await baseImagesOf(request));
  if (image === undefined) return [];
  const name = formatReference(image.reference);
  if (image.reference.digest !== undefined) return [{ name, digest: image.reference.digest }];
  if (!image.isDirect) return [];
  const noted = basesInLayout(directory);
  return noted.filter((use) => useOf(image, [use]) !== undefined);
}

/** The one that all platforms have in common; without a digest where that differs. */
export function foundationIn(uses: readonly BaseUse[]): BaseUse | undefined {
  const [first] = uses;
  return uses.length < 2 || first === undefined ? first : { ...first, digest: '' };
}
