import { describe, expect, test } from 'vitest';
import { digestA, digestB, edit, editText, refusal } from './edit-texts.ts';

const image = `ghcr.io/acme/shop:1.4.2@${digestB}`;
const old = 'ghcr.io/acme/shop:1.4.1';

/** A manifest with an image written as `written`, in each kind that names one by a whole reference. */
const references: readonly (readonly [name: string, text: (written: string) => string])[] = [
  ['a Pod', (it) => `kind: Pod\nspec:\n  ephemeralContainers:\n  - name: debug\n    image: ${it}\n`],
  [
    'a CronJob',
    (it) =>
      `kind: CronJob\nspec:\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          initContainers: [{name: a, image: "${it}"}]\n`,
  ],
  [
    'a Rollout',
    (it) =>
      `apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nspec:\n  template:\n    spec:\n      containers:\n      - image: ${it}\n`,
  ],
  [
    "Knative's Service",
    (it) =>
      `apiVersion: serving.knative.dev/v1\nkind: Service\nspec:\n  template:\n    spec:\n      containers:\n        - image: '${it}'\n`,
  ],
  [
    'a Workflow',
    (it) =>
      `apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nspec:\n  templates:\n  - name: main\n    container:\n      image: ${it}\n  - name: other\n    script:\n      image: busybox:1\n`,
  ],
  ['a CloneSet', (it) => `kind: CloneSet\nspec:\n  template:\n    spec:\n      containers:\n      - image: ${it}\n`],
  ['an operator', (it) => `kind: Prometheus\nspec:\n  image: ${it}\n  baseImage: quay.io/prometheus/prometheus\n`],
  ['a key that ends in Image', (it) => `kind: ThanosRuler\nspec:\n  thanos: {thanosImage: ${it}}\n`],
  [
    'a ClusterServiceVersion',
    (it) =>
      `kind: ClusterServiceVersion\nmetadata:\n  annotations:\n    containerImage: busybox:1\nspec:\n  relatedImages:\n  - name: shop\n    image: ${it}\n`,
  ],
  [
    'the operands of an operator',
    (it) => `env:\n- name: RELATED_IMAGE_SHOP\n  value: ${it}\n- name: OTHER\n  value: busybox:1\n`,
  ],
  ['a variable of Terraform', (it) => `{"shop_image": "${it}", "shop-image": "busybox:1"}\n`],
  ['a variable that ends in _IMAGE', (it) => `env:\n- {name: SOLVER_IMAGE, value: "${it}"}\n`],
  ['an argument', (it) => `args:\n- --v=2\n- --acme-http01-solver-image=${it} # solver\n- --image=busybox\n`],
  ['the metadata of an action', (it) => `runs:\n  using: docker\n  image: 'docker://${it}'\n`],
  ['a JSON patch', (it) => `- op: replace\n  path: /spec/template/spec/containers/0/image\n  value: ${it}\n`],
  [
    'a patch in a kustomization',
    (it) =>
      `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\npatches:\n- target: {kind: Deployment}\n  patch: |-\n    # why\n    - op: add\n      path: /spec/template/spec/containers/0/image\n      value: ${it}\n- path: ghcr.io/acme/shop.yaml\n`,
  ],
  [
    "a patch in Flux's Kustomization",
    (it) =>
      `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nspec:\n  patches:\n    - patch: |\n        kind: Deployment\n        spec: {template: {spec: {containers: [{name: a, image: "${it}"}]}}}\n`,
  ],
  ["CloudNativePG's Cluster", (it) => `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nspec:\n  imageName: ${it}\n`],
  ["Crossplane's Provider", (it) => `apiVersion: pkg.crossplane.io/v1\nkind: Provider\nspec:\n  package: ${it}\n`],
  ['a volume of a Pod', (it) => `kind: Pod\nspec:\n  volumes:\n  - name: data\n    image:\n      reference: ${it}\n`],
  ['Helm values', (it) => `web:\n  sidecar:\n    image: ${it} # keep\n`],
  [
    "Argo CD's kustomize.images",
    (it) =>
      `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    kustomize:\n      images:\n      - shop=${it}\n      - other:1\n`,
  ],
  [
    "an ApplicationSet's kustomize.images",
    (it) =>
      `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  template:\n    spec:\n      sources:\n      - kustomize:\n          images: ["${it}"]\n`,
  ],
  [
    'a parameter of Argo CD',
    (it) =>
      `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    helm:\n      parameters:\n      - name: web.image\n        value: ${it}\n`,
  ],
];

