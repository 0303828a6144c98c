import { expect, test } from 'vitest';
import { type InstalledAgent, installedAgents, type KubernetesObject } from '#agent';
import { existingRow, type Wanted } from '../../../actions/install-agent/src/preflight/existing.ts';

interface Traces {
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly managers?: readonly string[];
  readonly owner?: string;
}

const deployment = (name: string, partOf: string, { labels, annotations, managers = [], owner }: Traces) =>
  ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      ...{ name, namespace: 'agents', annotations: annotations ?? {} },
      labels: { 'app.kubernetes.io/part-of': partOf, ...labels },
      ownerReferences: owner === undefined ? [] : [{ kind: owner, name: 'main' }],
      managedFields: [
        { manager: 'kube-controller-manager', time: '2026-01-09T00:00:00Z', fieldsV1: { 'f:status': {} } },
        ...managers.map((manager, at) => ({
          ...{ manager, operation: 'Apply', time: `2026-01-0${at + 1}T00:00:00Z` },
          fieldsV1: { 'f:spec': { 'f:template': {} } },
        })),
      ],
    },
    spec: { template: { spec: { containers: [{ image: 'quay.io/argoproj/argocd:v3.3.9' }] } } },
  }) satisfies KubernetesObject;
const flux = (traces: Traces): KubernetesObject =>
  deployment('source-controller', 'flux', {
    ...traces,
    labels: { 'app.kubernetes.io/version': 'v2.8.0', ...traces.labels },
  });
const argocd = (traces: Traces): KubernetesObject => deployment('argocd-server', 'argocd', traces);

test.each<[string, KubernetesObject, string, boolean]>([
  ['an earlier run', flux({ managers: ['gitops-actions'] }), 'gitops-actions', false],
  ['flux install', flux({ managers: ['flux'] }), 'the flux command line, or Terraform', false],
  [
    'flux bootstrap',
    flux({ managers: ['flux', 'kustomize-controller'], labels: { 'kustomize.toolkit.fluxcd.io/name': 'flux-system' } }),
    'Flux, from a repository (Kustomization flux-system)',
    true,
  ],
  [
    'the operator',
    flux({ managers: ['flux-operator'], labels: { 'fluxcd.controlplane.io/name': 'flux' } }),
    'Flux Operator (FluxInstance flux)',
    true,
  ],
  [
    'a chart',
    flux({ managers: ['helm'], annotations: { 'meta.helm.sh/release-name': 'flux2' } }),
    'Helm (release flux2)',
    false,
  ],
  ['kubectl apply', argocd({ managers: ['kubectl-client-side-apply'] }), 'kubectl', false],
  ['the Argo CD operator', argocd({ managers: ['manager'], owner: 'ArgoCD' }), 'Argo CD Operator (ArgoCD main)', true],
  [
    'autopilot',
    argocd({ managers: ['kubectl'], labels: { 'app.kubernetes.io/managed-by': 'argocd-autopilot' } }),
    'argocd-autopilot',
    true,
  ],
  [
    'Argo CD itself',
    argocd({
      managers: ['argocd-controller'],
      annotations: { 'argocd.argoproj.io/tracking-id': 'argo-cd:apps/Deployment:argocd/argocd-server' },
    }),
    'Argo CD, from a repository (Application argo-cd)',
    true,
  ],
  ['somebody', argocd({ managers: ['pulumi'] }), 'pulumi', false],
])('what %s has installed is known by its traces', (_, object, installer, isKept) => {
  const isFlux = object.metadata.name === 'source-controller';
  expect(installedAgents([object])).toEqual([
    {
      ...(isFlux ? { agent: 'flux', version: '2.8.0' } : { agent: 'argocd', version: '3.3.9' }),
      ...{ namespace: 'agents', installer, isKept },
    },
  ]);
});

const wanted: Wanted = {
  ...{ agent: 'flux', namespace: 'agents', version: '2.9.4' },
  ...{ isOurs: true, allowDowngrade: false },
};
const here: InstalledAgent = {
  ...{ agent: 'flux', namespace: 'agents', version: '2.9.4' },
  ...{ installer: 'gitops-actions', isKept: false },
};

test.each<[string, readonly InstalledAgent[], Partial<Wanted>, string, string]>([
  ['nothing', [], {}, 'ok', 'No agent is installed.'],
  ['the same version', [here], {}, 'ok', 'Flux 2.9.4 in agents, installed by an earlier run: the same version.'],
  ['an older one', [{ ...here, version: '2.8.0' }], {}, 'ok', 'an upgrade'],
  ['a newer one', [{ ...here, version: '2.10.0' }], {}, 'fail', 'a downgrade'],
  ['a newer one, on purpose', [{ ...here, version: '2.10.0' }], { allowDowngrade: true }, 'warn', 'a downgrade'],
  ['a pre-release of the same', [{ ...here, version: '2.9.4-rc.1' }], {}, 'ok', 'an upgrade'],
  ['one of an unknown version', [{ ...here, version: undefined }], {}, 'ok', 'of an unknown version'],
  ['a newer one elsewhere', [{ ...here, namespace: 'other', version: '2.10.0' }], {}, 'fail', 'another Flux 2.10.0'],
  ['the same elsewhere', [{ ...here, namespace: 'other' }], {}, 'warn', 'shares the definitions'],
  ["somebody else's", [{ ...here, installer: 'kubectl' }], { isOurs: false }, 'warn', 'installed by kubectl'],
  [
    'one that an operator keeps',
    [{ ...here, installer: 'Flux Operator', isKept: true }],
    {},
    'warn',
    'by Flux Operator, who puts it back: the same version',
  ],
  ['another agent', [{ ...here, agent: 'argocd', version: '99.0.0' }], {}, 'ok', 'beside Argo CD 99.0.0 in agents'],
])('beside %s an install is judged', (_, installed, options, state, detail) => {
  const row = existingRow(installed, { ...wanted, ...options });
  expect(row).toMatchObject({ check: 'existing', state, detail: expect.stringContaining(detail) });
  expect('error' in row ? row.error.code : undefined).toBe(state === 'fail' ? 'DOWNGRADE' : undefined);
});
