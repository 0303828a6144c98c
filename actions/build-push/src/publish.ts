import { isSame, type Material } from './material.ts';
import { type Intent, type Place, reusable } from './place.ts';
import type { Outcome, StoredImage } from './result.ts';
import { setTags } from './set-tags.ts';
import { readImage } from './stored-image.ts';
import { refuseOverwrite } from './write-once.ts';

/**
 * Brings the image to every place. A version is written once: all places are judged before the first is written.
 * @param make what to bring to a place; not called for one that keeps what it has
 * @throws ActionError TAG_EXISTS and whatever a registry refuses
 */
export async function publish(
  places: readonly Place[],
  intent: Intent,
  make: (place: Place) => Promise<Material>,
): Promise<readonly Outcome[]> {
  const materials = new Map<Place, Material>();
  for (const place of places) {
    if (reusable(place, intent) === undefined) materials.set(place, await make(place));
  }
  for (const [place, material] of materials) refuseOverwrite(place, material, intent);
  const outcomes: Outcome[] = [];
  for (const place of places) {
    const [stored, material] = [reusable(place, intent), materials.get(place)];
    if (stored !== undefined) outcomes.push(await reuse(place, stored, intent));
    else if (material !== undefined) outcomes.push(await bring(place, material, intent));
  }
  return outcomes;
}

/** Brings the image everywhere under no tag: for a later run that merges several. */
export async function publishByDigest(
  places: readonly Pick<Place, 'reference' | 'shelf'>[],
  material: Material,
  intent: Intent,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { reference, shelf } of places) {
    const { stored } = await store({ reference, shelf, before: new Map() }, material, intent);
    const { engine, base } = material;
    outcomes.push({ status: 'pushed', reference, stored, tags: [], engine, base });
  }
  return outcomes;
}

async function reuse(place: Place, stored: StoredImage, intent: Intent): Promise<Outcome> {
  const tags = await setTags(place, stored, intent);
  return { status: 'reused', reference: place.reference, stored, tags, engine: undefined, base: [] };
}

async function bring(place: Place, material: Material, intent: Intent): Promise<Outcome> {
  const { reference, before } = place;
  const { engine, base } = material;
  const there = before.get(intent.tags[0].name);
  if (there !== undefined && isSame(there, material)) {
    const tags = await setTags(place, there, intent);
    return { status: 'unchanged', reference, stored: there, tags, engine, base };
  }
  const { stored, tagged } = await store(place, material, intent);
  const tags = await setTags(place, stored, { ...intent, tagged });
  return { status: 'pushed', reference, stored, tags, engine, base };
}

async function store(
  place: Place,
  material: Material,
  intent: Intent,
): Promise<{ readonly stored: StoredImage; readonly tagged: string | undefined }> {
  const { manifest, layout, tagged } = await material.bring(place, intent);
  return { stored: await readImage({ ...place.shelf, pushed: layout }, manifest), tagged };
}
