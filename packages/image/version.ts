import compare from 'semver/functions/compare.js';
import parse from 'semver/functions/parse.js';
import { ActionError } from '#error';
import { tagLimit } from './grammar.ts';

export interface TagVersion {
  /** Semantic version without the tag's `v`: `1.2.3-rc.1+build.5`. */
  readonly version: string;
  /** The image tag that stands for it. A tag has no `+`, so build metadata follows `_`: `1.2.3-rc.1_build.5`. */
  readonly tag: string;
}

const triggerLines = 'on:\n  push:\n    tags: ["v*"]';

/**
 * The version that a pushed git tag names: `refs/tags/v1.2.3` is `1.2.3`.
 * @param prefix literal text before the version, as monorepos use it: `shop/` for `shop/v1.2.3`
 * @throws ActionError NO_TAG, TAG_PREFIX_MISMATCH, TAG_NOT_VERSION, TAG_TOO_LONG
 */
export function versionOfTag(gitRef: string, prefix = ''): TagVersion {
  const gitTag = tagOf(gitRef);
  const rest = withoutPrefix(gitTag, prefix).replace(/^[vV](?=\d)/, '');
  if (rest.length > tagLimit) {
    throw new ActionError('TAG_TOO_LONG', `Git tag "${gitTag}" gives an image tag of ${rest.length} characters.`, {
      hint: `An image tag has at most ${tagLimit} characters and is never cut: push a shorter version.`,
    });
  }
  const version = versionIn(rest);
  if (version !== undefined) return version;
  throw new ActionError('TAG_NOT_VERSION', `Git tag "${gitTag}" is not a semantic version.`, { hint: advice(rest) });
}

/** The version that a text is, with or without a leading `v`; `undefined` when it is none. */
export function versionIn(text: string): TagVersion | undefined {
  const version = parseStrict(text.replace(/^[vV]/, ''));
  return version === undefined ? undefined : { version, tag: version.replace('+', '_') };
}

/**
 * Orders two versions, or image tags that stand for versions, by semver precedence (build metadata does not count).
 * @returns below 0, 0 or above 0; `undefined` if one of them is not a version
 * @see https://semver.org/#spec-item-11
 */
export function compareVersions(a: string, b: string): number | undefined {
  const [left, right] = [a, b].map((text) => parseStrict(text.replace(/^[vV]/, '').replace('_', '+')));
  return left === undefined || right === undefined ? undefined : compare(left, right);
}

function tagOf(gitRef: string): string {
  const refPrefix = 'refs/tags/';
  if (gitRef.startsWith(refPrefix) && gitRef.length > refPrefix.length) return gitRef.slice(refPrefix.length);
  throw new ActionError('NO_TAG', `Reading the version failed: "${gitRef}" is not a git tag.`, {
    hint: `Start the workflow from a pushed tag:\n${triggerLines}`,
  });
}

function withoutPrefix(gitTag: string, prefix: string): string {
  if (gitTag.startsWith(prefix)) return gitTag.slice(prefix.length);
  throw new ActionError('TAG_PREFIX_MISMATCH', `Git tag "${gitTag}" does not start with "${prefix}".`, {
    hint: `Push a tag like ${prefix}v1.2.3, or let the workflow start only for tags of this image.`,
  });
}

/** semver itself accepts a leading `v` and white space, which are judged before. */
function parseStrict(text: string): string | undefined {
  return /^\d/.test(text) && parse(text) !== null ? text : undefined;
}

function advice(rest: string): string {
  return /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)$/.test(rest)
    ? `A version has three parts: push v${rest}.0 instead.`
    : 'Push a tag like v1.2.3 or v1.2.3-rc.1 (https://semver.org); numbers have no leading zeros.';
}
