import { accept, type Parsed, type Parser, refine, refuse, text } from '#input';

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
