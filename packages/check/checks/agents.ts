import { type ImageReference, parseReference, sameRepository } from '#image';
import type { ReadObject } from '#manifest';
import type { Check } from '../check.ts';
import type { Facts } from '../facts.ts';
import type { Finding } from '../finding.ts';
import { describe, groupOf, kindOf } from '../kubernetes/object.ts';
import { itemsAt, type Step, textAt, valueAt } from '../kubernetes/value.ts';

/** Nothing in the repository has a second writer: no two programs undo each other's changes. */
export const agents: Check = (documents, _policy, { config }) => {
  const canaries = documents.filter((object) => kindOf(object) === 'Canary' && groupOf(object) === 'flagger.app');
  return documents.flatMap((object) => [
    ...copyOfFlagger(object, canaries),
    ...markedImages(object, config),
    ...updatedImages(object, config),
  ]);
};

function finding(object: ReadObject, at: Finding['at'], message: string, hint: string): Finding {
  return { check: 'agents', severity: 'warning', message, hint, at, subject: `${describe(object)} ${message}` };
}

/** Flagger copies the target of a Canary to `<name>-primary`, and keeps the copy by itself. */
function copyOfFlagger(object: ReadObject, canaries: readonly ReadObject[]): readonly Finding[] {
  const isOwned = itemsAt(object.value, 'metadata', 'ownerReferences').some(
    (owner) => textAt(owner, 'kind') === 'Canary' && textAt(owner, 'apiVersion').startsWith('flagger.app/'),
  );
  const namespace = textAt(object.value, 'metadata', 'namespace');
  const canary = canaries.find(({ value }) => {
    const other = textAt(value, 'metadata', 'namespace');
    return (
      textAt(value, 'spec', 'targetRef', 'kind') === kindOf(object) &&
      `${textAt(value, 'spec', 'targetRef', 'name')}-primary` === textAt(object.value, 'metadata', 'name') &&
      (namespace === other || namespace === '' || other === '')
    );
  });
  if (!isOwned && canary === undefined) return [];
  const maker = canary === undefined ? 'a Canary' : describe(canary);
  const message = `${describe(object)} is made by Flagger for ${maker}, which overwrites what stands here.`;
  return [
    finding(object, object.at(['metadata', 'name']), message, 'Delete it here, and change the target of the Canary.'),
  ];
}

/** Flux's image automation commits to a marked value. */
function markedImages(object: ReadObject, config: Facts['config']): readonly Finding[] {
  return object.images.flatMap(({ image, marker, at, path }) => {
    const app = appOf(config, image);
    if (marker === undefined || app === undefined) return [];
    const message = `${path} of ${describe(object)} has two writers: Flux's policy ${marker.namespace}/${marker.name}, and the deliveries of ${app}.`;
    return [finding(object, at(), message, `Take out the marker, or "${app}" of gitops.yaml.`)];
  });
}

const imageList = 'argocd-image-updater.argoproj.io/image-list';

/** Argo CD's Image Updater writes the images that an annotation lists. */
function updatedImages(object: ReadObject, config: Facts['config']): readonly Finding[] {
  if (kindOf(object) !== 'Application') return [];
  const path: readonly Step[] = ['metadata', 'annotations', imageList];
  return String(valueAt(object.value, ...path) ?? '')
    .split(',')
    .flatMap((item) => {
      const parsed = parseReference(
        item
          .trim()
          .replace(/^[^=]*=/, '')
          .replace(/:[~^<>=*].*$/, ''),
      );
      const app = parsed.ok ? appOf(config, parsed.value) : undefined;
      if (app === undefined) return [];
      const message = `The images of ${describe(object)} have two writers: Argo CD Image Updater, and the deliveries of ${app}.`;
      return [
        finding(object, object.at(path), message, `Take the image out of the list, or "${app}" out of gitops.yaml.`),
      ];
    });
}

function appOf(config: Facts['config'], image: ImageReference): string | undefined {
  return config?.apps.find(({ images }) => images.some((known) => sameRepository(known.image, image)))?.name;
}
