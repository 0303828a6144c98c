import { type ImageReference, parseReference } from '#image';
import { entryUnder, type MapNode, type ScalarNode, textUnder } from '../yaml/node.ts';
import { type Document, keyOf, type Place, placesBelow } from '../yaml/place.ts';
import type { ImagePlace, ValuesPlace } from './image-place.ts';
import { isImagesEntry } from './kustomization.ts';

/** The keys whose values are image references, at any depth of any kind. */
const referenceKeys: ReadonlySet<string> = new Set(['image']);

/** Every place of a document that names an image, in the order of the text. */
export function findImages(document: Document): readonly ImagePlace[] {
  return placesBelow({ node: document.root }).flatMap((place) => imageAt(document, place) ?? []);
}

function imageAt(document: Document, place: Place): ImagePlace | undefined {
  const { node } = place;
  if (node.kind === 'map') return entryAt(document, place, node) ?? valuesAt(place, node);
  if (node.kind !== 'scalar' || !referenceKeys.has(keyOf(place) ?? '')) return undefined;
  return isTagBeside(place, node) ? undefined : referenceAt(place, node);
}

function entryAt(document: Document, place: Place, node: MapNode): ImagePlace | undefined {
  if (!isImagesEntry(document, place)) return undefined;
  const image = read(textUnder(node, 'newName') ?? textUnder(node, 'name'));
  return image === undefined ? undefined : { kind: 'entry', place, node, image };
}

function valuesAt(place: Place, node: MapNode): ValuesPlace | undefined {
  if (entryUnder(node, 'tag') === undefined && entryUnder(node, 'digest') === undefined) return undefined;
  const repositoryKey = textUnder(node, 'repository') === undefined ? 'image' : 'repository';
  const repository = textUnder(node, repositoryKey);
  if (repository === undefined) return undefined;
  const registry = textUnder(node, 'registry') ?? '';
  const image = read(registry === '' ? repository : `${registry}/${repository}`);
  const isWhole = image?.tag !== undefined || image?.digest !== undefined;
  return image === undefined || isWhole ? undefined : { kind: 'values', place, node, image, repositoryKey };
}

/** `image: ghcr.io/acme/shop` beside `tag: 1.2.3` is a repository: a chart joins the two. */
function isTagBeside({ parent }: Place, node: ScalarNode): boolean {
  return parent?.node.kind === 'map' && valuesAt(parent, parent.node)?.repositoryKey === 'image' && node.text !== '';
}

function referenceAt(place: Place, node: ScalarNode): ImagePlace | undefined {
  const image = read(node.text);
  if (image !== undefined) return { kind: 'reference', place, node, image };
  const [fixed = ''] = node.text.split('{{', 1);
  if (fixed === node.text) return undefined;
  const prefix = read(fixed.replace(/[:@]$/, ''));
  return prefix === undefined ? undefined : { kind: 'template', place, node, image: prefix };
}

function read(text: string | undefined): ImageReference | undefined {
  if (text === undefined || text === '') return undefined;
  const parsed = parseReference(text);
  return parsed.ok ? parsed.value : undefined;
}
