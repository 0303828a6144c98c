import { idOf, type KubernetesObject, nameOf } from './object.ts';

// What others build on comes first, and what refuses others' objects last.
const kinds: readonly (readonly string[])[] = [
  ['Namespace', 'CustomResourceDefinition'],
  [
    ...[
      'ClusterRole',
      'Role',
      'PriorityClass',
      'StorageClass',
      'RuntimeClass',
      'IngressClass',
      'ResourceQuota',
      'LimitRange',
    ],
    ...['ServiceAccount', 'ConfigMap', 'Secret', 'NetworkPolicy', 'PersistentVolume', 'PersistentVolumeClaim'],
  ],
  [],
  ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration', 'ValidatingAdmissionPolicyBinding', 'APIService'],
];

/** Where everything belongs that is not named above. */
const workloads = 2;

/** Objects in the stages in which they are applied: within one, their order says nothing. */
export function stagesOf(objects: readonly KubernetesObject[]): readonly (readonly KubernetesObject[])[] {
  const stages = kinds.map((_, stage) => objects.filter(({ kind }) => stageOf(kind) === stage));
  return stages.filter((stage) => stage.length > 0);
}

export function stageOf(kind: string): number {
  const found = kinds.findIndex((stage) => stage.includes(kind));
  return found < 0 ? workloads : found;
}

/** For reports: in the order of applying, then by name. */
export function inOrder(objects: readonly KubernetesObject[]): readonly KubernetesObject[] {
  const text = (object: KubernetesObject): string => nameOf(idOf(object));
  return [...objects].sort((a, b) => stageOf(a.kind) - stageOf(b.kind) || (text(a) < text(b) ? -1 : 1));
}
