import type { AppConfig, GroupConfig } from './apps.ts';
import type { EnvironmentConfig } from './environments.ts';
import type { Hold } from './holds.ts';
import type { DriftRule, RepositoryPolicy, Waiver } from './rules.ts';
import type { Settings } from './settings.ts';

/** The file's name, in the root of an environment repository. */
export const configPath = 'gitops.yaml';

/** What an environment repository says about itself in gitops.yaml. */
export interface Config {
  readonly defaults: Settings;
  readonly environments: readonly EnvironmentConfig[];
  readonly apps: readonly AppConfig[];
  readonly groups: readonly GroupConfig[];
  readonly holds: readonly Hold[];
  readonly policy: RepositoryPolicy;
  readonly waivers: readonly Waiver[];
  readonly drift: { readonly ignore: readonly DriftRule[] };
}
