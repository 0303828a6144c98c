import { type KubernetesObject, textAt, valueAt } from '#cluster';

/** What another controller sets on purpose: a field of an object, by its kind and place. */
export interface Exception {
  /** `Deployment shop/web` */
  readonly object: string;
  /** '' for the whole object. */
  readonly path: string;
}

/** What HorizontalPodAutoscalers, KEDA and Flagger set in place of the files. */
export function exceptionsOf(objects: readonly KubernetesObject[]): readonly Exception[] {
  return objects.flatMap((object) => {
    const { kind, apiVersion } = object;
    if (kind === 'HorizontalPodAutoscaler' || (kind === 'ScaledObject' && apiVersion.startsWith('keda.sh/'))) {
      return [{ object: target(object, 'scaleTargetRef'), path: 'spec.replicas' }];
    }
    return kind === 'Canary' && apiVersion.startsWith('flagger.app/') ? ofCanary(object) : [];
  });
}

/**
 * Flagger serves from copies, scales the original down to nothing, and takes over its Service.
 * @see https://docs.flagger.app/usage/how-it-works
 */
function ofCanary(canary: KubernetesObject): readonly Exception[] {
  const original = target(canary, 'targetRef');
  const service = textAt(canary, 'spec', 'service', 'name') || textAt(canary, 'spec', 'targetRef', 'name');
  const place = `${canary.metadata.namespace ?? 'default'}/${service}`;
  return [
    { object: original, path: 'spec.replicas' },
    { object: `${original}-primary`, path: '' },
    ...['', '-primary', '-canary'].map((suffix) => ({ object: `Service ${place}${suffix}`, path: '' })),
    ...(valueAt(canary, 'spec', 'autoscalerRef') === undefined
      ? []
      : [{ object: `${target(canary, 'autoscalerRef')}-primary`, path: '' }]),
  ];
}

function target(object: KubernetesObject, reference: string): string {
  const found = valueAt(object, 'spec', reference);
  const kind = textAt(found, 'kind') || 'Deployment';
  return `${kind} ${object.metadata.namespace ?? 'default'}/${textAt(found, 'name')}`;
}
