import { ActionError } from '#error';
import type { ImageTag } from '#image';
import { moveForward } from './move-forward.ts';
import type { Intent, Place } from './place.ts';
import type { StoredImage, TagState } from './result.ts';
import { keepsOwn } from './write-once.ts';

/**
 * Sets all tags of an image that the registry has: those that are written once first, those that move last.
 * @param tagged the one that it was brought with, and read back under
 */
export async function setTags(
  place: Place,
  image: StoredImage,
  { tagged, ...intent }: Intent & { readonly tagged?: string | undefined },
): Promise<readonly TagState[]> {
  const states = new Map<string, TagState>();
  const set = async ({ name: tag, policy }: ImageTag): Promise<void> => {
    const isSet = tag === tagged && policy !== 'forward';
    states.set(tag, isSet ? stateOf(tag, place) : await setters[policy]({ place, tag, intent }, image));
  };
  for (const tag of intent.tags) if (tag.policy === 'once') await set(tag);
  for (const tag of intent.tags) if (tag.policy === 'always') await set(tag);
  // they wait for each other's writers: at the same time, they wait once
  await Promise.all(intent.tags.filter(({ policy }) => policy === 'forward').map(set));
  return intent.tags.flatMap(({ name }) => states.get(name) ?? []);
}

function stateOf(tag: string, { before }: Place): TagState {
  const was = before.get(tag)?.digest ?? '';
  return { tag, state: was === '' ? 'created' : 'moved', was, reason: '' };
}

interface Target {
  readonly place: Place;
  readonly tag: string;
  readonly intent: Intent;
}

type Setter = (target: Target, image: StoredImage) => Promise<TagState>;

const setters: Readonly<Record<ImageTag['policy'], Setter>> = {
  async once({ place, tag, intent }, image) {
    const { registry, path } = place.shelf;
    const stored = place.before.get(tag);
    if (stored?.digest === image.digest)
      return { tag, state: 'kept', was: image.digest, reason: 'it names this image' };
    if (stored !== undefined && keepsOwn(tag, stored, intent)) {
      return { tag, state: 'kept', was: stored.digest, reason: 'it names an image already' };
    }
    if (stored === undefined) await registry.createTag(path, tag, image.manifest);
    else await registry.putManifest(path, tag, image.manifest);
    await registry.confirm(path, tag, image.digest);
    return stateOf(tag, place);
  },
  async always({ place, tag }, image) {
    const { registry, path } = place.shelf;
    const was = place.before.get(tag)?.digest ?? '';
    if (was === image.digest) return { tag, state: 'kept', was, reason: 'it names this image' };
    await registry.putManifest(path, tag, image.manifest);
    await registry.confirm(path, tag, image.digest);
    return stateOf(tag, place);
  },
  async forward({ place, tag }, image) {
    try {
      return await moveForward(place.shelf, tag, image);
    } catch (error) {
      // a registry whose tags never move
      if (!(error instanceof ActionError) || error.code !== 'TAG_EXISTS') throw error;
      return { tag, state: 'refused', was: '', reason: error.message };
    }
  },
};
