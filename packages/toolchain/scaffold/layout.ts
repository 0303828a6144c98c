/** An environment, and the folders that hold its manifests. */
export interface FoundEnvironment {
  readonly name: string;
  readonly folders: readonly string[];
}

/** Folders whose folders are environments. */
const parents: ReadonlySet<string> = new Set(['envs', 'env', 'environments', 'overlays', 'clusters', 'stages']);

/** How far from production an environment of this name commonly is. */
const order = [
  ...['dev', 'develop', 'development', 'sandbox', 'int', 'integration', 'test', 'testing', 'qa', 'uat'],
  ...['stage', 'staging', 'preview', 'preprod', 'pre-prod', 'prod', 'production', 'live'],
];

/**
 * The environments that the folders of a repository stand for, the one that gets changes first in front: what lies in `envs`,
 * `overlays` and the like, else folders in the root that are named as environments commonly are.
 * @param files manifests, relative to the root
 */
export function environmentsIn(files: readonly string[]): readonly FoundEnvironment[] {
  const below = foldersBelow(files, (parts, index) => parents.has(parts[index - 1] ?? ''));
  const found =
    below.size > 0 ? below : foldersBelow(files, (parts, index) => index === 0 && order.includes(parts[0] ?? ''));
  return [...found]
    .map(([name, folders]) => ({ name, folders: [...folders].sort() }))
    .sort((one, other) => rank(one.name) - rank(other.name) || one.name.localeCompare(other.name, 'en'));
}

function foldersBelow(
  files: readonly string[],
  isEnvironment: (parts: readonly string[], index: number) => boolean,
): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const file of files) {
    const parts = file.split('/').slice(0, -1);
    const index = parts.findIndex((_, at) => isEnvironment(parts, at));
    const name = parts[index];
    if (name === undefined) continue;
    const folders = found.get(name) ?? new Set<string>();
    found.set(name, folders.add(parts.slice(0, index + 1).join('/')));
  }
  return found;
}

/** Unknown ones come before production. */
function rank(name: string): number {
  const known = order.indexOf(name.toLowerCase());
  return known < 0 ? order.indexOf('preprod') : known;
}
