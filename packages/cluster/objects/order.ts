// What others build on comes first, and what refuses others' objects last.
const stages: readonly (readonly string[])[] = [
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

/** In which of four stages objects of a kind are applied, 0 to 3; within one, their order says nothing. */
export function stageOf(kind: string): number {
  const found = stages.findIndex((kinds) => kinds.includes(kind));
  return found < 0 ? workloads : found;
}
