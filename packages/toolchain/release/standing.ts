import { isNewer, isStable, newest, type Version } from './version.ts';

/** What a version is among those that are released. */
export interface Standing {
  /** The release whose notes end where those of this one begin; '' for the first. */
  readonly previous: string;
  /** Whether it is the newest of all that everybody is meant to use. */
  readonly latest: boolean;
  readonly moving: readonly MovingTag[];
}

/** A tag that stands for a line of versions: `v1`, `v1.4`. */
export interface MovingTag {
  readonly tag: string;
  /** A newer version of the same line: this one is a back-port there, and the tag stays. '' where there is none. */
  readonly newer: string;
}

/** @param released the versions of the published releases; whether this one is among them makes no difference */
export function standingOf(version: Version, released: readonly Version[]): Standing {
  const others = released.filter(({ tag }) => tag !== version.tag);
  const stable = others.filter(isStable);
  const before = (isStable(version) ? stable : others).filter((other) => isNewer(version, other));
  return {
    previous: newest(before)?.tag ?? '',
    latest: isStable(version) && !stable.some((other) => isNewer(other, version)),
    moving: isStable(version) ? linesOf(version, stable) : [],
  };
}

function linesOf(version: Version, stable: readonly Version[]): readonly MovingTag[] {
  const { major, minor } = version;
  const newer = stable.filter((other) => other.major === major && isNewer(other, version));
  return [
    { tag: `v${major}`, newer: newest(newer)?.tag ?? '' },
    { tag: `v${major}.${minor}`, newer: newest(newer.filter((other) => other.minor === minor))?.tag ?? '' },
  ];
}
