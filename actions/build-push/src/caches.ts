import { formatPlatform } from '#engine';
import { formatReference } from '#image';
import type { Inputs } from './inputs.ts';

export interface Caches {
  readonly cacheFrom: readonly string[];
  readonly cacheTo: readonly string[];
}

/**
 * The place in BuildKit's words. Targets and platforms have one each: they would overwrite each other's. A cache that
 * fails costs time, so it does not fail the build.
 * @see https://docs.docker.com/build/cache/backends/
 */
export function cachesOf(inputs: Inputs): Caches {
  const [from, to] = placesOf(inputs);
  return { cacheFrom: [...from, ...inputs.cacheFrom], cacheTo: [...to, ...inputs.cacheTo] };
}

function placesOf({
  cache,
  image: [{ reference }],
  target = 'default',
  platforms,
}: Inputs): readonly [readonly string[], readonly string[]] {
  const scope = [target, ...platforms.map(formatPlatform)].join('-').replaceAll(/[^A-Za-z0-9_.-]/g, '-');
  switch (cache.kind) {
    case 'none':
      return [[], []];
    case 'gha': {
      // all images of a repository of sources share one cache
      const own = `type=gha,scope=${reference.path.replaceAll('/', '-')}-${scope}`;
      return [[own], [`${own},mode=max,ignore-error=true`]];
    }
    case 'inline':
      return [[`type=registry,ref=${formatReference({ ...reference, tag: 'latest' })}`], ['type=inline']];
    case 'registry': {
      const ref = cache.reference || formatReference({ ...reference, tag: `cache-${scope}` });
      const form = 'mode=max,image-manifest=true,oci-mediatypes=true,ignore-error=true';
      return [[`type=registry,ref=${ref}`], [`type=registry,ref=${ref},${form}`]];
    }
    default:
      return cache satisfies never;
  }
}
