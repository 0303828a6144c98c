/** Every form in which manifests name ghcr.io/acme/shop, with the tag 1.0.0 and the digest as it is written there. */
export interface Form {
  readonly text: string;
  /** A path to the place in it. */
  readonly at: string;
  /** It has no room for a digest. */
  readonly isTagAlone?: true;
  readonly file?: string;
}

const digits = 'ab'.repeat(32);
const digest = `sha256:${digits}`;
const reference = `ghcr.io/acme/shop:1.0.0@${digest}`;

export const forms: Readonly<Record<string, Form>> = {
  'a container': {
    text: `apiVersion: apps/v1
kind: Deployment
metadata: { name: shop }
spec:
  template:
    spec:
      containers:
        - { name: log, image: busybox:1 }
        - name: app
          image: ${reference}
`,
    at: 'spec.template.spec.containers[name=app].image',
  },
  'a whole reference in values': { text: `image: ${reference} # of the app\n`, at: 'image' },
  'values with a digest': {
    text: `image:\n  repository: ghcr.io/acme/shop\n  tag: 1.0.0\n  digest: ${digest}\n`,
    at: 'image.tag',
  },
  'values with a registry, and the digest in the tag': {
    text: `web:\n  image: { registry: ghcr.io, repository: acme/shop, tag: "1.0.0@${digest}" }\n`,
    at: 'web.image',
  },
  'values with the digits alone': {
    text: `image:\n  repository: ghcr.io/acme/shop\n  tag: 1.0.0\n  sha: ${digits}\n`,
    at: 'image',
  },
  'values with a tag alone': {
    text: 'image:\n  repository: ghcr.io/acme/shop\n  tag: 1.0.0\n',
    at: 'image.tag',
    isTagAlone: true,
  },
  'a kustomization': {
    text: `images:\n  - name: web\n    newName: ghcr.io/acme/shop\n    newTag: 1.0.0\n    digest: ${digest}\n`,
    at: 'images[name=web].newTag',
    file: 'kustomization.yaml',
  },
  'images of Argo CD': {
    text: `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop }
spec: { source: { kustomize: { images: ["web=${reference}"] } } }
`,
    at: 'spec.source.kustomize.images',
  },
  'parameters of Argo CD': {
    text: `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop }
spec:
  source:
    helm:
      parameters:
        - { name: image.repository, value: ghcr.io/acme/shop }
        - { name: image.tag, value: "1.0.0@${digest}" }
`,
    at: 'spec.source.helm.parameters[name=image.tag].value',
  },
  'values in a string': {
    text: `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop }
spec:
  source:
    helm:
      values: |
        image:
          repository: ghcr.io/acme/shop
          tag: 1.0.0
          digest: ${digest}
`,
    at: 'spec.source.helm.values|image.tag',
  },
  'values of a HelmRelease': {
    text: `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: shop }
spec: { values: { image: { repository: ghcr.io/acme/shop, tag: 1.0.0, digest: "${digest}" } } }
`,
    at: 'spec.values.image',
  },
  'an OCIRepository': {
    text: `apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata: { name: shop }
spec:
  url: oci://ghcr.io/acme/shop
  ref: { tag: 1.0.0, digest: "${digest}" }
`,
    at: 'spec.ref.tag',
  },
  'images of a Kustomization of Flux': {
    text: `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: shop }
spec: { images: [{ name: ghcr.io/acme/shop, newTag: 1.0.0, digest: "${digest}" }] }
`,
    at: 'spec.images[name=ghcr.io/acme/shop]',
  },
  'a List': {
    text: `apiVersion: v1
kind: List
items:
  - { apiVersion: v1, kind: Pod, metadata: { name: shop }, spec: { containers: [{ name: app, image: "${reference}" }] } }
`,
    at: 'spec.containers[name=app].image',
  },
  'an argument': { text: `args: ["--shop-image=${reference}"]\n`, at: 'args[0]' },
};
