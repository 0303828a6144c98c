import { posix } from 'node:path';
import { textUnder } from '../yaml/node.ts';
import { type Document, keyOf, type Place } from '../yaml/place.ts';

export const kustomizationNames: ReadonlySet<string> = new Set([
  'kustomization.yaml',
  'kustomization.yml',
  'Kustomization',
]);

/** Whether kustomize builds from this document. Flux's resource of the same kind is another thing. */
export function isKustomization({ manifest, root, index }: Document): boolean {
  const apiVersion = textUnder(root, 'apiVersion');
  if (apiVersion !== undefined) return apiVersion.startsWith('kustomize.config.k8s.io/');
  return index === 0 && root.kind === 'map' && kustomizationNames.has(posix.basename(manifest.path));
}

/**
 * Whether a place is an entry of `images:` of a kustomization, of `spec.images` of Flux's Kustomization, or of a
 * `kustomize.images` that a HelmRelease runs behind the chart.
 */
export function isImagesEntry(document: Document, { parent: list }: Place): boolean {
  if (list === undefined || keyOf(list) !== 'images') return false;
  const around = list.parent;
  if (around?.parent === undefined) return isKustomization(document);
  const apiVersion = textUnder(document.root, 'apiVersion') ?? '';
  if (apiVersion.startsWith('helm.toolkit.fluxcd.io/')) return keyOf(around) === 'kustomize';
  const isSpec = keyOf(around) === 'spec' && around.parent.parent === undefined;
  return isSpec && apiVersion.startsWith('kustomize.toolkit.fluxcd.io/');
}
