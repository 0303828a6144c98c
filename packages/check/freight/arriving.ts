import {
  type AppConfig,
  type AppFreight,
  type Config,
  type EnvironmentConfig,
  type FileChange,
  filesAt,
  freightOf,
  freightOfFiles,
  holdOn,
  movesOf,
  targetsIn,
} from '#environment';
import { ActionError } from '#error';
import { formatReference, type ImageReference } from '#image';
import type { File } from '#manifest';
import type { Facts } from '../facts.ts';
import type { Arriving } from './arrival.ts';

/** What a change sets in environments, as far as it can be told without the past. */
export function arrivals(config: Config, change: FileChange): readonly Arriving[] {
  // Of thousands of files few differ
  const differing = { before: unlike(change.before, change.after), after: unlike(change.after, change.before) };
  return movesOf(config, differing).map(({ environment, app }) => {
    const before = freightIn(config, { environment, app }, change.before);
    const after = freightIn(config, { environment, app }, change.after);
    const files = targetsIn(environment, app).flatMap((target) => filesAt(target, change.after));
    const isSilent = after.images.length === 0 && files.length > 0 && before.images.length + after.at.length > 0;
    const [first] = after.at;
    return {
      environment: environment.name,
      app: app.name,
      before: before.images,
      after: after.images,
      problem: isSilent || after.isUnreadable ? (after.problems[0] ?? '') : '',
      at: first?.at ?? { file: files[0]?.path ?? environment.path ?? '.', line: 1, column: 1 },
      held: new Map(),
      isRollback: false,
    };
  });
}

function unlike(files: readonly File[], others: readonly File[]): readonly File[] {
  const known = new Map(others.map((file) => [file.path, file]));
  return files.filter((file) => {
    const other = known.get(file.path);
    return other !== file && other?.text !== file.text;
  });
}

/** Reads what environments hold, of each app when it is first asked for. */
export function versionsOf(config: Config | undefined, files: readonly File[]): Facts['versionsIn'] {
  const read = new Map<string, readonly ImageReference[]>();
  return (name, appName) => {
    const key = JSON.stringify([name, appName]);
    const environment = config?.environments.find((each) => each.name === name);
    const app = config?.apps.find((each) => each.name === appName);
    if (config === undefined || environment === undefined || app === undefined) return [];
    const images = read.get(key) ?? freightIn(config, { environment, app }, files).images;
    read.set(key, images);
    return images;
  };
}

interface Where {
  readonly environment: EnvironmentConfig;
  readonly app: AppConfig;
}

/** Of a file that cannot be read nothing is known. */
function freightIn(
  config: Config,
  { environment, app }: Where,
  files: readonly File[],
): Pick<AppFreight, 'images' | 'at' | 'problems'> & { readonly isUnreadable: boolean } {
  try {
    return { ...freightOfFiles(config, environment, app, files), isUnreadable: false };
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    return { images: [], at: [], problems: [error.message], isUnreadable: true };
  }
}

/** The freight that an environment held when its files were these; undefined where it held none. */
export function heldFreight(config: Config, where: Where, files: readonly File[]): string | undefined {
  const { images } = freightIn(config, where, files);
  return images.length === 0 ? undefined : freightOf(images);
}

/**
 * Whether what arrives goes back. The files say so, no trailer does: the environment held it once, and the proposed
 * gitops.yaml holds every image that it replaces.
 */
export function isRollback(
  { environment, app, before, after, held }: Arriving,
  proposed: Config | undefined,
  today: string,
): boolean {
  if (proposed === undefined || after.length === 0) return false;
  const kept = new Set(after.map(formatReference));
  const replaced = before.filter((image) => !kept.has(formatReference(image)));
  const narrow = { holds: proposed.holds.filter(({ images }) => images !== undefined) };
  return (
    replaced.length > 0 &&
    held.get(environment)?.has(freightOf(after)) === true &&
    replaced.every((image) => holdOn(narrow, { app, environment, images: [image] }, today) !== undefined)
  );
}
