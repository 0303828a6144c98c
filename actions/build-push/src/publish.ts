import type { Build, Built } from '#engine';
import { ActionError } from '#error';
import { formatReference, type ImageReference } from '#image';
import { pushLayout } from '#registry';
import type { Outcome, StoredImage } from './result.ts';
import { readStoredImage, type Shelf } from './stored-image.ts';

/** One place where the image is to stand, and what stood there before the build. */
export interface Place {
  readonly reference: ImageReference;
  readonly tag: string;
  readonly shelf: Shelf;
  readonly before: StoredImage | undefined;
}

/**
 * Brings the image to every place. A version is written once: all places are judged before the first is written.
 * @throws ActionError TAG_EXISTS and whatever a registry refuses
 */
export async function publish(
  places: readonly Place[],
  revision: string,
  build: () => Promise<Built>,
): Promise<readonly Outcome[]> {
  const isReused = ({ before }: Place): boolean => revision !== '' && before?.revision === revision;
  if (places.every(isReused)) return places.map(reuse);
  const built = await build();
  for (const place of places) if (!isReused(place)) refuseOverwrite(place, built.build, revision);
  const outcomes: Outcome[] = [];
  for (const place of places) outcomes.push(isReused(place) ? reuse(place) : await bring(built, place));
  return outcomes;
}

function reuse({ reference, before }: Place): Outcome {
  return { status: 'reused', reference, stored: before, engine: undefined, base: [] };
}

async function bring({ engine, build }: Built, { reference, tag, shelf, before }: Place): Promise<Outcome> {
  const base = build.kind === 'layout' ? build.base : [];
  if (before !== undefined) return { status: 'unchanged', reference, stored: before, engine, base };
  if (build.kind === 'layout')
    await pushLayout(shelf.registry, { layout: build.layout, path: shelf.path, tags: [tag] });
  else await build.push(reference);
  const stored = await readStoredImage(shelf, tag);
  if (stored === undefined || !isSame(stored, build)) throw notThere(reference, stored);
  return { status: 'pushed', reference, stored, engine, base };
}

function refuseOverwrite({ reference, before }: Place, build: Build, revision: string): void {
  if (before === undefined || isSame(before, build)) return;
  const made =
    build.kind === 'layout' ? build.layout.manifest.digest : `unknown until it is pushed (image ${build.imageId})`;
  const message =
    `Pushing ${formatReference(reference)} was refused: the registry has digest ${before.digest} ` +
    `(revision ${before.revision || 'unknown'}), this build has digest ${made} (revision ${revision || 'unknown'}).`;
  throw new ActionError('TAG_EXISTS', message, {
    hint: 'A version is written once, and nothing was pushed. Push a new version tag.',
  });
}

/** A daemon does not tell the digest before it pushes, but both sides name the image's configuration by its hash. */
function isSame({ digest, configDigest }: StoredImage, build: Build): boolean {
  return build.kind === 'layout'
    ? digest === build.layout.manifest.digest
    : [digest, configDigest].includes(build.imageId);
}

function notThere(reference: ImageReference, stored: StoredImage | undefined): ActionError {
  const found = stored === undefined ? 'nothing' : `${stored.digest}, which is another image`;
  return new ActionError(
    'DIGEST_MISMATCH',
    `Reading ${formatReference(reference)} back after the push found ${found}.`,
    {
      hint: 'Something else writes this tag: let one workflow publish it, and make tags immutable in the registry.',
    },
  );
}
