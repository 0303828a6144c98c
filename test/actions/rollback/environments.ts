/** An environment repository with a gitops.yaml: a kustomization, Helm values, a group. */
export const config = `# What runs where.
version: 1
defaults: { mode: direct }
environments:
  - { name: dev, path: envs/dev }
  - name: production
    path: envs/production
    # An incident does not wait.
    rollback: { mode: pull-request }
apps:
  - name: shop
    repo: acme/shop
    images: [{ image: ghcr.io/acme/shop, targets: [{ file: "{path}/shop/kustomization.yaml" }] }]
  - name: cart
    images: [{ image: ghcr.io/acme/cart, targets: [{ file: "{path}/cart/values.yaml", at: image }] }]
  - name: web
    images: [{ image: ghcr.io/acme/web, targets: [{ file: "{path}/web/deployment.yaml" }] }]
groups:
  - { name: pair, apps: [cart, web] }
`;

const kustomization = `resources: [../../../base]
images:
  - name: ghcr.io/acme/shop # the shop
    newTag: 1.0.0
replicas:
  - { name: shop, count: 2 }
`;

const values = `replicas: 2
image:
  repository: ghcr.io/acme/cart
  tag: "1.0.0"
  pullPolicy: Always
`;

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers:
        - name: web
          image: ghcr.io/acme/web:1.0.0
`;

function environment(path: string): Readonly<Record<string, string>> {
  return {
    [`${path}/shop/kustomization.yaml`]: kustomization,
    [`${path}/cart/values.yaml`]: values,
    [`${path}/web/deployment.yaml`]: deployment,
  };
}

export const files: Readonly<Record<string, string>> = {
  'gitops.yaml': config,
  ...environment('envs/dev'),
  ...environment('envs/production'),
};

export const shopFile = 'envs/production/shop/kustomization.yaml';

/** A version has its digest. */
export function image(app: string, version: string): string {
  const digits = [...`${app}${version}`].map((character) => (character.charCodeAt(0) % 16).toString(16)).join('');
  return `ghcr.io/acme/${app}:${version}@sha256:${digits.padEnd(64, '0')}`;
}
