import { idOf, isObject, type KubernetesObject, keyOf, textAt } from '#cluster';
import type { Note } from '../result.ts';
import { notRendered } from './not-rendered.ts';

/** Why an object is not applied as it stands; undefined where it is. */
function obstacleOf(object: KubernetesObject): string | undefined {
  const annotation = (name: string): string => textAt(object, 'metadata', 'annotations', name);
  if (isObject(object.sops)) return 'SOPS encrypts it';
  if (annotation('kustomize.toolkit.fluxcd.io/reconcile') === 'disabled') return 'Flux is told to leave it alone';
  const ssa = annotation('kustomize.toolkit.fluxcd.io/ssa');
  if (ssa === 'Ignore' || ssa === 'IfNotPresent') return `Flux is told to leave it alone (ssa: ${ssa})`;
  if (['argocd.argoproj.io/hook', 'helm.sh/hook'].some((name) => annotation(name) !== '')) return 'it is a hook';
  const hasPlaceholders =
    annotation('avp.kubernetes.io/path') !== '' || /"<(?:path:)?[\w./-]+(?:#[\w.-]+)?>"/.test(JSON.stringify(object));
  return object.kind === 'Secret' && hasPlaceholders ? 'a plugin of Argo CD fills in its values' : undefined;
}

/** Those objects that are applied as they stand, and why the others are not. */
export function applicable(
  file: string,
  objects: readonly KubernetesObject[],
): { readonly objects: readonly KubernetesObject[]; readonly notes: readonly Note[] } {
  const notes: Note[] = [];
  const kept = objects.filter((object) => {
    const { apiVersion, kind } = object;
    // brings other objects, which nobody has written down
    if (kind === 'HelmRelease') notes.push(notRendered(keyOf(idOf(object)), 'what a chart makes'));
    if (apiVersion.startsWith('kustomize.config.k8s.io/')) return false;
    const obstacle = obstacleOf(object);
    if (obstacle !== undefined) notes.push(notRendered(`${keyOf(idOf(object))} in ${file}`, obstacle));
    return obstacle === undefined;
  });
  return { objects: kept, notes };
}
