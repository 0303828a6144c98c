import { valueAt } from '../json.ts';
import type { KubernetesObject } from '../kubernetes-object.ts';
import { type AgentFailureCode, type AgentOutcome, done, failed, progressing } from './agent-status.ts';
import { type Condition, conditionOf, isObserved } from './condition.ts';

/** What a failure means, by the reason that the kind's controller gives. */
type Meaning = (condition: Condition) => AgentFailureCode;

/**
 * What Flux says of an object, by the conditions that all its controllers share. Failures come with Reconciling=True too, since Flux
 * tries again and again: whoever takes that for progress waits until the end.
 * @see https://github.com/fluxcd/flux2/issues/4172
 */
export function fluxOutcome(object: KubernetesObject, meaning: Meaning): AgentOutcome {
  if (valueAt(object, 'spec', 'suspend') === true) {
    return { state: 'suspended', code: 'AGENT_SUSPENDED', message: 'spec.suspend is set.' };
  }
  const ready = conditionOf(object, 'Ready');
  const stalled = conditionOf(object, 'Stalled');
  if (stalled?.status === 'True' && isObserved(object, stalled)) {
    return failed(meaning(ready?.status === 'False' ? ready : stalled), stalled, true);
  }
  if (ready === undefined) return progressing('', 'Its controller has not reported on it yet.');
  if (ready.status === 'False') return refusal(object, ready, meaning);
  const reconciling = conditionOf(object, 'Reconciling');
  if (reconciling?.status === 'True') return progressing(reconciling.reason, reconciling.message);
  if (ready.status === 'True' && isObserved(object, ready)) return done;
  return progressing(ready.reason, ready.message);
}

/** A controller that fails does not always note the generation in the status, but it does in the condition. */
function refusal(object: KubernetesObject, ready: Condition, meaning: Meaning): AgentOutcome {
  const isOld = ready.observedGeneration !== undefined && ready.observedGeneration !== object.metadata.generation;
  return isOld || waiting.has(ready.reason) ? progressing(ready.reason, ready.message) : failed(meaning(ready), ready);
}

/** Reasons of Ready=False that are a wait for something else, which says itself what is wrong with it. */
const waiting: ReadonlySet<string> = new Set([
  'DependencyNotReady',
  'Progressing',
  'ProgressingWithRetry',
  'SourceNotReady',
  'HealthCheckCanceled',
]);
