import type { TextPlace } from '../inside.ts';
import { textUnder } from '../yaml/node.ts';
import { type Document, keyOf, type Place } from '../yaml/place.ts';
import { isKustomization } from './kustomization.ts';
import { type ImageRequest, repositoryWord } from './request.ts';

/**
 * The strings of a document that hold YAML or JSON of their own, and may name what a request looks for: `helm.values` of
 * Argo CD, files in a ConfigMap, and patches written in a kustomization.
 * @param among the places that may name it
 */
export function textsIn(document: Document, among: readonly Place[], request: ImageRequest): readonly TextPlace[] {
  const word = repositoryWord(request);
  return among.filter((place): place is TextPlace => {
    return place.node.kind === 'scalar' && place.node.text.includes(word) && isText(document, place);
  });
}

function isText(document: Document, place: Place): boolean {
  const { root } = document;
  const { parent } = place;
  if (parent === undefined) return false;
  if (isPatch(place)) return isKustomization(document) || isOfFlux(document);
  if (keyOf(place) === 'values' && keyOf(parent) === 'helm') {
    return textUnder(root, 'apiVersion')?.startsWith('argoproj.io/') === true;
  }
  const isFile = /\.(?:ya?ml|json)$/.test(keyOf(place) ?? '') && keyOf(parent) === 'data';
  return isFile && parent.parent?.node === root && textUnder(root, 'kind') === 'ConfigMap';
}

const patchLists: ReadonlySet<string> = new Set(['patches', 'patchesJson6902', 'patchesStrategicMerge']);

/** `patches[].patch`, or an item of `patchesStrategicMerge` that is no path. */
function isPatch({ parent, ...place }: Place): boolean {
  const list = keyOf(place) === 'patch' ? parent?.parent : parent;
  return list !== undefined && patchLists.has(keyOf(list) ?? '');
}

/** Its Kustomization, and a HelmRelease that runs a kustomize behind the chart. */
function isOfFlux({ root }: Document): boolean {
  return /^(?:kustomize|helm)\.toolkit\.fluxcd\.io\//.test(textUnder(root, 'apiVersion') ?? '');
}
