import { describe, expect, test } from 'vitest';
import { editText } from './edit-texts.ts';

/** A file of each format, with what stands in `{}` as it is before, and the line that sets it. */
const formats: readonly (readonly [name: string, path: string, set: string, text: (value: string) => string])[] = [
  [
    'a helmfile',
    'helmfile.yaml',
    'releases[name=shop,namespace=prod].version = 2.1.0',
    (it) =>
      `repositories:\n  - name: acme\n    url: https://charts.example\n\nreleases:\n  - name: shop\n    namespace: staging\n    version: 1.0.0\n  - name: shop # the one\n    namespace: prod\n    chart: acme/shop\n    version: ${it}   # pinned\n`,
  ],
  [
    "Jenkins X's helmfile",
    'helmfiles/jx-production/helmfile.yaml',
    'releases[name=shop].version = 2.1.0',
    (it) =>
      `filepath: ""\nnamespace: jx-production\nreleases:\n- chart: dev/shop\n  version: ${it}\n  name: shop\n  values:\n  - ../../versionStream/charts/values.yaml.gotmpl\n`,
  ],
  [
    "a chart's own version",
    'Chart.yaml',
    'version = 2.1.0',
    (it) => `apiVersion: v2\nname: shop\nversion: ${it}\nappVersion: "1.0.0"\n`,
  ],
  [
    "a chart's dependency",
    'Chart.yaml',
    'dependencies[name=redis].version = 2.1.0',
    (it) =>
      `apiVersion: v2\nname: shop\ndependencies:\n  - name: redis\n    version: "${it}"\n    repository: oci://registry.example/charts\n`,
  ],
  [
    "a HelmRelease's chart",
    'release.yaml',
    'spec.chart.spec.version = 2.1.0',
    (it) =>
      `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec:\n  chart:\n    spec: {chart: shop, version: '${it}'}\n`,
  ],
  [
    'a GitRepository',
    'source.yaml',
    'spec.ref.tag = 2.1.0',
    (it) => `kind: GitRepository\nspec:\n  url: https://git.example/acme/shop\n  ref:\n    tag: ${it}\n`,
  ],
  [
    'the revision of an Application',
    'app.yaml',
    'spec.sources[chart=shop].targetRevision = 2.1.0',
    (it) =>
      `kind: Application\nspec:\n  sources:\n  - chart: other\n    targetRevision: 1.0.0\n  - chart: shop\n    targetRevision: ${it}\n`,
  ],
  [
    'Terraform variables',
    'prod.tfvars.json',
    'shop.image_tag = 2.1.0',
    (it) => `{\n  "region": "eu",\n  "shop": { "image_tag": "${it}", "replicas": 3 }\n}\n`,
  ],
  [
    'Terraform in JSON',
    'main.tf.json',
    'module.shop.version = 2.1.0',
    (it) => `{"module": {"shop": {"source": "acme/shop/aws", "version": "${it}"}}}`,
  ],
  [
    'plain JSON, with tabs and CRLF',
    'config.json',
    'services[0].version = 2.1.0',
    (it) => `{\r\n\t"services": [\r\n\t\t{ "version": "${it}" }\r\n\t]\r\n}\r\n`,
  ],
  [
    'replicas of a kustomization',
    'kustomization.yaml',
    'replicas[name=shop].count = 5',
    (it) => `replicas:\n- name: shop\n  count: ${it === '2.1.0' ? '5' : '3'}\n`,
  ],
  [
    'an inline patch of a kustomization',
    'kustomization.yaml',
    'patches[0].patch|spec.replicas = 5',
    (it) =>
      `patches:\n- target: {kind: Deployment}\n  patch: |-\n    kind: Deployment\n    spec:\n      replicas: ${it === '2.1.0' ? '5' : '3'} # few\n`,
  ],
  [
    'a file in a ConfigMap',
    'config.yaml',
    'data["app.yaml"]|server.version = 2.1.0',
    (it) => `kind: ConfigMap\ndata:\n  app.yaml: |\n    # the server\n    server:\n      version: ${it}\n`,
  ],
];

describe('values of every format', () => {
  test.each(formats)('%s', (_name, path, set, text) => {
    expect(editText(text('1.9.0'), { set }, path)).toBe(text('2.1.0'));
    expect(editText(text('2.1.0'), { set }, path)).toBe(text('2.1.0'));
  });
});
