import { numberAt, textAt } from '../json.ts';
import type { KubernetesObject } from '../objects/object.ts';
import { conditionOf } from './conditions.ts';
import { current, failed, inProgress, type Readiness } from './state.ts';

const count = (object: KubernetesObject, ...path: readonly string[]): number => numberAt(object, ...path) ?? 0;
const wanted = (object: KubernetesObject): number => numberAt(object, 'spec', 'replicas') ?? 1;

/** The first rule that holds says what is still missing. */
type Rule = readonly [isMissing: boolean, what: string];

function first(rules: readonly Rule[]): Readiness {
  const missing = rules.find(([isMissing]) => isMissing);
  return missing === undefined ? current : inProgress(missing[1]);
}

/** Large enough that it was never meant as a deadline: kubectl writes it for none. */
const noDeadline = 2 ** 31 - 1;

export function deployment(object: KubernetesObject): Readiness {
  const progressing = conditionOf(object, 'Progressing');
  if (progressing?.reason === 'ProgressDeadlineExceeded') return failed(progressing.said);
  // kstatus waits on: quotas and security rules refuse pods here, and nowhere else
  const refused = conditionOf(object, 'ReplicaFailure');
  if (refused?.status === 'True') return failed(refused.said);
  const deadline = numberAt(object, 'spec', 'progressDeadlineSeconds') ?? noDeadline;
  const hasProgressed =
    deadline === noDeadline || (progressing?.status === 'True' && progressing.reason === 'NewReplicaSetAvailable');
  const replicas = wanted(object);
  const status = {
    all: count(object, 'status', 'replicas'),
    updated: count(object, 'status', 'updatedReplicas'),
    ready: count(object, 'status', 'readyReplicas'),
    available: count(object, 'status', 'availableReplicas'),
  };
  return first([
    [replicas > status.all, `${status.all} of ${replicas} replicas exist.`],
    [replicas > status.updated, `${status.updated} of ${replicas} replicas are of this version.`],
    [status.all > replicas, `${status.all - replicas} old replicas are still there.`],
    [status.updated > status.available, `${status.available} of ${status.updated} replicas are available.`],
    [replicas > status.ready, `${status.ready} of ${replicas} replicas are ready.`],
    [!hasProgressed, 'Its new replica set is not available yet.'],
    [conditionOf(object, 'Available')?.status !== 'True', 'It is not available yet.'],
  ]);
}

export function statefulSet(object: KubernetesObject): Readiness {
  if (textAt(object, 'spec', 'updateStrategy', 'type') === 'OnDelete') return current;
  const replicas = wanted(object);
  const status = {
    all: count(object, 'status', 'replicas'),
    ready: count(object, 'status', 'readyReplicas'),
    updated: count(object, 'status', 'updatedReplicas'),
    current: count(object, 'status', 'currentReplicas'),
  };
  const common: readonly Rule[] = [
    [replicas > status.all, `${status.all} of ${replicas} replicas exist.`],
    [replicas > status.ready, `${status.ready} of ${replicas} replicas are ready.`],
    [status.all > replicas, `${status.all - replicas} old replicas are still there.`],
  ];
  const partition = count(object, 'spec', 'updateStrategy', 'rollingUpdate', 'partition');
  if (partition > 0) {
    return first([
      ...common,
      [
        status.updated < replicas - partition,
        `${status.updated} of ${replicas - partition} replicas are of this version.`,
      ],
    ]);
  }
  const isOld = textAt(object, 'status', 'currentRevision') !== textAt(object, 'status', 'updateRevision');
  return first([
    ...common,
    [replicas > status.current, `${status.current} of ${replicas} replicas are current.`],
    [isOld, 'Its new revision is not rolled out yet.'],
  ]);
}

export function daemonSet(object: KubernetesObject): Readiness {
  if (numberAt(object, 'status', 'observedGeneration') === undefined)
    return inProgress('Its controller has not seen it yet.');
  const desired = numberAt(object, 'status', 'desiredNumberScheduled');
  if (desired === undefined) return inProgress('No number of pods is known yet.');
  const missing = (key: string, word: string): Rule => {
    const found = count(object, 'status', key);
    return [desired > found, `${found} of ${desired} pods are ${word}.`];
  };
  return first([
    missing('currentNumberScheduled', 'scheduled'),
    missing('updatedNumberScheduled', 'of this version'),
    missing('numberAvailable', 'available'),
    missing('numberReady', 'ready'),
  ]);
}

export function replicaSet(object: KubernetesObject): Readiness {
  const refused = conditionOf(object, 'ReplicaFailure');
  if (refused?.status === 'True') return failed(refused.said);
  const replicas = wanted(object);
  const missing = (key: string, word: string): Rule => {
    const found = count(object, 'status', key);
    return [replicas > found, `${found} of ${replicas} replicas are ${word}.`];
  };
  return first([
    missing('fullyLabeledReplicas', 'labeled'),
    missing('availableReplicas', 'available'),
    missing('readyReplicas', 'ready'),
    [count(object, 'status', 'replicas') > replicas, 'Old replicas are still there.'],
  ]);
}
