import type { KubernetesObject } from '#cluster';
import { expectedImage } from './world.ts';

type Fields = Readonly<Record<string, unknown>>;

const flux = 'flux-system';

function object(apiVersion: string, kind: string, name: string, namespace: string, fields: Fields): KubernetesObject {
  const { metadata, ...rest } = fields;
  const more = typeof metadata === 'object' ? metadata : {};
  return { apiVersion, kind, metadata: { name, namespace, generation: 1, uid: `${kind}-${name}`, ...more }, ...rest };
}

const condition = (type: string, status: string, reason: string, message = ''): Fields => ({
  ...{ type, status, reason, message, observedGeneration: 1 },
});
const ready = condition('Ready', 'True', 'Succeeded');

const rev = (commit: string): string => `main@sha1:${commit}`;

export function gitRepository(commit: string, { failing = '', suspend = false, url = '' } = {}): KubernetesObject {
  return object('source.toolkit.fluxcd.io/v1', 'GitRepository', 'env', flux, {
    spec: { url: url || 'ssh://git@github.com/acme/env.git', ref: { branch: 'main' }, suspend },
    status: {
      observedGeneration: 1,
      artifact: { revision: rev(commit) },
      conditions: [failing === '' ? ready : condition('Ready', 'False', failing, 'secret words')],
    },
  });
}

interface KustomizationState {
  readonly applied: string;
  readonly attempted?: string;
  readonly name?: string;
  readonly path?: string;
  readonly failing?: string;
  readonly checking?: boolean;
  readonly suspend?: boolean;
  readonly generation?: number;
  readonly keeps?: readonly string[];
}

/** @param keeps ids of an inventory */
export function kustomization(state: KustomizationState): KubernetesObject {
  const { applied, attempted = applied, name = 'apps', failing = '', checking = false, suspend = false } = state;
  const conditions = checking
    ? [
        condition('Ready', 'Unknown', 'Progressing'),
        condition('Reconciling', 'True', 'Progressing', 'Running health checks'),
      ]
    : [failing === '' ? ready : condition('Ready', 'False', failing, 'secret words')];
  return object('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', name, flux, {
    metadata: { generation: state.generation ?? 1 },
    spec: { path: state.path ?? './apps', suspend, sourceRef: { kind: 'GitRepository', name: 'env' } },
    status: {
      ...{
        observedGeneration: 1,
        conditions,
        lastAppliedRevision: rev(applied),
        lastAttemptedRevision: rev(attempted),
      },
      inventory: { entries: (state.keeps ?? ['shop_web_apps_Deployment']).map((id) => ({ id, v: 'v1' })) },
    },
  });
}

interface DeploymentState {
  readonly image?: string;
  readonly name?: string;
  readonly ready?: number;
  readonly replicas?: number;
  readonly generation?: number;
  readonly observed?: number;
  readonly revision?: string;
}

export function deployment(state: DeploymentState = {}): KubernetesObject {
  const { image = expectedImage, name = 'web', replicas = 1, generation = 1, revision = '2' } = state;
  const { ready: count = replicas, observed = generation } = state;
  return object('apps/v1', 'Deployment', name, 'shop', {
    metadata: { generation, annotations: { 'deployment.kubernetes.io/revision': revision } },
    spec: { replicas, template: { spec: { containers: [{ name: 'web', image }] } } },
    status: {
      ...{
        observedGeneration: observed,
        replicas,
        updatedReplicas: count,
        readyReplicas: count,
        availableReplicas: count,
      },
      conditions: [
        condition('Available', count === replicas ? 'True' : 'False', 'R'),
        condition('Progressing', 'True', count === replicas ? 'NewReplicaSetAvailable' : 'ReplicaSetUpdated'),
      ],
    },
  });
}

export function replicaSet(revision = '2', name = 'web'): KubernetesObject {
  return object('apps/v1', 'ReplicaSet', `${name}-${revision}`, 'shop', {
    metadata: {
      annotations: { 'deployment.kubernetes.io/revision': revision },
      ownerReferences: [{ uid: `Deployment-${name}` }],
    },
  });
}

interface PodState {
  readonly image?: string;
  readonly imageID?: string;
  readonly waiting?: string;
  readonly revision?: string;
  readonly name?: string;
}

export function pod(state: PodState = {}): KubernetesObject {
  const { image = expectedImage, imageID = '', waiting = '', revision = '2', name = 'web' } = state;
  const stateOf = waiting === '' ? {} : { state: { waiting: { reason: waiting, message: 'secret words' } } };
  return object('v1', 'Pod', `${name}-${revision}-x`, 'shop', {
    metadata: { ownerReferences: [{ uid: `ReplicaSet-${name}-${revision}` }] },
    spec: { containers: [{ name: 'web', image }] },
    status: { phase: 'Running', containerStatuses: [{ name: 'web', image, imageID, ...stateOf }] },
  });
}

/** A Deployment whose pods are all there. */
export function running(image = expectedImage, name = 'web'): readonly KubernetesObject[] {
  return [deployment({ image, name }), replicaSet('2', name), pod({ image, name })];
}

interface ApplicationState {
  readonly commit: string;
  readonly sync?: string;
  readonly health?: string;
  readonly automated?: boolean;
  readonly phase?: string;
  readonly condition?: string;
}

export function application(state: ApplicationState): KubernetesObject {
  const { commit, sync = 'Synced', health = 'Healthy', automated = true, phase = 'Succeeded' } = state;
  const conditions = state.condition === undefined ? [] : [{ type: state.condition, message: 'secret words' }];
  return object('argoproj.io/v1alpha1', 'Application', 'shop', 'argocd', {
    spec: {
      source: { repoURL: 'https://github.com/acme/env', path: 'apps', targetRevision: 'HEAD' },
      ...(automated && { syncPolicy: { automated: {} } }),
    },
    status: {
      ...{ sync: { status: sync, revision: commit }, health: { status: health }, conditions },
      operationState: { phase, message: 'secret words', syncResult: { revision: commit } },
      resources: [{ group: 'apps', version: 'v1', kind: 'Deployment', namespace: 'shop', name: 'web' }],
    },
  });
}

export function helmRelease(state: { readonly failing?: string; readonly generation?: number } = {}): KubernetesObject {
  const { failing = '', generation = 1 } = state;
  return object('helm.toolkit.fluxcd.io/v2', 'HelmRelease', 'shop', 'shop', {
    metadata: { generation },
    spec: { chart: { spec: { chart: 'shop', sourceRef: { kind: 'HelmRepository', name: 'charts' } } } },
    status: {
      ...{
        observedGeneration: 1,
        lastAttemptedRevision: '1.0.0',
        history: [{ chartVersion: '1.0.0', status: 'deployed' }],
      },
      conditions: [failing === '' ? ready : condition('Ready', 'False', failing, 'secret words')],
      inventory: { entries: [{ id: 'shop_web_apps_Deployment', v: 'v1' }] },
    },
  });
}

export function canary(phase: string, lastTransitionTime = '2026-01-01T00:00:00Z'): KubernetesObject {
  return object('flagger.app/v1beta1', 'Canary', 'web', 'shop', {
    spec: { targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' } },
    status: { phase, lastTransitionTime },
  });
}
