import { ActionError } from '#error';
import type { ImageReference } from '#image';
import type { AppConfig } from '../config/apps.ts';
import type { Config } from '../config/config.ts';
import type { EnvironmentConfig } from '../config/environments.ts';
import { freightOfFiles } from '../promotion/app-freight.ts';
import { targetsIn } from '../promotion/target-files.ts';
import type { RecordedCommit } from './record.ts';

/** What the files of a commit hold of an app in an environment, by repository; undefined where they cannot tell. */
export type HeldImages = ReadonlyMap<string, ImageReference> | undefined;

/** Where an app stands. */
export interface AppPlace {
  readonly environment: EnvironmentConfig;
  readonly app: AppConfig;
}

export type ReadHeld = (place: AppPlace, commit: RecordedCommit) => HeldImages;

/** The files that hold an app in an environment, as far as its targets are files and no globs. */
export function targetFiles({ environment, app }: AppPlace): readonly string[] {
  const files = targetsIn(environment, app).map(({ file }) => file);
  return [...new Set(files)].filter((file) => !/[*?[\]{}]/.test(file));
}

/** Most commits hold what the one before held: of texts that follow each other only those that differ are read. */
export function heldReader(config: Config): ReadHeld {
  const last = new Map<AppConfig, Map<EnvironmentConfig, { readonly texts: Texts; readonly held: HeldImages }>>();
  return (place, { files }) => {
    const { environment, app } = place;
    const texts = targetFiles(place).map((path) => ({ path, text: files.has(path) ? files.get(path) : '' }));
    const known = last.get(app) ?? new Map();
    const before = known.get(environment);
    const isSame = before?.texts.every(({ text }: Texts[number], index: number) => text === texts[index]?.text);
    const held = isSame ? before.held : imagesIn(texts, { config, place });
    last.set(app, known.set(environment, { texts, held }));
    return held;
  };
}

/** Undefined where a file is no text; '' where there is none. */
type Texts = readonly { readonly path: string; readonly text: string | undefined }[];

function imagesIn(texts: Texts, { config, place }: { readonly config: Config; readonly place: AppPlace }): HeldImages {
  const files = texts.flatMap(({ path, text }) => (text === undefined ? [] : { path, text }));
  if (files.length < texts.length) return undefined;
  try {
    const { images } = freightOfFiles(config, place.environment, place.app, files);
    return new Map(images.toReversed().map((image) => [image.repository, image]));
  } catch (error) {
    if (error instanceof ActionError) return undefined;
    throw error;
  }
}
