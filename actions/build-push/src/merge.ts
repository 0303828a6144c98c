import { formatPlatform, type Platform, platform as platformParser } from '#engine';
import { ActionError } from '#error';
import type { ResultImage } from './result-document.ts';

/** What the runs of a matrix made of one repository: one image for each platform. */
export interface Legs {
  /** By platform, sorted. */
  readonly platforms: ReadonlyMap<string, string>;
  readonly revision: string;
  readonly created: string;
  readonly engine: string;
  readonly base: ResultImage['base'];
}

/**
 * Puts together what several runs say of one repository. Their order does not count.
 * @param wanted the platforms that there must be, no more and no fewer; empty for whatever there is
 * @throws ActionError RESULT_CONFLICT
 */
export function mergeLegs(
  repository: string,
  results: readonly (readonly ResultImage[])[],
  wanted: readonly Platform[] = [],
): Legs {
  const images = results.flat().filter((image) => image.repository === repository);
  const [first, ...others] = images;
  if (first === undefined)
    throw conflict(repository, 'no result is about it', 'Give the results of the jobs that built it.');
  const stranger = others.find(({ revision }) => revision !== first.revision);
  if (stranger !== undefined) {
    const found = `they come from the commits ${first.revision || 'unknown'} and ${stranger.revision || 'unknown'}`;
    throw conflict(repository, found, 'Let every job check out the same commit, and change no files before the build.');
  }
  const platforms = new Map<string, string>();
  for (const { platform, digest } of images.flatMap((image) => image.platforms)) {
    const other = platforms.get(platform) ?? digest;
    if (other !== digest) {
      throw conflict(
        repository,
        `${platform} is both ${other} and ${digest}`,
        'Let one job alone build each platform.',
      );
    }
    platforms.set(platform, digest);
  }
  refuseOthers(repository, [...platforms.keys()], wanted);
  return {
    platforms: new Map([...platforms].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    revision: first.revision,
    created:
      images
        .map(({ created }) => created)
        .toSorted()
        .at(-1) ?? '',
    engine: [...new Set(images.map(({ engine }) => engine))].join(' '),
    base: distinct(images.flatMap(({ base }) => base)),
  };
}

/** A job that was left out would go unseen: the image would only run on fewer machines. */
function refuseOthers(repository: string, found: readonly string[], wanted: readonly Platform[]): void {
  if (wanted.length === 0) return;
  const [have, want] = [found.map(commonName), wanted.map(formatPlatform)];
  const missing = want.filter((platform) => !have.includes(platform));
  const strange = have.filter((platform) => !want.includes(platform));
  if (missing.length + strange.length === 0) return;
  const said = [
    ...(missing.length === 0 ? [] : [`no result has ${missing.join(', ')}`]),
    ...(strange.length === 0 ? [] : [`\`platforms\` does not name ${strange.join(', ')}`]),
  ];
  throw conflict(
    repository,
    said.join(', and '),
    'Give the results of all jobs, and name in `platforms` exactly what they build.',
  );
}

/** An image of a processor may say more of it than it has to: `arm64/v8`. */
function commonName(text: string): string {
  const parsed = platformParser.parse(text);
  return parsed.ok ? formatPlatform(parsed.value) : text;
}

function distinct(uses: ResultImage['base']): ResultImage['base'] {
  return [...new Map(uses.map((use) => [`${use.name} ${use.digest}`, use])).values()];
}

function conflict(repository: string, found: string, hint: string): ActionError {
  return new ActionError('RESULT_CONFLICT', `Merging the results for ${repository} failed: ${found}.`, { hint });
}
