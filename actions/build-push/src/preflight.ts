import { stopChildren } from '#exec';
import type { Shelf } from './stored-image.ts';

/**
 * Builds, and meanwhile asks whether the image could be pushed: a login that may not push ends a build of an hour in its
 * first second.
 * @throws ActionError PUSH_DENIED, REGISTRY_AUTH, REGISTRY_REFUSED, and what the build throws
 */
export async function buildIfAllowed<T>(shelves: readonly Shelf[], build: () => Promise<T>): Promise<T> {
  const building = build();
  const over = building.then(
    () => true,
    () => true,
  );
  try {
    await Promise.all(shelves.map(({ registry, path }) => registry.checkPush(path)));
  } catch (error) {
    // what builds may not be started yet
    do await stopChildren();
    while (!(await Promise.race([over, false])));
    throw error;
  }
  return await building;
}
