import { isSame, type Material } from './material.ts';
import { type Intent, nameOf, type Place, reusable } from './place.ts';
import type { Outcome, StoredImage } from './result.ts';
import { setTags } from './set-tags.ts';
import { readStoredImage } from './stored-image.ts';
import { refuseOverwrite } from './write-once.ts';

/**
 * Brings the image to every place. A version is written once: all places are judged before the first is written.
 * @throws ActionError TAG_EXISTS and whatever a registry refuses
 */
export async function publish(
  places: readonly Place[],
  intent: Intent,
  build: () => Promise<Material>,
): Promise<readonly Outcome[]> {
  const open = places.filter((place) => reusable(place, intent) === undefined);
  const material = open.length === 0 ? undefined : await build();
  if (material !== undefined) for (const place of open) refuseOverwrite(place, material, intent);
  const outcomes: Outcome[] = [];
  for (const place of places) {
    const stored = reusable(place, intent);
    if (stored !== undefined) outcomes.push(await reuse(place, stored, intent));
    else if (material !== undefined) outcomes.push(await bring(place, material, intent));
  }
  return outcomes;
}

async function reuse(place: Place, stored: StoredImage, intent: Intent): Promise<Outcome> {
  const tags = await setTags(place, stored, intent);
  return { status: 'reused', reference: place.reference, stored, tags, engine: undefined, base: [] };
}

async function bring(place: Place, material: Material, intent: Intent): Promise<Outcome> {
  const { reference, shelf, before } = place;
  const { engine, base } = material;
  const there = before.get(intent.tags[0].name);
  if (there !== undefined && isSame(there, material)) {
    const tags = await setTags(place, there, intent);
    return { status: 'unchanged', reference, stored: there, tags, engine, base };
  }
  const { digest } = await material.bring(place, intent);
  const stored = await readStoredImage(shelf, digest);
  if (stored === undefined) throw new Error(`${nameOf(place, digest)} was confirmed and is not there`);
  const tags = await setTags(place, stored, intent);
  return { status: 'pushed', reference, stored, tags, engine, base };
}
