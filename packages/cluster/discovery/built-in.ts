import type { ObjectId } from '../objects/object.ts';
import type { Resource } from './resource.ts';

type Plurals = Readonly<Record<string, string>>;

/** Kinds in namespaces that every Kubernetes from 1.21 on serves under these versions: nobody has to ask for them. */
const namespaced: Readonly<Record<string, Plurals>> = {
  v1: {
    ConfigMap: 'configmaps',
    Secret: 'secrets',
    Service: 'services',
    ServiceAccount: 'serviceaccounts',
    ResourceQuota: 'resourcequotas',
    LimitRange: 'limitranges',
    PersistentVolumeClaim: 'persistentvolumeclaims',
    Pod: 'pods',
  },
  'apps/v1': {
    Deployment: 'deployments',
    StatefulSet: 'statefulsets',
    DaemonSet: 'daemonsets',
    ReplicaSet: 'replicasets',
  },
  'batch/v1': { Job: 'jobs', CronJob: 'cronjobs' },
  'networking.k8s.io/v1': { NetworkPolicy: 'networkpolicies', Ingress: 'ingresses' },
  'policy/v1': { PodDisruptionBudget: 'poddisruptionbudgets' },
  'rbac.authorization.k8s.io/v1': { Role: 'roles', RoleBinding: 'rolebindings' },
};

/** The same of kinds without one. */
const clusterWide: Readonly<Record<string, Plurals>> = {
  v1: { Namespace: 'namespaces', PersistentVolume: 'persistentvolumes' },
  'apiextensions.k8s.io/v1': { CustomResourceDefinition: 'customresourcedefinitions' },
  'rbac.authorization.k8s.io/v1': { ClusterRole: 'clusterroles', ClusterRoleBinding: 'clusterrolebindings' },
  'admissionregistration.k8s.io/v1': {
    ValidatingWebhookConfiguration: 'validatingwebhookconfigurations',
    MutatingWebhookConfiguration: 'mutatingwebhookconfigurations',
  },
  'scheduling.k8s.io/v1': { PriorityClass: 'priorityclasses' },
};

/** The resource of a kind that every cluster has; `undefined` for all others. */
export function builtIn({ group, version, kind }: Pick<ObjectId, 'group' | 'version' | 'kind'>): Resource | undefined {
  const apiVersion = group === '' ? version : `${group}/${version}`;
  const inNamespace = pluralIn(namespaced, apiVersion, kind);
  const plural = inNamespace ?? pluralIn(clusterWide, apiVersion, kind);
  return plural === undefined ? undefined : { group, version, kind, plural, namespaced: inNamespace !== undefined };
}

function pluralIn(table: Readonly<Record<string, Plurals>>, apiVersion: string, kind: string): string | undefined {
  const plurals = Object.hasOwn(table, apiVersion) ? table[apiVersion] : undefined;
  return plurals !== undefined && Object.hasOwn(plurals, kind) ? plurals[kind] : undefined;
}
