import { type Delivery, type DeliverySource, imagesOfCommit, isDeliveryCommit, sourceOfCommit } from '#environment';
import type { Inspection } from '#github';
import { type ImageReference, sameRepository } from '#image';
import type { Inputs } from './inputs.ts';

/**
 * Where the image that runs now was built from: the base's last commit that set it says so, if it is not long ago.
 * Undefined where the run that asks is not one of the app's repository, for then it knows no commit of that.
 */
export function previousSource(
  { repository, appRepository }: Pick<Inputs, 'repository' | 'appRepository'>,
  { base }: Inspection,
  delivery: Delivery,
): DeliverySource | undefined {
  const { images, previous, source } = delivery;
  const [before] = previous;
  if (before === undefined || images.length !== 1 || source === undefined) return undefined;
  const isOfApp = appRepository === undefined ? source.repository !== repository : source.repository === appRepository;
  const message = isOfApp ? base.recent.find((candidate) => isDeliveryCommit(candidate, delivery)) : undefined;
  if (message === undefined) return undefined;
  return imagesOfCommit(message).some((image) => isSame(image, before)) ? sourceOfCommit(message) : undefined;
}

/** A manifest may hold less than the whole reference. */
function isSame(image: ImageReference, before: ImageReference): boolean {
  if (!sameRepository(image, before)) return false;
  return before.digest === undefined ? before.tag === image.tag : before.digest === image.digest;
}
