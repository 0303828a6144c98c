import { compareVersions } from '#image';

/** A version as its tag writes it: `v1.4.0`, `v1.4.0-rc.1`. */
export interface Version {
  readonly tag: string;
  readonly major: number;
  readonly minor: number;
  /** '' for a release that everybody is meant to use. */
  readonly prerelease: string;
}

const grammar = /^v(\d+)\.(\d+)\.\d+(?:-([0-9A-Za-z.-]+))?$/;

/** Undefined for every other text, `v1`, `v1.4`, `1.4.0` and versions with build metadata among them. */
export function versionOf(tag: string): Version | undefined {
  const [, major, minor, prerelease = ''] = grammar.exec(tag) ?? [];
  // semver's own rules, such as no leading zeros
  if (major === undefined || minor === undefined || compareVersions(tag, tag) === undefined) return undefined;
  return { tag, major: Number(major), minor: Number(minor), prerelease };
}

export function isStable({ prerelease }: Version): boolean {
  return prerelease === '';
}

/** Whether `one` comes after `other`. */
export function isNewer(one: Version, other: Version): boolean {
  return (compareVersions(one.tag, other.tag) ?? 0) > 0;
}

/** The one that no other comes after; undefined where there is none. */
export function newest(versions: readonly Version[]): Version | undefined {
  return versions.reduce<Version | undefined>(
    (best, version) => (best === undefined || isNewer(version, best) ? version : best),
    undefined,
  );
}
