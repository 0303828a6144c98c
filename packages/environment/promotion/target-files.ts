import { posix } from 'node:path';
import type { ImageReference } from '#image';
import type { File } from '#manifest';
import type { AppConfig } from '../config/apps.ts';
import type { EnvironmentConfig } from '../config/environments.ts';
import { inPath } from '../config/policy.ts';

/** Where an app's image stands in one environment. */
export interface ImageTarget {
  readonly image: ImageReference;
  /** A path in the repository, or a glob. */
  readonly file: string;
  readonly at: string | undefined;
}

/** Every place of an app's images in an environment, in the order of gitops.yaml. */
export function targetsIn(
  { path }: Pick<EnvironmentConfig, 'path'>,
  { images }: Pick<AppConfig, 'images'>,
): readonly ImageTarget[] {
  return images.flatMap(({ image, targets }) =>
    targets.map(({ file, at }) => ({ image, file: inPath(file, path), at })),
  );
}

export function filesAt<T extends File>({ file }: Pick<ImageTarget, 'file'>, files: readonly T[]): readonly T[] {
  return files.filter(({ path }) => path === file || posix.matchesGlob(path, file));
}
