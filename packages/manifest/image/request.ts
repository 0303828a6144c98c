import { type ImageReference, parseReference, sameRepository } from '#image';
import { accept, type Parsed, type Parser, refine, refuse, text } from '#input';

/** One line of `image`: what to look for, and what to write there. */
export interface ImageRequest {
  /** The repository to look for. */
  readonly wanted: ImageReference;
  readonly image: ImageReference;
  /** The new repository as the user spells it, without tag and digest; the files' own spelling if it is the wanted one. */
  readonly repository: string;
}

/** `[old=]reference`: `old` is the repository that the reference replaces. */
export const imageRequest: Parser<ImageRequest> = refine(text, (line) => {
  if (line.startsWith('policy:')) return refuse('an image reference (keys of the form policy:… are not supported)');
  const split = line.indexOf('=');
  const written = line.slice(split + 1).trim();
  const image = parseReference(written);
  if (!image.ok) return image;
  if (image.value.tag === undefined && image.value.digest === undefined) {
    return refuse('an image reference with a tag or a digest to write');
  }
  const wanted = split < 0 ? image : parseOld(line.slice(0, split).trim());
  return wanted.ok
    ? accept({ wanted: wanted.value, image: image.value, repository: spelledRepository(written) })
    : wanted;
});

function parseOld(written: string): Parsed<ImageReference> {
  const old = parseReference(written);
  if (!old.ok) return refuse(`${old.expected} before "="`);
  const isBare = old.value.tag === undefined && old.value.digest === undefined;
  return isBare ? old : refuse('a repository without tag and digest before "="');
}

/** The repository of a reference as it is written, without its tag and digest. */
export function spelledRepository(reference: string): string {
  const [named = ''] = reference.split('@', 1);
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  return colon < 0 ? named : named.slice(0, colon);
}

/** Whether the image moves to another repository. Otherwise each file keeps its own spelling of it. */
export function isMove({ wanted, image }: ImageRequest): boolean {
  return !sameRepository(wanted, image);
}
