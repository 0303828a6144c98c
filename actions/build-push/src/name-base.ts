import type { Log } from '#action';
import { type BaseImage, type BuildRequest, foundationOf } from '#engine';
import { formatReference } from '#image';

/**
 * Lets the image say what it was made from, as far as the Dockerfile tells, and reports bases that are free to change.
 * @see https://github.com/opencontainers/image-spec/blob/main/annotations.md
 */
export function nameBase(request: BuildRequest, images: readonly BaseImage[], log: Log): BuildRequest {
  for (const { reference, at } of images) {
    if (reference.digest !== undefined) continue;
    const name = formatReference(reference);
    log.annotate('warning', `FROM ${name} has no digest: the same commit may give another image tomorrow.`, at);
  }
  return { ...request, labels: new Map([...baseLabels(foundationOf(images)), ...request.labels]) };
}

function baseLabels(foundation: BaseImage | undefined): readonly (readonly [string, string])[] {
  if (foundation === undefined) return [];
  const { digest, ...reference } = foundation.reference;
  const says = { name: formatReference(reference), ...(digest !== undefined && { digest }) };
  return Object.entries(says).map(([name, value]) => [`org.opencontainers.image.base.${name}`, value]);
}
