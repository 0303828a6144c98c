import type { ObjectId } from '../objects/object.ts';

/** Kinds that are what they ask for as soon as they are written: nobody has to wait for them, or read them again. */
const settled: ReadonlySet<string> = new Set([
  ...['Namespace', 'ConfigMap', 'Secret', 'ServiceAccount', 'Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding'],
  ...['NetworkPolicy', 'ResourceQuota', 'LimitRange', 'PriorityClass', 'PodDisruptionBudget', 'CronJob'],
  ...['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration', 'StorageClass', 'IngressClass'],
  // applying waits for these itself
  'CustomResourceDefinition',
]);

export function hasToGetReady({ kind }: Pick<ObjectId, 'kind'>): boolean {
  return !settled.has(kind);
}
