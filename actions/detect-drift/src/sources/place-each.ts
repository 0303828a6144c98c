import {
  concurrency,
  concurrently,
  type Discovery,
  idOf,
  type ObjectId,
  type PlacedObject,
  placeObjects,
} from '#cluster';
import { ActionError } from '#error';
import type { DesiredObject } from '../desired/desired.ts';

export interface Placed {
  readonly placed: readonly PlacedObject[];
  /** Of kinds that the cluster does not know. */
  readonly unknown: readonly ObjectId[];
}

/** Where the cluster has the objects, as far as it knows their kinds. */
export async function placeEach(discovery: Discovery, objects: readonly DesiredObject[]): Promise<Placed> {
  const unknown: ObjectId[] = [];
  const placed = await concurrently(objects, concurrency, async ({ object, namespace }) => {
    try {
      return await placeObjects(discovery, [object], namespace);
    } catch (error) {
      if (!(error instanceof ActionError) || error.code !== 'K8S_REFUSED') throw error;
      unknown.push(idOf(object));
      return [];
    }
  });
  return { placed: unique(placed.flat()), unknown };
}

/** What was named with a namespace once, and once without. */
function unique(placed: readonly PlacedObject[]): readonly PlacedObject[] {
  return [...new Map(placed.toReversed().map((each) => [each.key, each])).values()].toReversed();
}
