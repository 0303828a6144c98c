import type { ErrorCode } from '#error';

/** What to do about each way in which a cluster refuses. */
export const advice: Readonly<Partial<Record<ErrorCode, string>>> = {
  K8S_UNREACHABLE:
    'Check that the API server is up and can be reached from this runner (address, proxy, firewall); then run the job again.',
  K8S_REFUSED:
    'Correct the manifest as the API server says, or check that its version knows this kind and these fields.',
  TLS_UNTRUSTED:
    "Give the cluster's own certificate authority; a server that cannot be identified is never sent credentials.",
  AUTH_EXPIRED: 'Give a token or certificate that is valid for this cluster and has not expired.',
  RBAC_DENIED:
    'Give the user of this job the verb and the resource that the API server names, by a Role or ClusterRole.',
  RBAC_ESCALATION:
    'Kubernetes lets nobody grant what they do not hold: give the user of this job these permissions, or the verbs `escalate` on roles and `bind` on role bindings.',
  NAMESPACE_TERMINATING:
    'Wait until the namespace is gone, or find the finalizers that hold it: its status conditions name them.',
  CONFLICT: 'Let the other manager give the fields up, or take them over: `conflicts: force`.',
  WEBHOOK_DOWN:
    'An admission webhook does not answer: repair the workload behind it, or delete its webhook configuration if it is a leftover.',
  QUOTA: "Raise the namespace's ResourceQuota, or free what it counts.",
  POD_SECURITY: "Change the pod as its namespace's Pod Security level asks, or that level.",
  IMAGE_PULL: 'Check that the image exists, and that the nodes may pull it: image-pull-secret, registry-mirror.',
  CRASH_LOOP: "Read the container's last line above; the container starts and exits again and again.",
  UNSCHEDULABLE: 'Add nodes that fit what the pod asks for, or ask for less.',
  CRD_NOT_ESTABLISHED: 'Another CustomResourceDefinition may have these names: its conditions tell.',
  CRD_STORED_VERSION:
    'Objects are still stored in a version that the new CustomResourceDefinition drops: migrate them first.',
  IMMUTABLE_FIELD: 'Kubernetes never changes this field: delete the object, and run the job again to create it anew.',
};
