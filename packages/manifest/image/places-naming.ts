import { type Document, extentOf, type Place, placesBelow, placesHolding } from '../yaml/place.ts';
import { type ImageRequest, repositoryWord } from './request.ts';

/**
 * The places of a document that may name what a request looks for: those whose text holds the end of the repository's
 * path. An escape may spell it otherwise: where one stands, every place may.
 */
export function placesNaming(document: Document, request: ImageRequest): readonly Place[] {
  const { start, end } = extentOf(document);
  const text = document.manifest.text.slice(start, end);
  const root = { node: document.root };
  if (text.includes('\\')) return placesBelow(root);
  const word = repositoryWord(request);
  const offsets: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) offsets.push(start + at);
  return placesHolding(root, offsets);
}
