import { posix } from 'node:path';
import { ActionError } from '#error';
import type { ImageReference } from '#image';
import { compareVersions, sameRepository } from '#image';
import { type Arrival, holdOn } from '../promotion/held.ts';
import { type Config, configPath } from './config.ts';
import type { Policy } from './policy.ts';

/**
 * Refuses an edit outside of what may be edited. Workflows never may: whoever could change them could run code with the
 * repository's secrets.
 */
export function refuseForeignPaths(
  { allowed }: Pick<Policy, 'allowed'>,
  files: readonly { readonly path: string }[],
): void {
  for (const { path } of files) {
    const isOpen = allowed.every((globs) => globs.some((glob) => posix.matchesGlob(path, glob)));
    if (isOpen && !/^\.github(\/|$)/i.test(path)) continue;
    throw new ActionError('NOT_ALLOWED', `Editing "${path}" was refused: it lies outside of the allowed paths.`, {
      hint:
        allowed.length === 0
          ? 'Workflows and the other files of .github are never edited.'
          : `Allowed: ${allowed.map((globs) => globs.join(', ') || 'nothing here').join('; and of these ')}. See \`allowed-paths\` of the step and of ${configPath}.`,
    });
  }
}

/** @param today as 2026-12-01 */
export function refuseHeld(config: Config | undefined, delivery: Arrival, today: string): void {
  const held = config && holdOn(config, delivery, today);
  if (held === undefined) return;
  const until = held.until === undefined ? '' : ` until ${held.until}`;
  throw new ActionError(
    'HELD',
    `Delivering "${held.app}" to "${held.environment}" was refused: ${held.by} holds it${until}: ${held.reason}.`,
    { hint: `Ask ${held.by}; the hold stands under \`holds:\` in ${configPath} on the base branch.` },
  );
}

/**
 * The images of a delivery that are older than what is there, or that cannot be compared with it, as sentences' ends.
 * @param there what runs, or waits in an open pull request
 */
export function versionSteps(
  images: readonly ImageReference[],
  there: readonly ImageReference[],
): { readonly older: readonly string[]; readonly unordered: readonly string[] } {
  const older: string[] = [];
  const unordered: string[] = [];
  for (const image of images) {
    for (const other of there.filter((candidate) => sameRepository(candidate, image))) {
      if (image.tag === undefined || other.tag === undefined || image.tag === other.tag) continue;
      const order = compareVersions(image.tag, other.tag);
      const pair = `${image.repository} from ${other.tag} to ${image.tag}`;
      if (order === undefined) unordered.push(pair);
      else if (order < 0) older.push(pair);
    }
  }
  return { older, unordered };
}

/**
 * Refuses an image that is not the named repository's own to release.
 * @throws ActionError NOT_ALLOWED
 */
export function refuseForeignImages(
  config: Config | undefined,
  repository: string,
  images: readonly ImageReference[],
): void {
  if (config === undefined) return;
  for (const image of images) {
    const owners = config.apps.filter((app) => app.images.some((known) => sameRepository(known.image, image)));
    if (owners.some(({ repo }) => repo?.toLowerCase() === repository.toLowerCase())) continue;
    const found =
      owners.length === 0
        ? `${configPath} knows no app with this image`
        : `${configPath} says that ${owners.map(({ repo = 'no repository' }) => repo).join(', ')} releases it`;
    throw new ActionError('NOT_ALLOWED', `Delivering ${image.repository} for ${repository} was refused: ${found}.`, {
      hint: `Add the pair to \`apps:\` in ${configPath} on the base branch, as \`repo\` and \`images\`.`,
    });
  }
}
