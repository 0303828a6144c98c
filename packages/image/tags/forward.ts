import semver from 'semver';
import type { ImageTag } from './plan.ts';

/** What moves with each higher release: `latest`, `1.2`, `1`. */
export const movingTags = ['latest', 'minor', 'major'] as const;
export type MovingTag = (typeof movingTags)[number];

/** The moving tags of a version: none before a release (`1.0.0-rc.1`), and no major 0, in which everything may change. */
export function forwardTags(version: string, wanted: readonly MovingTag[]): readonly ImageTag[] {
  const parsed = semver.parse(version);
  if (parsed === null || parsed.prerelease.length > 0) return [];
  const { major, minor } = parsed;
  const names: Readonly<Record<MovingTag, string | undefined>> = {
    latest: 'latest',
    minor: `${major}.${minor}`,
    major: major === 0 ? undefined : String(major),
  };
  return movingTags
    .filter((tag) => wanted.includes(tag))
    .map((tag) => names[tag])
    .filter((name) => name !== undefined)
    .map((name) => ({ name, policy: 'forward', origin: 'moving-tags' }));
}
