import parse from 'semver/functions/parse.js';
import type { ImageTag } from './image-tag.ts';
import { type MovingTag, movingTags } from './moving-tag.ts';

/** The moving tags of a version: none before a release (`1.0.0-rc.1`), and no major 0, in which everything may change. */
export function forwardTags(version: string, wanted: readonly MovingTag[]): readonly ImageTag[] {
  const parsed = parse(version);
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
