/** A workload with what people change by hand. */
export const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop, labels: {app: web}}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.0.0
          resources: {limits: {cpu: 1000m, memory: 1024Mi}}
          env: [{name: LEVEL, value: info}]
          securityContext: {}
`;

interface Changes {
  readonly name?: string;
  readonly replicas?: number;
  readonly image?: string;
}

/** The same as a cluster keeps it, with defaults, and quantities in its way of writing them; in a file as kube-backup names it. */
export function dumpOf(changes: Changes = {}): Readonly<Record<string, string>> {
  const { name = 'web', replicas = 2, image = 'registry.example.com/web:1.0.0' } = changes;
  const container = {
    ...{ name: 'web', image, imagePullPolicy: 'IfNotPresent', env: [{ name: 'LEVEL', value: 'info' }] },
    resources: { limits: { cpu: '1', memory: '1Gi' } },
  };
  const spec = { dnsPolicy: 'ClusterFirst', restartPolicy: 'Always', schedulerName: 'x', containers: [container] };
  const live = {
    ...{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, namespace: 'shop', labels: { app: 'web' } } },
    spec: {
      ...{
        replicas,
        progressDeadlineSeconds: 600,
        revisionHistoryLimit: 10,
        selector: { matchLabels: { app: 'web' } },
      },
      template: { metadata: { labels: { app: 'web' } }, spec },
    },
  };
  return { 'dump/shop/web.deployment.yaml': JSON.stringify(live) };
}
