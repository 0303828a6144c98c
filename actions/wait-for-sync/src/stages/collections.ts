import {
  apiVersionOf,
  type Collection,
  collectionPath,
  type KubernetesObject,
  type ObjectId,
  type Resource,
} from '#cluster';
import type { AgentKinds, Question } from './question.ts';
import type { State } from './state.ts';

const apps = { group: 'apps', version: 'v1', namespaced: true };
const batch = { group: 'batch', version: 'v1', namespaced: true };

export const pods: Resource = { group: '', version: 'v1', kind: 'Pod', plural: 'pods', namespaced: true };
export const replicaSets: Resource = { ...apps, kind: 'ReplicaSet', plural: 'replicasets' };

/** What runs pods. */
const workloads: ReadonlyMap<string, Resource> = new Map(
  [
    { ...apps, kind: 'Deployment', plural: 'deployments' },
    { ...apps, kind: 'StatefulSet', plural: 'statefulsets' },
    { ...apps, kind: 'DaemonSet', plural: 'daemonsets' },
    replicaSets,
    { ...batch, kind: 'Job', plural: 'jobs' },
    { ...batch, kind: 'CronJob', plural: 'cronjobs' },
    pods,
  ].map((resource) => [`${resource.group}/${resource.kind}`, resource]),
);

export function workloadResource({ group, kind }: Pick<ObjectId, 'group' | 'kind'>): Resource | undefined {
  return workloads.get(`${group}/${kind}`);
}

const fluxKinds = ['gitRepository', 'helmChart', 'kustomization', 'helmRelease'] as const;

/** What tells where a commit has come, followed from the start. */
export function rootCollections(question: Question): readonly Collection[] {
  const { agents, kinds } = question;
  const flux = agents.includes('flux') ? fluxKinds.map((kind) => kinds[kind]) : [];
  const all = agents.includes('argocd') ? [...flux, kinds.application] : flux;
  return all.flatMap((resource) => (resource === undefined ? [] : [agentCollection(question, resource)]));
}

export function agentResource(
  { kinds }: Question,
  { group, kind }: Pick<ObjectId, 'group' | 'kind'>,
): Resource | undefined {
  const all: readonly (Resource | undefined)[] = Object.values<AgentKinds[keyof AgentKinds]>({ ...kinds });
  return all.find((resource) => resource?.group === group && resource.kind === kind);
}

/** One list for the whole cluster, unless only one namespace is asked about. */
function agentCollection(question: Question, resource: Resource, namespace = question.namespace): Collection {
  return collection(resource, question.namespace === undefined ? '' : (namespace ?? ''));
}

export function collection(resource: Resource, namespace: string): Collection {
  return { path: collectionPath(resource, namespace), apiVersion: apiVersionOf(resource), kind: resource.kind };
}

/** Where an object is read; undefined for a kind that is not followed. */
export function collectionOf(question: Question, id: ObjectId): Collection | undefined {
  const workload = workloadResource(id);
  if (workload !== undefined) return collection(workload, id.namespace);
  const resource = agentResource(question, id);
  return resource && agentCollection(question, resource, id.namespace);
}

export function objectsIn({ collections }: State, path: string): readonly KubernetesObject[] {
  return [...(collections.get(path)?.objects.values() ?? [])];
}

/** The objects of an agent's kind that may be meant. */
export function agentObjects(state: State, kind: keyof AgentKinds): readonly KubernetesObject[] {
  const resource = state.question.kinds[kind];
  return resource === undefined ? [] : objectsIn(state, agentCollection(state.question, resource).path);
}

export function objectOf(state: State, id: ObjectId): KubernetesObject | undefined {
  const path = collectionOf(state.question, id)?.path ?? '';
  return state.collections.get(path)?.objects.get(`${id.namespace}/${id.name}`);
}