test.each(references)('the reference of %s is set, and nothing else', (_name, text) => {
  expect(editText(text(old), { image })).toBe(text(image));
});

test.each([
  ['an argument without a tag', 'args: [--base-image=ghcr.io/acme/shop]\n'],
  ['a value of another operation', '- op: add\n  path: /metadata/annotations/image-of\n  value: ghcr.io/acme/shop:1\n'],
  ['env of another name', 'env:\n- name: IMAGE\n  value: ghcr.io/acme/shop:1\n'],
  ['a bare word under a key that ends in Image', 'sourceImage: ghcr.io/acme/shop\n'],
  ['imageName of another kind', 'spec:\n  imageName: ghcr.io/acme/shop:1\n'],
  [
    "Flux's ImageRepository, which names what is looked through",
    'apiVersion: image.toolkit.fluxcd.io/v1\nkind: ImageRepository\nspec:\n  image: ghcr.io/acme/shop\n',
  ],
  [
    'the schema of a CustomResourceDefinition',
    'kind: CustomResourceDefinition\nspec:\n  containers:\n  - image: ghcr.io/acme/shop:1\n',
  ],
  ['images of another list', 'status:\n  images:\n  - ghcr.io/acme/shop:1\n'],
])('%s is no reference', (_name, other) => {
  const result = edit({ 'a.yaml': `image: ${old}\n`, 'b.yaml': other }, { image });
  expect(result.files.map(({ path }) => path)).toEqual(['a.yaml']);
});

describe('maps of repository and tag', () => {
  const values = (tag: string): string => `image:\n  repository: ghcr.io/acme/shop\n  tag: ${tag}\n`;
  const indented = (text: string, indent: string): string => text.replace(/^(?=.)/gm, indent);

  test.each([
    ['spec.values of a HelmRelease', 'kind: HelmRelease\nspec:\n  values:\n', '    '],
    [
      'helm.valuesObject of an Application',
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    helm:\n      valuesObject:\n',
      '        ',
    ],
    ['values of any depth', 'a:\n  b:\n    c:\n', '      '],
  ])('%s', (_name, head, indent) => {
    const text = (tag: string): string => `${head}${indented(values(tag), indent)}`;
    expect(editText(text('1.4.1'), { image })).toBe(text('1.4.2'));
  });

  test.each([
    ['an image and a tag', 'image: ghcr.io/acme/shop\ntag: "1.4.1"\n', 'image: ghcr.io/acme/shop\ntag: "1.4.2"\n'],
    [
      'the digits of the digest',
      `repository: ghcr.io/acme/shop\ntag: 1.4.1\nsha: "${'a'.repeat(64)}"\n`,
      `repository: ghcr.io/acme/shop\ntag: 1.4.2\nsha: "${'b'.repeat(64)}"\n`,
    ],
    [
      'digits that are not written yet',
      'repository: ghcr.io/acme/shop\ntag: 1.4.1\nsha: ""\n',
      `repository: ghcr.io/acme/shop\ntag: 1.4.2\nsha: "${'b'.repeat(64)}"\n`,
    ],
    [
      'a digest and no tag',
      `repository: ghcr.io/acme/shop\ndigest: ${digestA}\n`,
      `repository: ghcr.io/acme/shop\ndigest: ${digestB}\n`,
    ],
  ])('%s', (_name, before, after) => {
    expect(editText(before, { image })).toBe(after);
  });
});

