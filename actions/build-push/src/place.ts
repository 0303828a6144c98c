import { formatReference, type ImageReference, type TagPlan } from '#image';
import type { Inputs } from './inputs.ts';
import type { StoredImage } from './result.ts';
import { readStoredImage, type Shelf } from './stored-image.ts';

/** One repository where the image is to stand, and what stood there before the build. */
export interface Place {
  /** With the first tag. */
  readonly reference: ImageReference;
  readonly shelf: Shelf;
  /** By tag, as far as they are there; not those that only move forward, which are looked at last. */
  readonly before: ReadonlyMap<string, StoredImage>;
}

/** What is to be published, and what the user wants where it is there already. */
export interface Intent {
  readonly tags: TagPlan['tags'];
  /** The commit; '' when the files are not those of one. */
  readonly revision: string;
  readonly onExisting: Inputs['onExisting'];
}

export async function findPlace(reference: ImageReference, shelf: Shelf, { tags }: Intent): Promise<Place> {
  const before = new Map<string, StoredImage>();
  for (const { name, policy } of tags) {
    if (policy === 'forward') continue;
    const stored = await readStoredImage(shelf, name);
    if (stored !== undefined) before.set(name, stored);
  }
  return { reference: { ...reference, tag: tags[0].name }, shelf, before };
}

/**
 * What a place has already and keeps: an image of this very commit, or with `on-existing: reuse` whatever it is.
 * `undefined`: a build decides.
 */
export function reusable({ before }: Place, { tags, revision, onExisting }: Intent): StoredImage | undefined {
  const [{ name, policy }] = tags;
  const stored = policy === 'once' ? before.get(name) : undefined;
  if (stored === undefined || onExisting === 'overwrite') return undefined;
  return onExisting === 'reuse' || isOf(stored, revision) ? stored : undefined;
}

export function isOf(stored: StoredImage, revision: string): boolean {
  return revision !== '' && stored.revision === revision;
}

/** `host/repository:tag` of one of the tags. */
export function nameOf({ reference }: Place, tag: string): string {
  return formatReference({ ...reference, tag });
}
