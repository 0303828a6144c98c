/** A third-party package as a bundle carries it. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** An SPDX identifier or expression, as the package says it. */
  readonly license: string;
  /** Of the package's archive, as package-lock.json has it: `sha512-…`. */
  readonly integrity: string;
}

/** The part of package-lock.json (lockfileVersion 3) that packages are read from. */
export interface Lock {
  readonly packages: Readonly<Record<string, LockEntry>>;
}

interface LockEntry {
  /** Where it differs from the folder's. */
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  /** A folder of this repository. */
  readonly link?: boolean;
}

/** A package's name on a line of its own, the name of its license on the next. */
const heading = /^((?:@[a-z0-9-]+\/)?[a-z0-9][a-z0-9.-]*)\n[A-Z0-9(]\S*$/gm;

/** The names in the licenses.txt of a bundle, as far as package-lock.json knows them: a text may look like a name. */
export function bundledPackages(licenses: string, lock: Lock): readonly BundledPackage[] {
  const names = new Set([...licenses.matchAll(heading)].map(([, name = '']) => name));
  return Object.entries(lock.packages)
    .flatMap(([path, entry]) => packageIn(path, entry))
    .filter(({ name }) => names.has(name))
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

export function keyOf({ name, version }: Pick<BundledPackage, 'name' | 'version'>): string {
  return `${name}@${version}`;
}

/** Nothing for what is used in development alone, and for the folders of this repository that stand in for a package. */
function packageIn(path: string, entry: LockEntry): readonly BundledPackage[] {
  const { version, integrity, license = 'NOASSERTION' } = entry;
  if (entry.dev === true || version === undefined || integrity === undefined) return [];
  const [folder = ''] = path.split('node_modules/').slice(-1);
  return [{ name: entry.name ?? folder, version, license, integrity }];
}
