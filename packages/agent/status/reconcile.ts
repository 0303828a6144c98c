import { isObject, textAt, valueAt } from '../json.ts';
import { groupOf, type KubernetesObject } from '../kubernetes-object.ts';

const fluxRequest = 'reconcile.fluxcd.io/requestedAt';
const argocdRequest = 'argocd.argoproj.io/refresh';

/**
 * The annotation that has an agent look at an object at once.
 * @param token another one each time
 */
export function reconcileAnnotation(object: KubernetesObject, token: string): readonly [name: string, value: string] {
  return groupOf(object).endsWith('.fluxcd.io') ? [fluxRequest, token] : [argocdRequest, 'normal'];
}

/** Whether the agent has looked since: Flux notes the token, Argo CD removes the annotation. */
export function hasReconciled(object: KubernetesObject, token: string): boolean {
  if (groupOf(object).endsWith('.fluxcd.io')) return textAt(object, 'status', 'lastHandledReconcileAt') === token;
  const annotations = valueAt(object, 'metadata', 'annotations');
  return !isObject(annotations) || annotations[argocdRequest] === undefined;
}
