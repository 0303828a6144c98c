import type { Config } from '../config/config.ts';
import type { AuditScope } from './event.ts';
import { targetFiles } from './held-images.ts';

/** What is read of each commit. */
export interface AuditPaths {
  /** Files that targets name. */
  readonly files: readonly string[];
  /** Folders of environments. */
  readonly folders: readonly string[];
}

/** What is needed to tell of an environment and an app, each named or ''. */
export function auditPaths(
  { environments, apps }: Pick<Config, 'environments' | 'apps'>,
  scope: Pick<AuditScope, 'environment' | 'app'>,
): AuditPaths {
  const places = environments.filter(({ name }) => scope.environment === '' || name === scope.environment);
  const files = places.flatMap((environment) =>
    apps
      .filter(({ name }) => scope.app === '' || name === scope.app)
      .filter((app) => app.environments?.includes(environment.name) ?? true)
      .flatMap((app) => targetFiles({ environment, app })),
  );
  return { files: [...new Set(files)], folders: [...new Set(places.flatMap(({ path }) => path ?? []))] };
}
