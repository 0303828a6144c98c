import { httpsUrl, type KubernetesObject } from '#agent';
import type { Stage } from '../../demo/stage.ts';
import { type AgentName, apply, type Place, type World } from '../../sandbox/agents/index.ts';
import { commitInto } from './history.ts';

/** A way in which an agent brings the environment repository to the cluster. */
export interface Leg {
  readonly title: string;
  readonly agent: AgentName;
  /** Where the delivery writes. */
  readonly path: string;
  /** The image's name. */
  readonly app: string;
  readonly namespace: string;
  /** The objects of the agent that have a say, the first one applies the others. */
  readonly agents: readonly Place['agent'][];
  /** What the environment repository holds for it beside the demo's. */
  readonly files: (stage: Stage) => Readonly<Record<string, string>>;
  /** What stands in the cluster before. */
  readonly objects: (access: Access) => readonly KubernetesObject[];
}

/** How an agent reads the environment repository. */
interface Access {
  readonly url: string;
  readonly token: string;
}

const source = ({ url, token }: Access, name: string): readonly KubernetesObject[] => [
  {
    ...{ apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: 'flux-system' } },
    stringData: { username: 'git', password: token },
  },
  {
    ...{
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'GitRepository',
      metadata: { name, namespace: 'flux-system' },
    },
    spec: { interval: '1h', url, ref: { branch: 'main' }, secretRef: { name } },
  },
];

const kustomization = (path: string, name: string): KubernetesObject => ({
  apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
  kind: 'Kustomization',
  metadata: { name, namespace: 'flux-system' },
  spec: { interval: '1h', retryInterval: '2s', path, prune: true, sourceRef: { kind: 'GitRepository', name } },
});

/** A Kustomization that applies another one, which applies the app. */
const tree: Leg = {
  title: 'a tree of Kustomizations',
  ...{ agent: 'flux', path: 'apps/web', app: 'web', namespace: 'tree' },
  agents: ['tree', 'web'].map((name) => ({ kind: 'Kustomization', namespace: 'flux-system', name })),
  files: () => ({
    'clusters/tree/web.yaml': `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: web, namespace: flux-system}
spec:
  interval: 1h
  retryInterval: 2s
  path: ./apps/web
  prune: true
  targetNamespace: tree
  sourceRef: {kind: GitRepository, name: tree}
`,
  }),
  objects: (access) => [...source(access, 'tree'), kustomization('./clusters/tree', 'tree')],
};

/** A Kustomization that applies a HelmRelease, whose chart is in the same repository. */
const chart: Leg = {
  title: 'a HelmRelease with its chart in Git',
  ...{ agent: 'flux', path: 'charts/shop', app: 'shop', namespace: 'chart' },
  agents: [
    { kind: 'Kustomization', namespace: 'flux-system', name: 'chart' },
    { kind: 'HelmRelease', namespace: 'flux-system', name: 'shop' },
  ],
  files: ({ sandbox }) => ({
    'charts/shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 0.1.0\n',
    'charts/shop/values.yaml': `image:\n  repository: ${sandbox.registry.host}/${sandbox.owner}/shop\n  tag: "0.9.0"\n  digest: ""\n`,
    'charts/shop/templates/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: {name: shop}
spec:
  replicas: 2
  selector: {matchLabels: {app: shop}}
  template:
    metadata: {labels: {app: shop}}
    spec:
      terminationGracePeriodSeconds: 0
      containers:
        - name: shop
          image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}{{ with .Values.image.digest }}@{{ . }}{{ end }}"
`,
    'clusters/chart/release.yaml': `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: flux-system}
spec:
  interval: 1h
  targetNamespace: chart
  chart:
    spec:
      chart: ./charts/shop
      reconcileStrategy: Revision
      interval: 1h
      sourceRef: {kind: GitRepository, name: chart}
`,
  }),
  objects: (access) => [...source(access, 'chart'), kustomization('./clusters/chart', 'chart')],
};

const application: Leg = {
  title: 'an Application',
  ...{ agent: 'argocd', path: 'apps/web', app: 'web', namespace: 'application' },
  agents: [{ kind: 'Application', namespace: 'argocd', name: 'web' }],
  files: () => ({}),
  objects: ({ url, token }) => [
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        ...{ name: 'environment', namespace: 'argocd' },
        labels: { 'argocd.argoproj.io/secret-type': 'repository' },
      },
      stringData: { type: 'git', url, username: 'git', password: token },
    },
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'web', namespace: 'argocd' },
      spec: {
        destination: { namespace: 'application', server: 'https://kubernetes.default.svc' },
        project: 'default',
        source: { path: 'apps/web', repoURL: url, targetRevision: 'main' },
        syncPolicy: { automated: { prune: true, selfHeal: true } },
      },
    },
  ],
};

export const legs: readonly Leg[] = [tree, chart, application];

/** Lays out what the leg needs, and has the agent follow the environment repository. */
export async function connect(world: World, stage: Stage, leg: Leg): Promise<void> {
  const { github } = stage.sandbox;
  const files = leg.files(stage);
  if (Object.keys(files).length > 0) await commitInto({ repository: github.repositoryPath(stage.environment), files });
  const grant = { [stage.environment]: { contents: 'read', metadata: 'read' } } as const;
  const token = github.mintToken({ actor: 'agent', kind: 'user', repositories: grant });
  const url = httpsUrl({ serverUrl: github.url, repository: stage.environment });
  const { namespace } = leg;
  await apply(world.cluster, namespace, [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } }]);
  await apply(world.cluster, namespace, leg.objects({ url, token }));
}
