import { splitReference } from './grammar.ts';

/**
 * Lower-cases the path of a reference that is not parsed yet, and nothing else: a host may have upper case, and a tag
 * that differs only in case is another tag. GitHub keeps the case of owners and repositories, image paths have none,
 * so `ghcr.io/${{ github.repository }}` needs it.
 */
export function lowerCasePath(text: string): { readonly text: string; readonly changed: boolean } {
  const { host, path } = splitReference(text);
  const start = host === undefined ? 0 : host.length + 1;
  const lowered = `${text.slice(0, start)}${path.toLowerCase()}${text.slice(start + path.length)}`;
  return { text: lowered, changed: lowered !== text };
}
