import { type TagVersion, versionIn, versionOfTag } from '../version.ts';
import { gitTagIn } from './git-ref.ts';
import type { RunFacts } from './run-facts.ts';

export interface VersionSource {
  /** In place of the git tag. */
  readonly value?: string | undefined;
  /** Where in the git tag the version stands: its first group, or all that matches. */
  readonly match?: string | undefined;
}

/**
 * The version of a run; `undefined` when nothing names one.
 * @throws ActionError TAG_NOT_VERSION, TAG_PREFIX_MISMATCH, TAG_TOO_LONG for what is there and is no version
 */
export function strictVersion({ value }: VersionSource, { version, ref, tagPrefix }: RunFacts): TagVersion | undefined {
  const given = value ?? version;
  if (given !== undefined) return versionOfTag(`refs/tags/${given}`);
  return gitTagIn(ref) === undefined ? undefined : versionOfTag(ref, tagPrefix);
}

/** The version of a run; `undefined` also when what is there is no version. */
export function looseVersion({ value, match }: VersionSource, facts: RunFacts): TagVersion | undefined {
  const text = value ?? facts.version ?? withoutPrefix(gitTagIn(facts.ref), facts.tagPrefix);
  if (text === undefined || match === undefined) return text === undefined ? undefined : versionIn(text);
  const matched = new RegExp(match).exec(text);
  return versionIn(matched?.[1] ?? matched?.[0] ?? '');
}

function withoutPrefix(gitTag: string | undefined, prefix: string): string | undefined {
  return gitTag?.startsWith(prefix) ? gitTag.slice(prefix.length) : undefined;
}
