import { type ImageReference, parseReference } from '#image';

/** The image that a text of a manifest names; `undefined` where it names none. */
export function readReference(text: string | undefined): ImageReference | undefined {
  if (text === undefined || text === '') return undefined;
  const parsed = parseReference(text);
  return parsed.ok ? parsed.value : undefined;
}

/** A repository without tag and digest. */
export function readRepository(text: string | undefined): ImageReference | undefined {
  const image = readReference(text);
  return image?.tag === undefined && image?.digest === undefined ? image : undefined;
}