test('the entries of a HelmRelease behind the chart are set like those of a kustomization', () => {
  const text = (tag: string): string =>
    `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec:\n  postRenderers:\n  - kustomize:\n      images:\n      - name: ghcr.io/acme/shop\n        newTag: ${tag}\n`;
  expect(editText(text('1.4.1'), { image })).toBe(text(`1.4.2\n        digest: ${digestB}`));
});

describe('texts inside strings', () => {
  const application = (values: string): string =>
    `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    helm:\n      values: |\n${values}  project: default # keep\n`;

  test('helm.values of an Application is edited in place', () => {
    const text = (tag: string): string =>
      application(
        `        # the shop\n        image:\n          repository: ghcr.io/acme/shop # ours\n          tag: "${tag}"\n\n        sidecar: {image: 'ghcr.io/acme/shop:${tag}'}\n`,
      );
    const result = edit({ 'app.yaml': text('1.4.1') }, { image });
    const written = text('1.4.2').replace('shop:1.4.2', `shop:1.4.2@${digestB}`);
    expect(result.files[0]?.text).toBe(written);
    expect(result.changes.map(({ path, old, new: value }) => [path, old, value])).toEqual([
      ['spec.source.helm.values|image.tag', '1.4.1', '1.4.2'],
      ['spec.source.helm.values|sidecar.image', 'ghcr.io/acme/shop:1.4.1', image],
    ]);
    expect(result.warnings).toMatchObject([{ level: 'notice', at: { line: 9 } }]);
    const again = edit({ 'app.yaml': written }, { image });
    expect(again.changes).toEqual([]);
    expect(again.skipped).toMatchObject([{ line: 10, path: 'spec.source.helm.values|image.tag' }, { line: 12 }]);
  });

  test('files in a ConfigMap are edited in place, JSON too', () => {
    const text = (it: string): string =>
      `kind: ConfigMap\ndata:\n  values.yaml: |-\n    image: ${it}\n  a.json: '{"image": "${it}"}'\n  note: 'image: ghcr.io/acme/shop:1'\n`;
    expect(editText(text(old), { image })).toBe(text(image));
  });

  test('a text that is a template is left alone, and refused in a file that is named', () => {
    const text = application('        image: ghcr.io/acme/shop:{{ .tag }}\n        a: {{ .b }}\n');
    const texts = { 'a.yaml': `image: ${old}\n`, 'app.yaml': text };
    const result = edit(texts, { image });
    expect(result.files.map(({ path }) => path)).toEqual(['a.yaml']);
    expect(result.skipped).toMatchObject([
      { file: 'app.yaml', path: 'spec.source.helm.values', line: 8, reason: 'template' },
    ]);
    expect(() => edit(texts, { image }, true)).toThrow('is a template');
  });
});

describe("Argo CD's helm.parameters", () => {
  const application = (parameters: string): string =>
    `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    helm:\n      parameters:\n${parameters}`;
  const parameter = (name: string, value: string): string => `      - name: ${name}\n        value: ${value}\n`;

  test('the pair is set, its digest too', () => {
    const text = (tag: string, digest: string): string =>
      application(
        `${parameter('web.image.tag', `"${tag}"`)}${parameter('web.image.repository', 'ghcr.io/acme/shop')}${parameter('web.image.digest', digest)}${parameter('tag', '"7"')}`,
      );
    const result = edit({ 'app.yaml': text('1.4.1', digestA) }, { image });
    expect(result.files[0]?.text).toBe(text('1.4.2', digestB));
    expect(result.changes.map(({ path }) => path)).toEqual([
      'spec.source.helm.parameters[name=web.image.tag].value',
      'spec.source.helm.parameters[name=web.image.digest].value',
    ]);
  });

  test('a pair with its registry apart moves to another one', () => {
    const text = (registry: string, path: string, tag: string): string =>
      application(
        parameter('image.registry', registry) + parameter('image.repository', path) + parameter('image.tag', tag),
      );
    const asked = { image: 'ghcr.io/acme/shop=quay.io/team/shop:2.0.0' };
    expect(editText(text('ghcr.io', 'acme/shop', '1.4.1'), asked)).toBe(text('quay.io', 'team/shop', '2.0.0'));
  });

  test('a list of parameters elsewhere is none', () => {
    const text = `helm:\n  parameters:\n  - {name: image.tag, value: "1"}\n  - {name: image.repository, value: ghcr.io/acme/shop}\nimage: ${old}\n`;
    expect(editText(text, { image })).toBe(text.replace(old, image));
  });
});

