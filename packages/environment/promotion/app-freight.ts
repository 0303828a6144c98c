import { formatReference, type ImageReference, sameRepository } from '#image';
import { type File, type NamedImage, readImages } from '#manifest';
import type { AppConfig } from '../config/apps.ts';
import type { Config } from '../config/config.ts';
import type { EnvironmentConfig } from '../config/environments.ts';
import { filesAt, targetsIn } from './target-files.ts';
import { wholeImages } from './whole-images.ts';

/** What an environment holds of an app. */
export interface AppFreight {
  readonly app: string;
  /** Of each repository one image, unless places disagree. */
  readonly images: readonly ImageReference[];
  readonly at: readonly FreightPlace[];
  /** Why it is no freight that could be promoted, in words; none if it is one. */
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

/** A place that holds one of the images. */
export interface FreightPlace extends NamedImage {
  readonly file: string;
}

/**
 * Reads what the places hold that gitops.yaml names for an app in an environment. The values decide, nothing else.
 * @param files those that hold the places, or more
 * @throws ActionError MANIFEST_UNPARSABLE, MANIFEST_TEMPLATE, LIMIT_EXCEEDED, SEVERAL_MATCHES
 */
export function freightOfFiles(
  { policy }: Pick<Config, 'policy'>,
  environment: Pick<EnvironmentConfig, 'name' | 'path'>,
  app: Pick<AppConfig, 'name' | 'images'>,
  files: readonly File[],
): AppFreight {
  const at = targetsIn(environment, app).flatMap((target) =>
    filesAt(target, files).flatMap((file) =>
      readImages(file, target.image, target.at).map((found) => ({ ...found, file: file.path })),
    ),
  );
  const images = wholeImages(at);
  const problems = app.images.flatMap((known) => problemsOf(environment.name, known.image, { at, images }));
  const unpinned = images.filter(({ tag, digest }) => digest === undefined && tag !== undefined);
  const notes = unpinned.map((image) => `${formatReference(image)} in ${environment.name} has no digest`);
  const isRefused = policy.pinned === 'digest';
  return {
    app: app.name,
    images,
    at,
    problems: [...problems, ...(isRefused ? notes : [])],
    warnings: isRefused ? [] : notes.map((note) => `${note}: its tag may come to mean another image`),
  };
}

function problemsOf(
  environment: string,
  repository: ImageReference,
  { at, images }: Pick<AppFreight, 'at' | 'images'>,
): readonly string[] {
  const places = at.filter(({ image }) => sameRepository(image, repository));
  const [twice] = places.filter(({ isAmbiguous }) => isAmbiguous);
  if (twice !== undefined) return [`${twice.path} in ${twice.file} stands twice: the last one counts`];
  const [unset] = places.filter(({ kind }) => kind !== 'image');
  if (unset !== undefined) {
    const why = unset.kind === 'range' ? 'takes the newest of a range' : 'is filled in later';
    return [`${unset.path} in ${unset.file} ${why}: ${environment} holds no version of ${repository.repository}`];
  }
  const values = images.filter((image) => sameRepository(image, repository));
  if (values.length > 1) return [`${environment} holds both ${values.map(formatReference).join(' and ')}`];
  const [value] = values;
  if (value === undefined) return [`${environment} holds no ${repository.repository}`];
  return (value.tag ?? value.digest) === undefined
    ? [`${environment} holds ${value.repository} without a version`]
    : [];
}
