import { objectsAt, textAt } from '../json.ts';
import { type KubernetesObject, labelOf } from '../kubernetes-object.ts';
import { hasPods } from './pods.ts';

export const versionLabel = 'app.kubernetes.io/version';

/** The version that the objects of a Flux release carry as a label, such as `v2.9.4`; `undefined` where they carry none. */
export function fluxVersion(objects: readonly KubernetesObject[]): string | undefined {
  const labelled = objects.find(
    (object) => labelOf(object, 'app.kubernetes.io/part-of') === 'flux' && labelOf(object, versionLabel) !== '',
  );
  return labelled && labelOf(labelled, versionLabel);
}

/** The tag of Argo CD's own image, such as `v3.5.1`; `undefined` where it has none. */
export function argocdVersion(objects: readonly KubernetesObject[]): string | undefined {
  const images = objects
    .filter(hasPods)
    .flatMap((object) => objectsAt(object, 'spec', 'template', 'spec', 'containers'))
    .map((container) => textAt(container, 'image'));
  const own = images.map((image) => /\/argocd:([\w.-]+)(?:@|$)/.exec(image)?.[1]);
  return own.find((tag) => tag !== undefined);
}