describe("Flux's OCIRepository", () => {
  const source = (ref: string): string =>
    `apiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nmetadata:\n  name: shop\nspec:\n  interval: 5m\n  url: oci://ghcr.io/acme/shop # charts\n${ref}  insecure: false\n`;

  test.each([
    ['tag', '  ref:\n    tag: 1.4.1\n', `  ref:\n    tag: 1.4.2\n    digest: ${digestB}\n`],
    [
      'tag and digest',
      `  ref:\n    digest: ${digestA}\n    tag: 1.4.1\n`,
      `  ref:\n    digest: ${digestB}\n    tag: 1.4.2\n`,
    ],
    ['nothing yet', '', `  ref:\n    tag: 1.4.2\n    digest: ${digestB}\n`],
    ['braces without a member', '  ref: {} # none\n', `  ref: {tag: 1.4.2, digest: ${digestB}} # none\n`],
    ['a key without a value', '  ref:\n', `  ref:\n    tag: 1.4.2\n    digest: ${digestB}\n`],
    ['null', '  ref: null # yet\n', `  ref: # yet\n    tag: 1.4.2\n    digest: ${digestB}\n`],
    ['tag in braces', '  ref: {tag: 1.4.1}\n', `  ref: {tag: 1.4.2, digest: ${digestB}}\n`],
  ])('%s', (_name, before, after) => {
    expect(editText(source(before), { image })).toBe(source(after));
  });

  test('moves by its url', () => {
    const moved = editText(source('  ref:\n    tag: 1.4.1\n'), { image: 'ghcr.io/acme/shop=quay.io/x/y:2.0.0' });
    expect(moved).toBe(source('  ref:\n    tag: 2.0.0\n').replace('ghcr.io/acme/shop', 'quay.io/x/y'));
  });

  test('a range of versions is left alone and reported', () => {
    const texts = { 'a.yaml': source('  ref:\n    semver: 1.x\n'), 'b.yaml': `image: ${old}\n` };
    const result = edit(texts, { image });
    expect(result.files.map(({ path }) => path)).toEqual(['b.yaml']);
    expect(result.skipped).toEqual([
      {
        file: 'a.yaml',
        document: 0,
        path: 'spec.ref',
        line: 9,
        reason: 'semver-range',
        detail: 'the newest tag of "1.x" is taken',
      },
    ]);
  });
});

