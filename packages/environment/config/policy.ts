import { posix } from 'node:path';
import { ActionError } from '#error';
import { type ImageReference, sameRepository } from '#image';
import type { AppConfig } from './apps.ts';
import { type Config, configPath } from './config.ts';
import type { EnvironmentConfig } from './environments.ts';
import { builtInSettings, downgrades, merges, modes, overridden, type Settings } from './settings.ts';

/** What the inputs ask for; undefined where they say nothing. */
export interface Wish {
  readonly app: string | undefined;
  readonly environment: string | undefined;
  readonly paths: readonly string[];
  readonly images: readonly ImageReference[];
  readonly settings: { readonly [Key in keyof Settings]?: Settings[Key] | undefined };
}

/** What holds for one delivery. */
export interface Policy {
  readonly app: AppConfig | undefined;
  readonly environment: string;
  /** The directory of the environment's manifests. */
  readonly path: string | undefined;
  readonly settings: Settings;
  /** An edit must lie in each of these sets of globs; none where anything may be edited. */
  readonly allowed: readonly (readonly string[])[];
}

/**
 * What gitops.yaml and the inputs say together: the file binds, an input may only be stricter.
 * @throws ActionError NOT_ALLOWED, CONFIG_INVALID
 */
export function policyFor(config: Config | undefined, wish: Wish): Policy {
  const environment = environmentOf(config, wish);
  const app = appOfImages(config, wish);
  refuseForeignEnvironment(app, environment.name);
  const file = overridden(config?.defaults ?? builtInSettings, environment.settings ?? noSettings);
  const asked = wish.settings;
  const settings: Settings = {
    base: asked.base ?? file.base,
    strategy: asked.strategy ?? file.strategy,
    foreignCommits: asked.foreignCommits ?? file.foreignCommits,
    mergeMethod: asked.mergeMethod ?? file.mergeMethod,
    pin: asked.pin ?? file.pin,
    labels: asked.labels ?? file.labels,
    allowedPaths: file.allowedPaths,
    ...(config === undefined
      ? {
          mode: asked.mode ?? file.mode,
          merge: asked.merge ?? file.merge,
          downgrade: asked.downgrade ?? file.downgrade,
        }
      : {
          mode: stricter('mode', modes, file.mode, asked.mode),
          merge: stricter('merge', merges, file.merge, asked.merge),
          downgrade: stricter('downgrade', downgrades, file.downgrade, asked.downgrade),
        }),
  };
  const ofFile = config === undefined ? undefined : filePaths(settings, environment.path);
  return {
    app,
    environment: environment.name,
    path: environment.path,
    settings,
    allowed: [ofFile, asked.allowedPaths].filter((globs) => globs !== undefined),
  };
}

const noSettings = Object.freeze({
  base: undefined,
  mode: undefined,
  strategy: undefined,
  downgrade: undefined,
  foreignCommits: undefined,
  merge: undefined,
  mergeMethod: undefined,
  pin: undefined,
  labels: undefined,
  allowedPaths: undefined,
});

/**
 * What gitops.yaml says about files that belong to no app: below an environment's path what it says there, elsewhere only what the
 * defaults allow by a path of its own.
 */
export function placePolicy(
  config: Config | undefined,
  path: string,
): Partial<Pick<Policy, 'environment'>> & Pick<Policy, 'allowed'> {
  const known = config?.environments.filter((each) => each.path !== undefined && isBelow(path, each.path)) ?? [];
  const [nearest] = known.toSorted((a, b) => (b.path?.length ?? 0) - (a.path?.length ?? 0));
  const settings = overridden(config?.defaults ?? builtInSettings, nearest?.settings ?? noSettings);
  if (nearest !== undefined) {
    const globs = filePaths(settings, nearest.path);
    return { environment: nearest.name, allowed: globs === undefined ? [] : [globs] };
  }
  const isOpen = settings.allowedPaths === undefined && config?.environments.every((each) => each.path === undefined);
  if (config === undefined || isOpen) return { allowed: [] };
  return { allowed: [settings.allowedPaths?.filter((glob) => !glob.includes('{path}')) ?? []] };
}

function stricter<T extends string>(name: string, order: readonly T[], file: T, asked: T | undefined): T {
  if (asked === undefined || order.indexOf(asked) <= order.indexOf(file)) return asked ?? file;
  throw new ActionError(
    'NOT_ALLOWED',
    `Setting \`${name}: ${asked}\` was refused: ${configPath} on the base branch says "${file}", and an input may only be stricter.`,
    { hint: `Leave the input out, or change ${configPath} on the base branch.` },
  );
}

function filePaths({ allowedPaths }: Settings, path: string | undefined): readonly string[] | undefined {
  if (allowedPaths === undefined) return path === undefined ? undefined : [`${path}/**`];
  return allowedPaths.map((glob) => inPath(glob, path));
}

/** `{path}` is the environment's path. */
export function inPath(glob: string, path: string | undefined): string {
  return posix.normalize(glob.replaceAll('{path}', path ?? '.'));
}

type Named = Partial<Omit<EnvironmentConfig, 'name'>> & { readonly name: string };

function environmentOf(config: Config | undefined, { environment, paths }: Wish): Named {
  const known = config?.environments ?? [];
  if (environment !== undefined) {
    const found = known.find(({ name }) => name === environment);
    if (found !== undefined || known.length === 0) return found ?? { name: environment };
    const names = known.map(({ name }) => name).join(', ');
    throw new ActionError(
      'NOT_ALLOWED',
      `Delivering to "${environment}" was refused: ${configPath} has no such environment, only ${names}.`,
      { hint: `Correct the input \`environment\`, or add it to ${configPath} on the base branch.` },
    );
  }
  const around = known.filter(({ path }) => path !== undefined && paths.every((each) => isBelow(each, path)));
  const [only, ...others] = paths.length === 0 ? known : around;
  if (only !== undefined && others.length === 0) return only;
  if (known.length === 0) return { name: 'default' };
  throw new ActionError(
    'NOT_ALLOWED',
    `Finding the environment failed: the paths lie in none, or in more than one, of those in ${configPath}: ${known.map(({ name }) => name).join(', ')}.`,
    { hint: 'Set the input `environment`.' },
  );
}

function isBelow(path: string, directory: string): boolean {
  return path === directory || path.startsWith(`${directory}/`);
}

/** The app whose image it is; undefined where the file does not know it. */
function appOfImages(config: Config | undefined, { app, images }: Wish): AppConfig | undefined {
  if (app !== undefined) return config?.apps.find(({ name }) => name === app);
  const [first] = images;
  if (first === undefined) return undefined;
  return config?.apps.find((candidate) => candidate.images.some((known) => sameRepository(known.image, first)));
}

function refuseForeignEnvironment(app: AppConfig | undefined, environment: string): void {
  if (app?.environments === undefined || app.environments.includes(environment)) return;
  throw new ActionError(
    'NOT_ALLOWED',
    `Delivering "${app.name}" to "${environment}" was refused: ${configPath} allows it only in ${app.environments.join(', ')}.`,
    { hint: `Add the environment to the app in ${configPath} on the base branch.` },
  );
}
