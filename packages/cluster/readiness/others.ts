import { objectsAt, textAt, valueAt } from '../json.ts';
import type { KubernetesObject } from '../objects/object.ts';
import { conditionOf } from './conditions.ts';
import { current, failed, inProgress, type Readiness } from './state.ts';

/** kstatus calls a Job current as soon as it runs; here it has to complete. */
export function job(object: KubernetesObject): Readiness {
  const failure = conditionOf(object, 'Failed');
  if (failure?.status === 'True') return failed(failure.said);
  if (conditionOf(object, 'Complete')?.status === 'True') return current;
  const isSuspended =
    conditionOf(object, 'Suspended')?.status === 'True' && valueAt(object, 'spec', 'suspend') === true;
  if (isSuspended) return current;
  return inProgress(textAt(object, 'status', 'startTime') === '' ? 'It has not started yet.' : 'It is running.');
}

export function pod(object: KubernetesObject): Readiness {
  const phase = textAt(object, 'status', 'phase');
  if (phase === 'Succeeded') return current;
  if (phase === 'Failed') return failed(textAt(object, 'status', 'message') || 'Its phase is Failed.');
  if (conditionOf(object, 'Ready')?.status === 'True') return current;
  const looping = objectsAt(object, 'status', 'containerStatuses').find(
    (container) => textAt(container, 'state', 'waiting', 'reason') === 'CrashLoopBackOff',
  );
  if (looping !== undefined) return failed(`Container ${textAt(looping, 'name')} starts and exits again and again.`);
  return inProgress(phase === 'Running' ? 'It runs, and is not ready yet.' : 'It does not run yet.');
}

export function volumeClaim(object: KubernetesObject): Readiness {
  const phase = textAt(object, 'status', 'phase');
  return phase === 'Bound' ? current : inProgress(`Its phase is ${phase || 'not known yet'}.`);
}

export function service(object: KubernetesObject): Readiness {
  const isWaiting = textAt(object, 'spec', 'type') === 'LoadBalancer' && textAt(object, 'spec', 'clusterIP') === '';
  return isWaiting ? inProgress('It has no address yet.') : current;
}

export function definition(object: KubernetesObject): Readiness {
  const names = conditionOf(object, 'NamesAccepted');
  if (names?.status === 'False') return failed(names.said);
  const established = conditionOf(object, 'Established');
  if (established?.status === 'True') return current;
  if (established?.status === 'False' && established.reason !== 'Installing') return failed(established.said);
  return inProgress('It is not served yet.');
}
