/** kubectl's short names (`kubectl api-resources`), and those of Flux and Argo CD. */
const shortNames: Readonly<Record<string, readonly string[]>> = {
  application: ['app'],
  applicationset: ['appset'],
  appproject: ['appproj'],
  certificatesigningrequest: ['csr'],
  configmap: ['cm'],
  cronjob: ['cj'],
  customresourcedefinition: ['crd'],
  daemonset: ['ds'],
  deployment: ['deploy'],
  endpoints: ['ep'],
  gitrepository: ['gitrepo'],
  helmrelease: ['hr'],
  helmrepository: ['helmrepo'],
  horizontalpodautoscaler: ['hpa'],
  ingress: ['ing'],
  kustomization: ['ks'],
  limitrange: ['limits'],
  namespace: ['ns'],
  networkpolicy: ['netpol'],
  node: ['no'],
  ocirepository: ['ocirepo'],
  persistentvolume: ['pv'],
  persistentvolumeclaim: ['pvc'],
  pod: ['po'],
  poddisruptionbudget: ['pdb'],
  priorityclass: ['pc'],
  replicaset: ['rs'],
  replicationcontroller: ['rc'],
  resourcequota: ['quota'],
  rollout: ['ro'],
  service: ['svc'],
  serviceaccount: ['sa'],
  statefulset: ['sts'],
  storageclass: ['sc'],
};

/** Whether a name in lower case is one that kubectl knows a kind by: `deployment`, `deployments`, `deploy`. */
export function isNameOfKind(name: string, kind: string): boolean {
  const singular = kind.toLowerCase();
  return name === singular || name === pluralOf(singular) || shortNames[singular]?.includes(name) === true;
}

/** As Kubernetes forms it. @see https://github.com/kubernetes/apimachinery/blob/master/pkg/api/meta/restmapper.go */
function pluralOf(singular: string): string {
  if (singular.endsWith('endpoints')) return singular;
  if (/(?:s|x|ch|sh)$/.test(singular)) return `${singular}es`;
  return /[^aeiou]y$/.test(singular) ? `${singular.slice(0, -1)}ies` : `${singular}s`;
}