describe("Flux's setter markers", () => {
  const marker = (part: string): string => ` # {"$imagepolicy": "flux-system:shop${part}"}`;
  const marked = (repository: string, tag: string, digest: string): string =>
    `chart:\n  image: ${repository}:${tag}${marker('')}\n  name: ${repository}${marker(':name')}\n  version: ${tag}${marker(':tag')}\n  sum: ${digest}${marker(':digest')}\n  other: 1.0.0 # {"$imagepolicy": "flux-system:other:tag"}\n`;
  const policy =
    'apiVersion: image.toolkit.fluxcd.io/v1\nkind: ImagePolicy\nmetadata:\n  name: shop\n  namespace: flux-system\nspec:\n  imageRepositoryRef:\n    name: shop-images\n---\napiVersion: image.toolkit.fluxcd.io/v1\nkind: ImageRepository\nmetadata:\n  name: shop-images\n  namespace: flux-system\nspec:\n  image: ghcr.io/acme/shop\n';
  const before = marked('ghcr.io/acme/shop', '1.4.1', digestA);
  const after = marked('ghcr.io/acme/shop', '1.4.2', digestB).replace(
    'image: ghcr.io/acme/shop:1.4.2',
    `image: ${image}`,
  );

  test('of a policy get their part of the image, and stay', () => {
    expect(editText(before, { image: `policy:flux-system:shop=${image}` })).toBe(after);
  });

  test('are found by the repository that their policy looks through', () => {
    const result = edit({ 'app.yaml': before, 'policy.yaml': policy }, { image });
    expect(result.files.map(({ path, text }) => ({ path, text }))).toEqual([{ path: 'app.yaml', text: after }]);
  });

  test('of a policy of another namespace are not meant', () => {
    const other = policy.replaceAll('namespace: flux-system', 'namespace: apps');
    const result = edit({ 'app.yaml': before, 'policy.yaml': other }, { image });
    expect(result.changes.map(({ path }) => path)).toEqual(['chart.image']);
  });

  test('on the tag of an entry keep a digest out that Flux would not follow', () => {
    const text = `images:\n- name: ghcr.io/acme/shop\n  newTag: 1.4.1${marker(':tag')}\n`;
    const result = edit({ 'kustomization.yaml': text }, { image });
    expect(result.files[0]?.text).toBe(text.replace('1.4.1', '1.4.2'));
    expect(result.warnings).toMatchObject([{ level: 'notice', message: expect.stringContaining('not recorded') }]);
  });

  test('of a policy that no value has are a miss', () => {
    expect(() => editText(before, { image: `policy:apps:shop=${image}` })).toThrow(
      'Setting policy apps:shop failed: no value has a marker of this policy.',
    );
  });
});

describe('a move to another repository alone', () => {
  const to = 'registry.example/mirror/shop';
  const moved = (text: string, from = 'ghcr.io/acme/shop'): string => editText(text, { image: `${from}=${to}` });

  test.each<[string, (repository: string) => string]>([
    ['of a tag', (it) => `image: ${it}:1.4.1 # why\n`],
    ['of a tag and a digest', (it) => `image: ${it}:1.4.1@${digestA}\n`],
    ['of neither', (it) => `image: ${it}\n`],
    ['of Helm values', (it) => `image:\n  repository: ${it}\n  tag: 1.4.1@${digestA}\n`],
    ['of an OCIRepository', (it) => `kind: OCIRepository\nspec:\n  url: oci://${it}\n  ref: {digest: ${digestA}}\n`],
    [
      "of Argo CD's kustomize.images",
      (it) =>
        `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    kustomize:\n      images: ["shop=${it}:1.4.1"]\n`,
    ],
  ])('keeps what stands behind it: %s', (_name, text) => {
    expect(moved(text('ghcr.io/acme/shop'))).toBe(text(to));
  });

  test("is a newName in a kustomization's entry", () => {
    const text = (rest: string): string => `images:\n- name: ghcr.io/acme/shop\n${rest}  newTag: 1.4.1\n`;
    expect(editText(text(''), { image: `ghcr.io/acme/shop=${to}` }, 'kustomization.yaml')).toBe(
      text(`  newName: ${to}\n`),
    );
  });

  test('is registry and repository where they stand apart', () => {
    expect(moved('image: {registry: ghcr.io, repository: acme/shop, tag: "1"}\n')).toBe(
      'image: {registry: registry.example, repository: mirror/shop, tag: "1"}\n',
    );
  });

  test('warns of nothing, changes nothing again, and has nothing to pin', () => {
    const text = `image: ghcr.io/acme/shop@${digestA}\n`;
    const result = edit({ 'a.yaml': text }, { image: `ghcr.io/acme/shop=${to}` });
    expect(result.warnings).toEqual([]);
    const again = edit({ 'a.yaml': `image: ${to}@${digestA}\n` }, { image: `${to}=${to}` });
    expect([again.files, again.skipped.map(({ reason }) => reason)]).toEqual([[], ['same']]);
    expect(refusal(() => edit({ 'a.yaml': text }, { image: `ghcr.io/acme/shop=${to}`, pin: 'tag' })).code).toBe(
      'INPUT_INVALID',
    );
  });
});
