import { freightOf, freightOfFiles } from '#environment';
import { ActionError } from '#error';
import { type ImageReference, sameRepository } from '#image';
import type { File } from '#manifest';
import type { Aim } from './aim.ts';

/** What an environment ran of the apps at one time. */
export interface Freight {
  readonly id: string;
  /** Each repository once, unless the files disagree. */
  readonly images: readonly ImageReference[];
  /** The files say one thing of each repository that the apps have. */
  readonly isWhole: boolean;
}

/** @throws ActionError where the files cannot be read as manifests */
export function freightIn({ config, environment, apps }: Aim, files: readonly File[]): Freight {
  const images = apps.flatMap((app) => freightOfFiles(config, environment, app, files).images);
  const repositories = apps.flatMap((app) => app.images).map(({ image }) => image);
  const versions = images.filter(({ tag, digest }) => (tag ?? digest) !== undefined);
  const isWhole = repositories.every((image) => versions.filter((each) => sameRepository(each, image)).length === 1);
  return { id: freightOf(images), images, isWhole };
}

/** The same of files that held something else once: undefined where they held no such thing. */
export function pastFreight(aim: Aim, files: readonly File[]): Freight | undefined {
  try {
    const freight = freightIn(aim, files);
    return freight.isWhole ? freight : undefined;
  } catch (error) {
    if (error instanceof ActionError) return undefined;
    throw error;
  }
}
