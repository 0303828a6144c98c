import { formatPlatform } from '#engine';
import { formatReference } from '#image';
import { accept, type Parsed, type Parser, refine, refuse, text } from '#input';
import type { Inputs } from './inputs.ts';

/** Where a build leaves what the next one can use. */
export type CachePlace =
  | { readonly kind: 'none' | 'inline' | 'gha' }
  /** '' for the image's own repository. */
  | { readonly kind: 'registry'; readonly reference: string };

export const cachePlace: Parser<CachePlace> = refine(text, (written): Parsed<CachePlace> => {
  if (written === 'none' || written === 'inline' || written === 'gha') return accept({ kind: written });
  const registry = /^registry(?:=(\S+))?$/.exec(written);
  return registry === null
    ? refuse('none, gha, inline, registry or registry=host/repository:tag')
    : accept({ kind: 'registry', reference: registry[1] ?? '' });
});

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
