import { type Config, configPath, readConfig } from '#environment';
import { ActionError } from '#error';
import { readTextFile } from '#workspace';
import type { Checkout } from './checkout.ts';
import { imagesIn } from './images.ts';
import { environmentsIn, type FoundEnvironment } from './layout.ts';
import { commonFiles, type Mention, type PlacedApp } from './place-app.ts';

/** What an environment repository holds. */
export interface Survey {
  readonly mentions: readonly Mention[];
  /** As gitops.yaml says, where it is there; else as the folders are. */
  readonly environments: readonly FoundEnvironment[];
  /** The gitops.yaml that is there. */
  readonly config: Config | undefined;
}

export const nothingFound: Survey = { mentions: [], environments: [], config: undefined };

const mostManifests = 5_000;

/** Looks through the manifests of a checkout, or says in a sentence what is wrong with its gitops.yaml. */
export async function surveyOf({ root, files }: Checkout): Promise<Survey | string> {
  try {
    const manifests = files.filter((file) => /\.(?:ya?ml|json)$/.test(file) && !file.startsWith('.github/'));
    const mentions: Mention[] = [];
    for (const path of manifests.slice(0, mostManifests)) {
      // a template, or what is no text, names no image for sure
      const file = await readTextFile(root, path).catch(() => undefined);
      const images = file === undefined ? [] : imagesIn(file);
      mentions.push(...images.map((image) => ({ repository: image.repository, path: image.path, file: path })));
    }
    const config = files.includes(configPath) ? readConfig((await readTextFile(root, configPath)).text) : undefined;
    return { mentions, environments: writtenIn(config) ?? environmentsIn(manifests), config };
  } catch (error) {
    if (error instanceof ActionError) return error.message;
    throw error;
  }
}

function writtenIn(config: Config | undefined): readonly FoundEnvironment[] | undefined {
  return config?.environments.map(({ name, path }) => ({ name, folders: path === undefined ? [] : [path] }));
}

/** Whether gitops.yaml names the files of an app: the one that is there, or the one that is to be written. */
export function isNamed(app: PlacedApp, { config, environments }: Survey): boolean {
  if (config === undefined)
    return commonFiles(app).length > 0 && environments.every(({ folders }) => folders.length === 1);
  return config.apps.some(({ images }) =>
    images.some(({ image, targets }) => image.repository === app.image && targets.length > 0),
  );
}
