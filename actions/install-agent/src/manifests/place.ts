import { accept, type Parsed, type Parser, refine, refuse, text } from '#input';

/** Where manifests are that a user names. */
export type ManifestsPlace =
  | { readonly kind: 'url'; readonly url: URL }
  /** A file, directory or glob of the workspace. */
  | { readonly kind: 'workspace'; readonly path: string };

export const manifestsPlace: Parser<ManifestsPlace> = refine(text, (value): Parsed<ManifestsPlace> => {
  if (/[\p{C}]/u.test(value)) return refuse('one path or URL');
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(value)) return accept({ kind: 'workspace', path: value });
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const isPlain = url?.protocol === 'https:' && url.username === '' && url.password === '';
  return url !== undefined && isPlain
    ? accept({ kind: 'url', url })
    : refuse('a path of the workspace, or an https URL without credentials');
});
