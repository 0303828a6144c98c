import { Secret } from '#secret';
import type { BuildRequest } from '../engine.ts';
import type { Environment } from '../isolated-login.ts';

/** What the runner tells actions about the cache of the repository. @see https://docs.docker.com/build/cache/backends/gha/#authentication */
const names: readonly string[] = [
  'ACTIONS_CACHE_SERVICE_V2',
  'ACTIONS_CACHE_URL',
  'ACTIONS_RESULTS_URL',
  'ACTIONS_RUNTIME_TOKEN',
];

export interface CacheAccess {
  readonly environment: Environment;
  /** What must not appear in what the child prints. */
  readonly secrets: readonly Secret[];
}

/** The variables go to builds that ask for this cache, and to no others: the token can do more than caching. */
export function cacheAccess(
  { cacheFrom, cacheTo }: Pick<BuildRequest, 'cacheFrom' | 'cacheTo'>,
  variable: (name: string) => string | undefined,
): CacheAccess {
  if (![...cacheFrom, ...cacheTo].some((cache) => /(?:^|,)type=gha(?:,|$)/.test(cache))) {
    return { environment: {}, secrets: [] };
  }
  const known = names.flatMap((name) => {
    const value = variable(name);
    return value === undefined || value === '' ? [] : [[name, value] as const];
  });
  const environment = Object.fromEntries(known);
  const { ACTIONS_RUNTIME_TOKEN: token } = environment;
  return { environment, secrets: token === undefined ? [] : [new Secret(token)] };
}
