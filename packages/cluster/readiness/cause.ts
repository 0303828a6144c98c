import type { ErrorCode } from '#error';
import { isObject, type JsonObject, objectsAt, textAt } from '../json.ts';
import { idOf, type KubernetesObject, type ObjectId } from '../objects/object.ts';
import { conditionOf } from './conditions.ts';

/** Why a workload does not get ready. */
export interface Cause {
  readonly code: ErrorCode;
  /** The pod, or the workload itself where no pod was made. */
  readonly object: ObjectId;
  readonly container?: string;
  /** The cluster's own words, untrusted. */
  readonly message: string;
  /** It never passes by itself. */
  readonly isTerminal: boolean;
}

/** What may belong to a workload, of its namespace. */
export interface Surroundings {
  readonly replicaSets: readonly KubernetesObject[];
  readonly pods: readonly KubernetesObject[];
  /** Those of reason FailedCreate. */
  readonly events?: readonly KubernetesObject[];
}

/** The first cause that is found on what belongs to the workload's present version: what an old one suffers from says nothing. */
export function causeOf(workload: KubernetesObject, surroundings: Surroundings): Cause | undefined {
  const refused = conditionOf(workload, 'ReplicaFailure');
  if (refused?.status === 'True') {
    return { code: codeOfRefusal(refused.said), object: idOf(workload), message: refused.said, isTerminal: false };
  }
  const pods = presentPods(workload, surroundings);
  return pods.map(causeInPod).find((cause) => cause !== undefined) ?? causeInEvents(workload, pods, surroundings);
}

/** StatefulSets, DaemonSets and Jobs have no condition for it. An event from before the last pod was made has passed. */
function causeInEvents(
  workload: KubernetesObject,
  pods: readonly KubernetesObject[],
  { events = [] }: Surroundings,
): Cause | undefined {
  const uid = textAt(workload, 'metadata', 'uid');
  const made = pods.map((pod) => textAt(pod, 'metadata', 'creationTimestamp')).toSorted();
  const last = made.at(-1) ?? '';
  const refusals = events
    .filter((event) => textAt(event, 'involvedObject', 'uid') === uid && timeOf(event) > last)
    .toSorted((a, b) => (timeOf(a) < timeOf(b) ? 1 : -1));
  const [said] = refusals.map((event) => textAt(event, 'message'));
  if (said === undefined) return undefined;
  return { code: codeOfRefusal(said), object: idOf(workload), message: said, isTerminal: false };
}

/** When an event was seen last, to the second; it has times of several generations. */
function timeOf(event: KubernetesObject): string {
  const last = textAt(event, 'series', 'lastObservedTime') || textAt(event, 'lastTimestamp');
  return last || textAt(event, 'eventTime') || textAt(event, 'metadata', 'creationTimestamp');
}

function codeOfRefusal(said: string): ErrorCode {
  if (/exceeded quota|failed quota|status unknown for quota/.test(said)) return 'QUOTA';
  if (/violates PodSecurity/.test(said)) return 'POD_SECURITY';
  if (/failed calling webhook/.test(said)) return 'WEBHOOK_DOWN';
  return 'K8S_REFUSED';
}

/** The pods of the workload's present version: those of an old ReplicaSet are not among them. */
export function presentPods(
  workload: KubernetesObject,
  { replicaSets, pods }: Surroundings,
): readonly KubernetesObject[] {
  switch (workload.kind) {
    case 'Pod':
      return [workload];
    case 'Deployment': {
      const set = replicaSets.find((each) => isOwnedBy(each, workload) && revisionOf(each) === revisionOf(workload));
      return set === undefined ? [] : pods.filter((pod) => isOwnedBy(pod, set));
    }
    case 'StatefulSet': {
      const revision = textAt(workload, 'status', 'updateRevision');
      const own = pods.filter((pod) => isOwnedBy(pod, workload));
      return own.filter(
        (pod) => revision === '' || textAt(pod, 'metadata', 'labels', 'controller-revision-hash') === revision,
      );
    }
    default:
      return pods.filter((pod) => isOwnedBy(pod, workload));
  }
}

function revisionOf(object: KubernetesObject): string {
  return textAt(object, 'metadata', 'annotations', 'deployment.kubernetes.io/revision');
}

function isOwnedBy(object: KubernetesObject, owner: KubernetesObject): boolean {
  const uid = textAt(owner, 'metadata', 'uid');
  return objectsAt(object, 'metadata', 'ownerReferences').some((reference) => reference.uid === uid);
}

interface Waiting {
  readonly code: ErrorCode;
  readonly isTerminal: boolean;
}

/** @see https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/images/types.go */
const waitingReasons: ReadonlyMap<string, Waiting> = new Map<string, Waiting>([
  ...['ErrImagePull', 'ImagePullBackOff', 'ImageInspectError', 'RegistryUnavailable'].map(
    (reason) => [reason, { code: 'IMAGE_PULL', isTerminal: false }] as const,
  ),
  ...['InvalidImageName', 'ErrImageNeverPull'].map(
    (reason) => [reason, { code: 'IMAGE_PULL', isTerminal: true }] as const,
  ),
  ...['CrashLoopBackOff', 'RunContainerError', 'CreateContainerError'].map(
    (reason) => [reason, { code: 'CRASH_LOOP', isTerminal: false }] as const,
  ),
  // a ConfigMap or Secret that it names is missing
  ['CreateContainerConfigError', { code: 'K8S_REFUSED', isTerminal: false }],
]);

function causeInPod(pod: KubernetesObject): Cause | undefined {
  const scheduled = conditionOf(pod, 'PodScheduled');
  if (scheduled?.status === 'False' && scheduled.reason === 'Unschedulable') {
    return { code: 'UNSCHEDULABLE', object: idOf(pod), message: scheduled.said, isTerminal: false };
  }
  const containers = ['initContainerStatuses', 'containerStatuses'].flatMap((list) => objectsAt(pod, 'status', list));
  return containers.map((container) => causeInContainer(pod, container)).find((cause) => cause !== undefined);
}

function causeInContainer(pod: KubernetesObject, container: JsonObject): Cause | undefined {
  const waiting = isObject(container.state) ? container.state.waiting : undefined;
  const reason = textAt(waiting, 'reason');
  const known = waitingReasons.get(reason);
  if (known === undefined) return undefined;
  const message = `${reason} of image ${textAt(container, 'image')}: ${textAt(waiting, 'message')}`;
  return { ...known, object: idOf(pod), container: textAt(container, 'name'), message };
}
