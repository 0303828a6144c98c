/** How people lay out an environment repository: what its files hold of an app, and how gitops.yaml names that. */
export interface Pattern {
  readonly name: string;
  /** Beside gitops.yaml, `{environment}` stands for each of them. */
  readonly files: Readonly<Record<string, string>>;
  /** Files there are once. */
  readonly shared?: Readonly<Record<string, string>>;
  /** Where the image stands; `{path}` is envs/<environment>. */
  readonly targets: string;
  /** The file that the version is read from. */
  readonly file: string;
}

const repository = 'ghcr.io/acme/shop';

export const patterns: readonly Pattern[] = [
  {
    name: 'kustomize base and overlays',
    files: {
      'envs/{environment}/kustomization.yaml': `resources: [../../base]\nnamespace: {environment}\nimages:\n  - name: ${repository}\n    newTag: 1.0.0\n`,
    },
    shared: {
      'base/kustomization.yaml': 'resources: [deployment.yaml]\n',
      'base/deployment.yaml': `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: shop }\nspec:\n  template:\n    spec:\n      containers:\n        - { name: web, image: ${repository} }\n`,
    },
    targets: '{ file: "{path}/kustomization.yaml" }',
    file: 'envs/{environment}/kustomization.yaml',
  },
  {
    name: 'Helm values for each environment',
    files: {
      'envs/{environment}/values.yaml': `replicaCount: 2\nimage:\n  repository: ${repository}\n  tag: 1.0.0\n  digest: ""\ningress: { host: {environment}.example.test }\n`,
    },
    shared: { 'chart/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 0.1.0\n' },
    targets: '{ file: "{path}/values.yaml", at: image }',
    file: 'envs/{environment}/values.yaml',
  },
  {
    name: 'HelmRelease',
    files: {
      'envs/{environment}/release.yaml': `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n  name: shop\n  namespace: {environment}\nspec:\n  interval: 5m\n  values:\n    image:\n      repository: ${repository}\n      tag: 1.0.0\n`,
    },
    targets: '{ file: "{path}/release.yaml" }',
    file: 'envs/{environment}/release.yaml',
  },
  {
    name: 'a directory of raw manifests for each environment',
    files: {
      'envs/{environment}/deployment.yaml': `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: shop }\nspec:\n  replicas: 2\n  template:\n    spec:\n      initContainers:\n        - name: migrate\n          image: ${repository}:1.0.0\n      containers:\n        - name: web\n          image: ${repository}:1.0.0 # the shop\n`,
      'envs/{environment}/service.yaml': 'apiVersion: v1\nkind: Service\nmetadata: { name: shop }\n',
    },
    targets: '{ file: "{path}/deployment.yaml" }',
    file: 'envs/{environment}/deployment.yaml',
  },
  {
    name: 'Argo CD Applications, an app of apps',
    files: {
      'envs/{environment}/shop.yaml': `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: shop-{environment}, namespace: argocd }\nspec:\n  source:\n    repoURL: https://charts.example.test\n    helm:\n      parameters:\n        - name: image.repository\n          value: ${repository}\n        - name: image.tag\n          value: 1.0.0\n`,
      'envs/{environment}/root.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: root-{environment}, namespace: argocd }\nspec: { source: { path: envs/{environment} } }\n',
    },
    targets: '{ file: "{path}/shop.yaml" }',
    file: 'envs/{environment}/shop.yaml',
  },
  {
    name: 'helmfile, as Jenkins X lays it out',
    files: {
      'envs/{environment}/helmfile.yaml':
        'releases:\n  - chart: dev/shop\n    name: shop\n    values: [values/shop.yaml]\n',
      'envs/{environment}/values/shop.yaml': `image:\n  registry: ghcr.io\n  repository: acme/shop\n  tag: 1.0.0\n`,
    },
    targets: '{ file: "{path}/values/shop.yaml", at: image }',
    file: 'envs/{environment}/values/shop.yaml',
  },
  {
    name: 'a mono-repo of the app and its environments',
    files: {
      'envs/{environment}/deployment.yaml': `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: shop }\nspec:\n  template:\n    spec:\n      containers:\n        - name: web\n          image: ${repository}:1.0.0\n`,
    },
    shared: {
      Dockerfile: 'FROM scratch\n',
      'src/main.go': 'package main\n',
      // releases start from tags: what a delivery writes is no tag, and starts none
      '.github/workflows/deliver.yml': "on: { push: { tags: ['v*'] } }\npermissions: {}\njobs: {}\n",
    },
    targets: '{ file: "{path}/deployment.yaml" }',
    file: 'envs/{environment}/deployment.yaml',
  },
];

const environments = ['staging', 'production'] as const;

/** The whole repository. */
export function layOut({ files, shared = {}, targets }: Pattern): Readonly<Record<string, string>> {
  const config = `version: 1
environments:
  - { name: staging, path: envs/staging, mode: direct }
  - { name: production, path: envs/production, promote: auto, gates: { soak: 1h } }
apps:
  - { name: shop, repo: acme/shop, images: [{ image: ${repository}, targets: [${targets}] }] }
`;
  const written = environments.flatMap((environment) =>
    Object.entries(files).map(([path, text]) => {
      return [path.replaceAll('{environment}', environment), text.replaceAll('{environment}', environment)] as const;
    }),
  );
  return { 'gitops.yaml': config, ...shared, ...Object.fromEntries(written) };
}
