import {
  type AppImage,
  type Config,
  type EnvironmentConfig,
  inPath,
  type Policy,
  policyFor,
  type Unit,
} from '#environment';

/** What one app or group has in one environment. */
export interface Pair {
  readonly environment: EnvironmentConfig;
  readonly unit: Unit;
  readonly policy: Policy;
  /** The branch that its files are on. */
  readonly base: string;
  /** The files that gitops.yaml names for its images. */
  readonly paths: readonly string[];
}

/** The configuration, and the branch where nothing else is said. */
export interface Scope {
  readonly config: Config;
  readonly defaultBranch: string;
}

export function pairOf({ config, defaultBranch }: Scope, environment: EnvironmentConfig, unit: Unit): Pair {
  const [first] = unit.apps;
  const wish = { app: first?.name, environment: environment.name, paths: [], images: [], settings: {} };
  const policy = policyFor(config, wish);
  const paths = imagesOf(unit).flatMap(({ targets }) => targets.map(({ file }) => inPath(file, environment.path)));
  return { environment, unit, policy, base: policy.settings.base ?? defaultBranch, paths: [...new Set(paths)] };
}

function imagesOf({ apps }: Unit): readonly AppImage[] {
  return apps.flatMap(({ images }) => images);
}

export function sourcesOf(scope: Scope, from: readonly string[], unit: Unit): readonly Pair[] {
  return from.flatMap((name) => {
    const environment = scope.config.environments.find((each) => each.name === name);
    return environment === undefined ? [] : [pairOf(scope, environment, unit)];
  });
}
