import { ActionError } from '#error';
import { type KubernetesObject, labelOf } from '../kubernetes-object.ts';

/** Every controller of Flux, in the order that its own command line writes them. */
const known = [
  'source-controller',
  'kustomize-controller',
  'helm-controller',
  'notification-controller',
  'image-reflector-controller',
  'image-automation-controller',
  'source-watcher',
] as const;

/** The name of the Deployment. */
export type FluxComponent = (typeof known)[number];

/** What Flux installs where nobody chooses. */
export const defaultFluxComponents: readonly FluxComponent[] = known.slice(0, 4);

export const componentLabel = 'app.kubernetes.io/component';

/** The components that manifests hold. */
export function componentsOf(objects: readonly KubernetesObject[]): readonly FluxComponent[] {
  return known.filter((component) =>
    objects.some((object) => object.kind === 'Deployment' && labelOf(object, componentLabel) === component),
  );
}

/**
 * The components by the names that people use: `source` and `source-controller` are the same.
 * @throws ActionError INPUT_INVALID naming what the manifests hold
 */
export function chooseComponents(
  objects: readonly KubernetesObject[],
  names: readonly string[],
): readonly FluxComponent[] {
  const present = componentsOf(objects);
  const chosen = names.map((name) => {
    const component = present.find((each) => each === name || each === `${name}-controller`);
    if (component !== undefined) return component;
    const isKnown = known.some((each) => each === name || each === `${name}-controller`);
    const found = isKnown ? 'these manifests do not hold it' : 'Flux has no such component';
    throw new ActionError('INPUT_INVALID', `Choosing the component "${name}" failed: ${found}.`, {
      hint: `These manifests hold ${present.length === 0 ? 'none of Flux' : present.join(', ')}.`,
    });
  });
  return present.filter((component) => chosen.includes(component));
}
