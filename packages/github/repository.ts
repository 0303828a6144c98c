import { accept, type Parser, refine, refuse, text } from '#input';

/** `owner/name` in an input; what is accepted needs no escaping in a URL. */
export const repositoryName: Parser<string> = refine(text, (value) =>
  /^[A-Za-z0-9][A-Za-z0-9_-]*\/(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}$/.test(value)
    ? accept(value)
    : refuse('a repository as owner/name'),
);

export function ownerAndName(nameWithOwner: string): { readonly owner: string; readonly name: string } {
  const [owner = '', name = ''] = nameWithOwner.split('/');
  return { owner, name };
}
