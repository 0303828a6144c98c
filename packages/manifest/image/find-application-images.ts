import { textUnder } from '../yaml/node.ts';
import { type Document, keyOf, type Place, placesIn } from '../yaml/place.ts';
import { parametersOf, valuesIn } from './find-values.ts';
import type { ImagePlace } from './image-place.ts';
import { referenceIn } from './reference-in.ts';

/** The images that a list in a source of Argo CD's Application names: `kustomize.images` and `helm.parameters`. */
export function imagesOfApplication(document: Document, list: Place): readonly ImagePlace[] {
  if (textUnder(document.root, 'apiVersion')?.startsWith('argoproj.io/') !== true) return [];
  const around = list.parent === undefined ? undefined : keyOf(list.parent);
  if (around === 'kustomize' && keyOf(list) === 'images') return kustomizeImages(list);
  return around === 'helm' && keyOf(list) === 'parameters' ? parameterImages(list) : [];
}

/** `[name=]reference`: before the `=` stands what the reference replaces. */
function kustomizeImages(list: Place): readonly ImagePlace[] {
  return placesIn(list).flatMap((place) => {
    if (place.node.kind !== 'scalar') return [];
    const prefix = place.node.text.slice(0, place.node.text.indexOf('=') + 1);
    return referenceIn(place, place.node, prefix) ?? [];
  });
}

/** `web.image.repository` and `web.image.tag` belong together; `web.image` alone is a whole reference. */
function parameterImages(list: Place): readonly ImagePlace[] {
  const parameters = parametersOf(list);
  const prefixes = new Set([...parameters.keys()].map((name) => name.slice(0, name.lastIndexOf('.') + 1)));
  const joined = [...prefixes].flatMap((prefix) => valuesIn(list, (key) => parameters.get(`${prefix}${key}`)) ?? []);
  const repositories = new Set(joined.map(({ fields }) => fields.repository));
  const whole = [...parameters].flatMap(([name, place]) => {
    if (!/(?:^|\.)image$/.test(name) || place.node.kind !== 'scalar' || repositories.has(place)) return [];
    return referenceIn(place, place.node) ?? [];
  });
  return [...joined, ...whole];
}
