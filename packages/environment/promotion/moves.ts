import { ActionError } from '#error';
import { formatReference } from '#image';
import { type File, readImages, textsAt } from '#manifest';
import type { AppConfig } from '../config/apps.ts';
import type { Config } from '../config/config.ts';
import type { EnvironmentConfig } from '../config/environments.ts';
import { filesAt, type ImageTarget, targetsIn } from './target-files.ts';

/** An app whose image a change of files sets in an environment. */
export interface Move {
  readonly environment: EnvironmentConfig;
  readonly app: AppConfig;
}

/** The files that hold the places of images, as they are and as they would be; what is not there is left out. */
export interface FileChange {
  readonly before: readonly File[];
  readonly after: readonly File[];
}

/**
 * What a change of files sets: of each environment the apps of which a value differs that gitops.yaml names. The values
 * tell it alone: branch, title and trailers are anybody's to choose. A file that cannot be read differs.
 */
export function movesOf(
  { environments, apps }: Pick<Config, 'environments' | 'apps'>,
  change: FileChange,
): readonly Move[] {
  return environments.flatMap((environment) =>
    apps
      .filter((app) => app.environments === undefined || app.environments.includes(environment.name))
      .filter((app) => targetsIn(environment, app).some((target) => isChanged(target, change)))
      .map((app) => ({ environment, app })),
  );
}

function isChanged(target: ImageTarget, { before, after }: FileChange): boolean {
  const [old, next] = [filesAt(target, before), filesAt(target, after)];
  const paths = new Set([...old, ...next].map(({ path }) => path));
  return [...paths].some((path) => {
    const [was, is] = [old, next].map((files) => files.find((file) => file.path === path));
    if (was?.text === is?.text) return false;
    const [said, says] = [saidBy(target, was), saidBy(target, is)];
    return said === undefined || says === undefined || said !== says;
  });
}

/** What a file says at a target, for comparison; undefined where it cannot be read. */
function saidBy({ image, at }: ImageTarget, file: File | undefined): string | undefined {
  if (file === undefined) return '[]';
  try {
    const images = readImages(file, image, at).map(
      ({ image: found, kind, isAmbiguous }) => `${kind} ${isAmbiguous} ${formatReference(found)}`,
    );
    // Another repository's image may stand at the very place
    return JSON.stringify(images.length === 0 && at !== undefined ? textsAt(file, at) : images);
  } catch (error) {
    if (error instanceof ActionError) return undefined;
    throw error;
  }
}
