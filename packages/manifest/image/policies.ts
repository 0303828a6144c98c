import { type ImageReference, sameRepository } from '#image';
import { textUnder, valueUnder } from '../yaml/node.ts';
import type { Document } from '../yaml/place.ts';
import type { Marker } from './marker.ts';
import { readRepository } from './read-reference.ts';
import type { ImageTarget } from './request.ts';

/** Whether a marker stands for what a request looks for. */
export type IsMeant = (marker: Marker) => boolean;

/** Follows each ImagePolicy to the ImageRepository that it chooses from. */
export function markersOf(documents: readonly Document[], target: ImageTarget): IsMeant {
  if (target.kind === 'policy') {
    return ({ namespace, name }) => namespace === target.namespace && name === target.name;
  }
  const policies = policiesOf(documents, target.reference);
  return (marker) => policies.some((policy) => isNamed(policy, marker));
}

interface Named {
  readonly name: string | undefined;
  /** A manifest may leave it to whoever applies it. */
  readonly namespace: string | undefined;
}

function policiesOf(documents: readonly Document[], wanted: ImageReference): readonly Named[] {
  const objects = documents.filter(isImageObject);
  const repositories = objects.filter((document) => {
    const image = readRepository(textUnder(valueUnder(document.root, 'spec'), 'image'));
    return (
      textUnder(document.root, 'kind') === 'ImageRepository' && image !== undefined && sameRepository(image, wanted)
    );
  });
  const names = repositories.map(nameOf);
  return objects.flatMap((document) => {
    if (textUnder(document.root, 'kind') !== 'ImagePolicy') return [];
    const policy = nameOf(document);
    const ref = valueUnder(valueUnder(document.root, 'spec'), 'imageRepositoryRef');
    const wantedName = { name: textUnder(ref, 'name'), namespace: textUnder(ref, 'namespace') ?? policy.namespace };
    return names.some((repository) => isNamed(repository, wantedName)) ? policy : [];
  });
}

function isImageObject({ root }: Document): boolean {
  return textUnder(root, 'apiVersion')?.startsWith('image.toolkit.fluxcd.io/') === true;
}

function nameOf({ root }: Document): Named {
  const metadata = valueUnder(root, 'metadata');
  return { name: textUnder(metadata, 'name'), namespace: textUnder(metadata, 'namespace') };
}

function isNamed(object: Named, { name, namespace }: Named): boolean {
  const isSameNamespace = object.namespace === undefined || namespace === undefined || object.namespace === namespace;
  return object.name !== undefined && object.name === name && isSameNamespace;
}
