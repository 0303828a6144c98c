import type { TextPlace } from '../inside.ts';
import { textUnder } from '../yaml/node.ts';
import { type Document, keyOf, type Place, placesBelow } from '../yaml/place.ts';
import { type ImageRequest, repositoryWord } from './request.ts';

/**
 * The strings of a document that hold YAML or JSON of their own, and may name what a request looks for: `helm.values` of
 * Argo CD, and files in a ConfigMap.
 */
export function textsIn(document: Document, request: ImageRequest): readonly TextPlace[] {
  const word = repositoryWord(request);
  if (!document.manifest.text.includes(word)) return [];
  return placesBelow({ node: document.root }).filter((place): place is TextPlace => {
    return place.node.kind === 'scalar' && place.node.text.includes(word) && isText(document, place);
  });
}

function isText({ root }: Document, place: Place): boolean {
  const { parent } = place;
  if (parent === undefined) return false;
  if (keyOf(place) === 'values' && keyOf(parent) === 'helm') {
    return textUnder(root, 'apiVersion')?.startsWith('argoproj.io/') === true;
  }
  const isFile = /\.(?:ya?ml|json)$/.test(keyOf(place) ?? '') && keyOf(parent) === 'data';
  return isFile && parent.parent?.node === root && textUnder(root, 'kind') === 'ConfigMap';
}
