import { valueAt } from '../json.ts';
import type { KubernetesObject } from '../kubernetes-object.ts';
import { type AgentFailureCode, type AgentOutcome, done, failed, progressing } from './agent-status.ts';
import { type Condition, conditionOf, isObserved, isOld } from './condition.ts';

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
  if (stalled?.status === 'True' && !isOld(object, stalled)) {
    return failed(meaning(ready?.status === 'False' ? ready : stalled), stalled, true);
  }
  if (ready === undefined) return progressing('', 'Its controller has not reported on it yet.');
  if (ready.status === 'False') return refusal(object, ready, meaning);
  const reconciling = conditionOf(object, 'Reconciling');
  if (reconciling?.status === 'True') return progressing(reconciling.reason, reconciling.message);
  if (ready.status === 'True' && isObserved(object, ready)) return done;
  return progressing(ready.reason, ready.message);
}

function refusal(object: KubernetesObject, ready: Condition, meaning: Meaning): AgentOutcome {
  const isWait = isOld(object, ready) || isWaiting(ready);
  return isWait ? progressing(ready.reason, ready.message) : failed(meaning(ready), ready);
}

/** Whether Ready=False is a wait for something else, which says itself what is wrong with it. */
function isWaiting({ reason, message }: Condition): boolean {
  return waiting.has(reason) || (reason === 'ArtifactFailed' && withoutArtifact.test(message));
}

/** The source is new, or its controller has just started and makes its artifacts again. */
const withoutArtifact = /^Source (artifact not found|is not ready|not ready)/;

const waiting: ReadonlySet<string> = new Set([
  'DependencyNotReady',
  'Progressing',
  'ProgressingWithRetry',
  'SourceNotReady',
  'HealthCheckCanceled',
]);
