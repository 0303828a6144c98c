import { numberAt } from '../json.ts';
import { groupVersionOf, type KubernetesObject } from '../objects/object.ts';
import { conditionOf } from './conditions.ts';
import { current, failed, inProgress, type Readiness } from './state.ts';

/** Objects that Flux's controllers reconcile. */
export function isOfAgent({ apiVersion, kind }: KubernetesObject): boolean {
  const { group } = groupVersionOf(apiVersion);
  const hasNoStatus = kind === 'Alert' || kind === 'Provider';
  return group.endsWith('.fluxcd.io') && !hasNoStatus;
}

/**
 * Reasons of Ready=False that are a wait for something else. All others are failures that the controller tries again and again, while
 * it also says that it is reconciling: whoever takes that for progress waits until the end.
 * @see https://github.com/fluxcd/flux2/issues/4172
 */
const waiting: ReadonlySet<string> = new Set([
  'DependencyNotReady',
  'Progressing',
  'ProgressingWithRetry',
  'ArtifactFailed',
]);

/** Nothing that a controller has not looked at is current: neither a new object nor an old answer. */
export function agentReadiness(object: KubernetesObject): Readiness {
  const stalled = conditionOf(object, 'Stalled');
  if (stalled?.status === 'True') return failed(stalled.said);
  const ready = conditionOf(object, 'Ready');
  if (ready === undefined || numberAt(object, 'status', 'observedGeneration') === undefined) {
    const isRefused = ready?.status === 'False' && !waiting.has(ready.reason);
    return isRefused ? failed(ready.said) : inProgress('Its controller has not reported on it yet.');
  }
  if (ready.status === 'False' && !waiting.has(ready.reason)) return failed(ready.said);
  const isReconciling = conditionOf(object, 'Reconciling')?.status === 'True';
  return ready.status === 'True' && !isReconciling ? current : inProgress(ready.said);
}
