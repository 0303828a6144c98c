import type { RemoteRelease } from '#github';
import { publishedOf, type Version, versionOf } from '#toolchain';
import type { ReleaseState } from './result.ts';

/** The release of a tag as it stands, and its page once it is published. */
export function stateOf(
  tag: string,
  releases: readonly RemoteRelease[],
): { readonly state: ReleaseState; readonly url: string } {
  const published = publishedOf(tag, releases);
  if (published !== undefined) return { state: 'published', url: published.url };
  return { state: releases.some((release) => release.tag === tag) ? 'draft' : 'absent', url: '' };
}

export function releasedVersions(releases: readonly RemoteRelease[]): readonly Version[] {
  return releases
    .filter(({ draft }) => !draft)
    .map(({ tag }) => versionOf(tag))
    .filter((version) => version !== undefined);
}
