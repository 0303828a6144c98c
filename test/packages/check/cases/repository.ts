import { type Case, deployment, digest } from './case.ts';

const environments = `version: 1
environments:
  - { name: dev, path: envs/dev }
  - { name: prod, path: envs/prod }
`;
const namespaced = `${environments}policy: { namespaces: ["{environment}", "{environment}-*"] }\n`;
const object = (kind: string, metadata: string) => `apiVersion: v1\nkind: ${kind}\nmetadata: ${metadata}\n`;
const owned = '/envs/dev/ @acme/dev\n/envs/prod/ @acme/sre\n/.github/ @acme/sre\n/gitops.yaml @acme/sre\n';
const apps = 'apps:\n  - name: shop\n    images: [{ image: ghcr.io/acme/shop }]\n';
const canary = `apiVersion: flagger.app/v1beta1
kind: Canary
metadata: { name: shop, namespace: prod }
spec:
  targetRef: { apiVersion: apps/v1, kind: Deployment, name: shop }
`;
const gated = `${environments.replace('envs/prod }', 'envs/prod, gates: { approvals: 2 } }')}`;

export const repositoryCases: readonly Case[] = [
  {
    check: 'parse',
    title: 'a key twice, a tab, an alias of nothing, and JSON that ends early',
    files: {
      'a.yaml': 'kind: A\nmetadata:\n  name: a\n  name: b\n',
      'b.yaml': 'a:\n\t- b\n',
      'c.yaml': 'a: *nothing\n',
      'd.json': '{"a": [1, 2}',
    },
    found: ['a.yaml:4:3', 'b.yaml:2:1', 'c.yaml:1:4', 'd.json:1:12'],
  },
  {
    check: 'parse',
    title:
      'one key in two documents, a merge key beside its own, tabs in a block, an empty file, settings of an editor',
    files: {
      'a.yaml': 'kind: A\n---\nkind: A\n',
      'b.yaml': 'base: &base { a: 1 }\nown:\n  <<: *base\n  a: 2\n',
      'c.yaml': 'script: |\n  \tmake\n',
      'd.yaml': '# nothing\n',
      '.devcontainer/devcontainer.json': '// how to start\n{ "image": "node:24" }\n',
    },
    found: [],
  },
  {
    check: 'template',
    title: 'a chart',
    files: { 'templates/web.yaml': 'kind: Service\nmetadata:\n  name: {{ .Values.name }}\n' },
    found: ['templates/web.yaml:3:9'],
  },
  {
    check: 'template',
    title: 'braces in a text',
    files: { 'alert.yaml': 'summary: "{{ $labels.pod }} is down"\nrules: |\n  {{ range }}\n' },
    found: [],
  },
  {
    check: 'namespaces',
    title: "another environment's namespace in an object, a Namespace and a kustomization; in a base one of nobody",
    gitops: namespaced,
    files: {
      'envs/dev/a.yaml': object('ConfigMap', '{ name: a, namespace: prod }'),
      'envs/dev/b.yaml': object('Namespace', '{ name: kube-system }'),
      'envs/dev/kustomization.yaml': 'namespace: prod\n',
      'base/a.yaml': object('ConfigMap', '{ name: a, namespace: kube-system }'),
    },
    found: ['base/a.yaml:3:22', 'envs/dev/a.yaml:3:22', 'envs/dev/b.yaml:3:13', 'envs/dev/kustomization.yaml:1:1'],
  },
  {
    check: 'namespaces',
    title: 'where Flux and Argo CD put what they apply',
    gitops: namespaced,
    files: {
      'envs/dev/app.yaml': `${object('Application', '{ name: a, namespace: dev }').replace('v1', 'argoproj.io/v1alpha1')}spec:\n  destination: { namespace: prod }\n`,
      'envs/dev/flux.yaml': `${object('Kustomization', '{ name: a, namespace: dev }').replace('v1', 'kustomize.toolkit.fluxcd.io/v1')}spec:\n  targetNamespace: prod\n`,
    },
    found: ['envs/dev/app.yaml:5:18', 'envs/dev/flux.yaml:5:3'],
  },
  {
    check: 'namespaces',
    title: 'the own namespace, one that begins with it, none, and in a base that of any environment',
    gitops: namespaced,
    files: {
      'envs/dev/a.yaml': object('ConfigMap', '{ name: prod, namespace: dev }'),
      'envs/dev/b.yaml': object('ConfigMap', '{ name: b, namespace: dev-eu }'),
      'envs/dev/c.yaml': object('ConfigMap', '{ name: c }'),
      'base/a.yaml': object('ConfigMap', '{ name: a, namespace: prod }'),
    },
    found: [],
  },
  {
    check: 'kinds',
    title: 'a kind, and one of a group, also in a List',
    gitops: 'version: 1\npolicy: { kinds-denied: [Namespace, Role.rbac.authorization.k8s.io] }',
    files: {
      'a.yaml': `kind: List\nitems:\n  - kind: Namespace\n    metadata: { name: a }\n`,
      'b.yaml': object('Role', '{ name: b }').replace('v1', 'rbac.authorization.k8s.io/v1'),
    },
    found: ['a.yaml:3:5', 'b.yaml:2:1'],
  },
  {
    check: 'kinds',
    title: 'a kind that begins alike, one of another group, and a field that says it',
    gitops: 'version: 1\npolicy: { kinds-denied: [ClusterRole, Role.rbac.authorization.k8s.io] }',
    files: {
      'a.yaml': object('ClusterRoleBinding', '{ name: a }').concat('roleRef: { kind: ClusterRole, name: view }\n'),
      'b.yaml': object('Role', '{ name: b }').replace('v1', 'acme.example/v1'),
    },
    found: [],
  },
  {
    check: 'owners',
    title: 'an environment without owners, by a later rule that takes them away, and CODEOWNERS itself',
    gitops: environments,
    files: { CODEOWNERS: `${owned}/envs/prod/secrets/\n`, 'envs/prod/secrets/a.yaml': '', 'envs/dev/a.yaml': '' },
    found: ['CODEOWNERS:1:1', 'CODEOWNERS:5:1'],
  },
  {
    check: 'owners',
    title: 'no CODEOWNERS',
    gitops: environments,
    files: { 'a.yaml': '' },
    found: ['gitops.yaml:1:1'],
  },
  {
    check: 'owners',
    title: 'a pattern that stands for the files directly in a folder alone',
    gitops: environments,
    files: { '.github/CODEOWNERS': `${owned.replace('/envs/prod/', '/envs/prod/*')}/.github/CODEOWNERS @acme/sre\n` },
    found: ['.github/CODEOWNERS:1:1'],
  },
  {
    check: 'owners',
    title: 'a line that GitHub passes over, since it does not name an owner as one is named',
    gitops: environments,
    files: { CODEOWNERS: `${owned}/CODEOWNERS sre\n` },
    found: ['CODEOWNERS:1:1'],
  },
  {
    check: 'owners',
    title: 'every one has owners, by rules of their own or one for all, with comments',
    gitops: environments,
    files: { CODEOWNERS: `# who\n* @acme/all # everyone\nenvs/ ada@acme.example\n`, 'envs/prod/deep/a.yaml': '' },
    found: [],
  },
  {
    check: 'owners',
    title: 'a repository without gitops.yaml has no environments',
    files: { 'a.yaml': '' },
    found: [],
  },
  {
    check: 'base',
    title: 'an edit that two environments get through a kustomization between',
    gitops: environments,
    files: {
      'base/web.yaml': deployment({ image: 'ghcr.io/acme/shop:2.0.0' }),
      'base/kustomization.yaml': 'resources: [web.yaml]\n',
      'common/kustomization.yaml': 'resources: [../base]\n',
      'envs/dev/kustomization.yaml': 'resources: [../../common]\n',
      'envs/prod/eu/kustomization.yaml': 'resources: [../../../base]\n',
    },
    before: {
      'base/web.yaml': deployment({ image: 'ghcr.io/acme/shop:1.0.0' }),
      'base/kustomization.yaml': 'resources: [web.yaml]\n',
      'common/kustomization.yaml': 'resources: [../base]\n',
      'envs/dev/kustomization.yaml': 'resources: [../../common]\n',
      'envs/prod/eu/kustomization.yaml': 'resources: [../../../base]\n',
    },
    found: ['base/web.yaml:1:1'],
  },
  {
    check: 'base',
    title: 'an edit of an overlay, and of a base that one environment has',
    gitops: environments,
    files: {
      'base/web.yaml': deployment({ image: 'ghcr.io/acme/shop:2.0.0' }),
      'base/kustomization.yaml': 'resources: [web.yaml]\n',
      'envs/dev/kustomization.yaml': 'resources: [../../base]\nnamespace: dev\n',
      'envs/prod/kustomization.yaml': 'resources: [other.yaml]\n',
    },
    before: {
      'base/web.yaml': deployment({ image: 'ghcr.io/acme/shop:1.0.0' }),
      'base/kustomization.yaml': 'resources: [web.yaml]\n',
      'envs/dev/kustomization.yaml': 'resources: [../../base]\n',
      'envs/prod/kustomization.yaml': 'resources: [other.yaml]\n',
    },
    found: [],
  },
  {
    check: 'agents',
    title: "Flagger's copy, a marker and a list of images beside deliveries",
    gitops: `version: 1\n${apps}`,
    files: {
      'canary.yaml': canary,
      'primary.yaml': deployment().replace('name: shop\nspec', 'name: shop-primary\nspec'),
      'web.yaml': deployment({ image: `ghcr.io/acme/shop:1.0.0@${digest} # {"$imagepolicy": "flux-system:shop"}` }),
      'app.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  name: shop\n  annotations:\n    argocd-image-updater.argoproj.io/image-list: web=ghcr.io/acme/shop:~1.0\n',
    },
    found: ['app.yaml:6:5', 'primary.yaml:4:3', 'web.yaml:12:18'],
  },
  {
    check: 'agents',
    title: 'the target of the Canary, a marker and a list of images that nobody else delivers',
    gitops: `version: 1\n${apps}`,
    files: {
      'canary.yaml': canary,
      'web.yaml': deployment(),
      'service.yaml': object('Service', '{ name: shop-primary }'),
      'db.yaml': deployment({ image: 'ghcr.io/acme/db:1.0.0 # {"$imagepolicy": "flux-system:db"}' }),
      'app.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  name: db\n  annotations:\n    argocd-image-updater.argoproj.io/image-list: ghcr.io/acme/db:~1.0\n',
    },
    found: [],
  },
  {
    check: 'config',
    title: 'a key that gitops.yaml does not know',
    gitops: environments,
    files: { 'gitops.yaml': 'version: 1\nenviroments: []\n' },
    found: ['gitops.yaml:2:1'],
  },
  {
    check: 'config',
    title: 'a change that takes it away',
    gitops: environments,
    before: {},
    files: {},
    removed: ['gitops.yaml'],
    found: ['gitops.yaml:1:1'],
  },
  {
    check: 'config',
    title: 'a waiver of no check, and one that has ended',
    gitops: environments,
    files: {
      'gitops.yaml': `version: 1
waivers:
  - { check: resource, path: "**", owner: ada, until: 2030-01-01, reason: later }
  - { check: resources, path: "**", owner: ada, until: 2026-11-21, reason: later }
`,
    },
    found: ['gitops.yaml:3:5', 'gitops.yaml:4:5'],
  },
  {
    check: 'config',
    title: 'a waiver on its last day',
    gitops: environments,
    files: {
      'gitops.yaml': `version: 1\nwaivers:\n  - { check: resources, path: "**", owner: ada, until: 2026-11-22, reason: later }\n`,
    },
    found: [],
  },
  {
    check: 'gates',
    title: 'no ruleset requires the status',
    gitops: gated,
    gatesStatus: 'not-required',
    files: {},
    found: ['gitops.yaml:1:1'],
  },
  {
    check: 'gates',
    title: 'a ruleset takes the status from anyone',
    gitops: gated,
    gatesStatus: 'from-anyone',
    files: {},
    found: ['gitops.yaml:1:1'],
  },
  { check: 'gates', title: 'the status is required', gitops: gated, gatesStatus: 'required', files: {}, found: [] },
  { check: 'gates', title: 'nobody may tell', gitops: gated, files: {}, found: [] },
  { check: 'gates', title: 'no gates', gitops: environments, gatesStatus: 'not-required', files: {}, found: [] },
];
