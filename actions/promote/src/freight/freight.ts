import { type Config, freightOf, freightOfFiles } from '#environment';
import { ActionError } from '#error';
import { formatReference, type ImageReference, sameRepository } from '#image';
import type { File } from '#manifest';
import type { Pair } from '../scope/pair.ts';

/** What an environment runs of an app or a group, or is to run. */
export interface Freight {
  readonly id: string;
  /** Each repository once, unless the files disagree. */
  readonly images: readonly ImageReference[];
  /** Why it cannot be promoted; none if it can. */
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

/** @throws ActionError where the files cannot be read as manifests */
export function freightIn(config: Config, { environment, unit }: Pair, files: readonly File[]): Freight {
  const found = unit.apps.map((app) => freightOfFiles(config, environment, app, files));
  const images = [
    ...new Map(found.flatMap((each) => each.images).map((image) => [formatReference(image), image])).values(),
  ];
  const twice = images.filter((image, index) => images.findIndex((other) => sameRepository(other, image)) < index);
  const problems = [
    ...found.flatMap((each) => each.problems),
    ...twice.map(({ repository }) => `the apps of ${unit.name} hold several versions of ${repository}`),
    ...(images.length === 0 ? ['gitops.yaml names no image'] : []),
  ];
  return {
    id: images.length === 0 ? '' : freightOf(images),
    images,
    problems: [...new Set(problems)],
    warnings: found.flatMap((each) => each.warnings),
  };
}

/** The same of files of the past: undefined where they held no such thing. */
export function pastFreight(config: Config, pair: Pair, files: readonly File[]): Freight | undefined {
  try {
    return freightIn(config, pair, files);
  } catch (error) {
    if (error instanceof ActionError) return undefined;
    throw error;
  }
}

/** Whether two are the same images. A place without room for a digest means the image that another names whole. */
export function isSame(one: Pick<Freight, 'images'>, other: Pick<Freight, 'images'>): boolean {
  const fits = (image: ImageReference, images: readonly ImageReference[]): boolean =>
    images.some((each) => isSameImage(image, each));
  return (
    one.images.length > 0 &&
    one.images.every((image) => fits(image, other.images)) &&
    other.images.every((image) => fits(image, one.images))
  );
}

export function isSameImage(one: ImageReference, other: ImageReference): boolean {
  if (!sameRepository(one, other)) return false;
  if (one.digest !== undefined && other.digest !== undefined) return one.digest === other.digest;
  return one.tag !== undefined && one.tag === other.tag;
}
