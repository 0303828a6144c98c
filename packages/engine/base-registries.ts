import { parseReference } from '#image';
import type { BuildRequest } from './engine.ts';
import { platformOf } from './platform.ts';
import { copiedFrom, requestedStages } from './requested-stages.ts';

const imageContext = 'docker-image://';

/** The registries that a build may need a login for: where the image goes, and where base images and caches come from. */
export async function registriesOf(request: BuildRequest): Promise<readonly string[]> {
  const here = platformOf(process.arch);
  const stages = (await requestedStages(request, here, here))?.all ?? [];
  const caches = [...request.cacheFrom, ...request.cacheTo].flatMap(
    (cache) => /(?:^|,)ref=([^,]+)/.exec(cache)?.[1] ?? [],
  );
  const contexts = [...request.buildContexts.values()].flatMap((context) =>
    context.startsWith(imageContext) ? [context.slice(imageContext.length)] : [],
  );
  const images = [
    ...request.names,
    ...stages.map(({ base }) => base),
    ...stages.flatMap(copiedFrom),
    ...caches,
    ...contexts,
  ];
  return images.flatMap((image) => {
    const parsed = parseReference(image);
    return parsed.ok ? [parsed.value.registry] : [];
  });
}
