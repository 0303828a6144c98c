import { setTimeout as sleep } from 'node:timers/promises';
import { ActionError } from '#error';
import { compareVersions } from '#image';
import type { StoredImage, TagState } from './result.ts';
import { readStoredImage, type Shelf } from './stored-image.ts';

/** How many more times a tag is set after another writer put it back. */
const redos = 3;
/** Longer than it takes another run from its look at the tag to its write. */
const shortestWait = 250;
const waitFactor = 4;

/**
 * Moves a tag to a higher version, and never back. No registry compares and swaps, so the tag is read again after a
 * while: of several runs the one with the highest version comes last, or sees that it must come again.
 */
export async function moveForward(shelf: Shelf, tag: string, image: StoredImage): Promise<TagState> {
  let first: StoredImage | undefined;
  for (let attempt = 0; ; attempt += 1) {
    const started = performance.now();
    const found = await readTarget(shelf, tag, image);
    const stay = reasonToStay(found, image);
    if (attempt === 0) {
      first = found;
      if (stay !== undefined) return { ...stay, tag, was: found?.digest ?? '' };
    }
    if (stay !== undefined) return settled(tag, first, stay);
    if (attempt > redos) return lost(shelf, tag, found);
    await shelf.registry.putManifest(shelf.path, tag, image.manifest);
    await sleep(Math.max(shortestWait, (performance.now() - started) * waitFactor) * 2 ** attempt);
  }
}

type Stay = Pick<TagState, 'state' | 'reason'>;

/** Does not look into an image that is the one to be set. */
async function readTarget(
  { registry, path }: Shelf,
  tag: string,
  image: StoredImage,
): Promise<StoredImage | undefined> {
  const found = await registry.getManifest(path, tag);
  if (!found.found) return undefined;
  return found.digest === image.digest ? image : await readStoredImage({ registry, path }, found.digest);
}

/** Why the tag is not moved from where it is; `undefined`: it moves. */
function reasonToStay(found: StoredImage | undefined, image: StoredImage): Stay | undefined {
  if (found === undefined) return undefined;
  if (found.digest === image.digest) return { state: 'kept', reason: 'it names this image' };
  const order = compareVersions(found.version, image.version);
  if (order === undefined) {
    return { state: 'refused', reason: `the version of ${found.digest}, which it names, is unknown` };
  }
  return order < 0 ? undefined : { state: 'kept', reason: `it names version ${found.version}` };
}

/** After a write: the tag is where it was put, or a higher version took it on. */
function settled(tag: string, first: StoredImage | undefined, { reason }: Stay): TagState {
  const state = first === undefined ? 'created' : 'moved';
  return { tag, state, was: first?.digest ?? '', reason: reason === 'it names this image' ? '' : `now ${reason}` };
}

function lost({ registry, path }: Shelf, tag: string, found: StoredImage | undefined): TagState {
  const has = found === undefined ? 'is not there' : `names ${found.digest} (version ${found.version})`;
  const error = new ActionError(
    'MOVING_TAG_RACE',
    `Moving ${registry.host}/${path}:${tag} failed: set ${redos + 1} times, it ${has}.`,
    {
      hint: 'The version itself is pushed. Something else sets this tag too: let one workflow do it, then run the job again.',
    },
  );
  return {
    tag,
    state: 'refused',
    was: found?.digest ?? '',
    reason: `another writer set it back ${redos + 1} times`,
    error,
  };
}
