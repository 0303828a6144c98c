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
}

/**
 * What package-lock.json says of the packages in a bundle. Of a package that is installed in several versions, each is named.
 * @param folders below node_modules, as the bundle's contents.json has them
 * @throws for a folder that package-lock.json does not know
 */
export function bundledPackages(folders: readonly string[], lock: Lock): readonly BundledPackage[] {
  const found = folders.flatMap((folder) => {
    const packages = Object.entries(lock.packages)
      .filter(([path]) => path.endsWith(`node_modules/${folder}`))
      // what is installed for a tool alone is in no bundle; what a bundle names may be a tool's own
      .filter(([path, { dev }]) => dev !== true || path === `node_modules/${folder}`)
      .flatMap(([, entry]) => packageIn(folder, entry));
    if (packages.length === 0) throw new Error(`package-lock.json does not know ${folder}, which a bundle holds.`);
    return packages;
  });
  return found.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

export function keyOf({ name, version }: Pick<BundledPackage, 'name' | 'version'>): string {
  return `${name}@${version}`;
}

function packageIn(folder: string, entry: LockEntry): readonly BundledPackage[] {
  const { version, integrity, license = 'NOASSERTION' } = entry;
  if (version === undefined || integrity === undefined) return [];
  return [{ name: entry.name ?? folder, version, license, integrity }];
}
