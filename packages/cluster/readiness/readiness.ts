import { numberAt, textAt, valueAt } from '../json.ts';
import { groupVersionOf, type KubernetesObject } from '../objects/object.ts';
import { agentReadiness, isOfAgent } from './agents.ts';
import { conditionOf } from './conditions.ts';
import { definition, job, pod, service, volumeClaim } from './others.ts';
import { current, failed, inProgress, type Readiness } from './state.ts';
import { daemonSet, deployment, replicaSet, statefulSet } from './workloads.ts';

/**
 * The rules of kstatus, which Flux and Helm go by, with what they lack: a Deployment whose pods are refused has failed, a Job is
 * waited for until it has completed, a Pod in phase Failed has failed, and the agents' own objects are current only once their
 * controllers have said so.
 * @see https://github.com/kubernetes-sigs/cli-utils/blob/master/pkg/kstatus/README.md
 */
export function readinessOf(object: KubernetesObject): Readiness {
  if (textAt(object, 'metadata', 'deletionTimestamp') !== '') {
    return { state: 'terminating', message: 'It is being deleted.' };
  }
  const observed = numberAt(object, 'status', 'observedGeneration');
  const generation = numberAt(object, 'metadata', 'generation');
  if (observed !== undefined && observed !== generation)
    return inProgress('Its controller has not seen this version yet.');
  if (isOfAgent(object)) return agentReadiness(object);
  const stalled = conditionOf(object, 'Stalled');
  const reconciling = conditionOf(object, 'Reconciling');
  if (reconciling?.status === 'True') return inProgress(reconciling.said);
  if (stalled?.status === 'True') return failed(stalled.said);
  return ofKind(object);
}

function ofKind(object: KubernetesObject): Readiness {
  const { group } = groupVersionOf(object.apiVersion);
  switch (group === '' ? object.kind : `${object.kind}.${group}`) {
    case 'Deployment.apps':
      return deployment(object);
    case 'StatefulSet.apps':
      return statefulSet(object);
    case 'DaemonSet.apps':
      return daemonSet(object);
    case 'ReplicaSet.apps':
      return replicaSet(object);
    case 'Job.batch':
      return job(object);
    case 'Pod':
      return pod(object);
    case 'PersistentVolumeClaim':
      return volumeClaim(object);
    case 'Service':
      return service(object);
    case 'CustomResourceDefinition.apiextensions.k8s.io':
      return definition(object);
    case 'PodDisruptionBudget.policy':
    case 'CronJob.batch':
      return current;
    default:
      return byReadyCondition(object);
  }
}

function byReadyCondition(object: KubernetesObject): Readiness {
  if (valueAt(object, 'status') === undefined) return current;
  const ready = conditionOf(object, 'Ready');
  return ready === undefined || ready.status === 'True' ? current : inProgress(ready.said);
}
