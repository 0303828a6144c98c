import satisfies from 'semver/functions/satisfies.js';
import validRange from 'semver/ranges/valid.js';
import { accept, refine, refuse, text } from '#input';
import { versionIn } from './version.ts';

/** A range of semantic versions: `>=1.0.0`, `^1.2`, `1.x || 2.x`. */
export const versionRange = refine(text, (value) =>
  value !== '' && value.length <= 200 && validRange(value) !== null
    ? accept(value)
    : refuse('a range of versions as >=1.0.0'),
);

/**
 * Whether a version, or an image tag that stands for one, lies in a range. Prereleases do only where the range names one,
 * as `>=0.0.0-0`: so Flux and Helm read it.
 * @returns `undefined` where the text is no version
 */
export function isInRange(version: string, range: string): boolean | undefined {
  const known = versionIn(version.replace('_', '+'));
  if (known === undefined) return undefined;
  return satisfies(known.version, range, { includePrerelease: /\d-[0-9A-Za-z]/.test(range) });
}
