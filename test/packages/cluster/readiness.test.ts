import { describe, expect, it } from 'vitest';
import { type KubernetesObject, type Readiness, readinessOf } from '#cluster';

type Fields = Readonly<Record<string, unknown>>;
type State = Readiness['state'];
type Row = readonly [what: string, fields: Fields, state: State];

const object = (apiVersion: string, kind: string, { metadata, ...fields }: Fields): KubernetesObject => ({
  ...{ apiVersion, kind, ...fields },
  metadata: { name: 'a', generation: 2, ...(typeof metadata === 'object' ? metadata : {}) },
});
const conditions = (...each: readonly (readonly [type: string, status: string, reason?: string])[]): Fields => ({
  conditions: each.map(([type, status, reason = '']) => ({ type, status, reason, message: 'said so' })),
});
const seen = { observedGeneration: 2 };

const progressed = conditions(['Progressing', 'True', 'NewReplicaSetAvailable'], ['Available', 'True']);
const full = { ...seen, replicas: 2, updatedReplicas: 2, readyReplicas: 2, availableReplicas: 2, ...progressed };
const two = { replicas: 2, progressDeadlineSeconds: 600 };

const tables: Readonly<Record<string, readonly Row[]>> = {
  'apps/v1 Deployment': [
    ['all replicas are there', { spec: two, status: full }, 'current'],
    ['one is wanted where nothing is said', { spec: {}, status: { ...full, replicas: 0 } }, 'inProgress'],
    [
      'no deadline is set, and no progress told',
      { spec: { replicas: 2 }, status: { ...full, ...conditions(['Available', 'True']) } },
      'current',
    ],
    ['its controller has not seen it', { spec: two, status: { ...full, observedGeneration: 1 } }, 'inProgress'],
    ['too few exist', { spec: two, status: { ...full, replicas: 1 } }, 'inProgress'],
    ['too few are of this version', { spec: two, status: { ...full, updatedReplicas: 1 } }, 'inProgress'],
    ['old ones are still there', { spec: two, status: { ...full, replicas: 3 } }, 'inProgress'],
    ['too few are available', { spec: two, status: { ...full, availableReplicas: 1 } }, 'inProgress'],
    ['too few are ready', { spec: two, status: { ...full, readyReplicas: 1 } }, 'inProgress'],
    [
      'it is not available',
      { spec: two, status: { ...full, ...conditions(['Progressing', 'True', 'NewReplicaSetAvailable']) } },
      'inProgress',
    ],
    [
      'the new replica set is not available',
      {
        spec: two,
        status: { ...full, ...conditions(['Progressing', 'True', 'ReplicaSetUpdated'], ['Available', 'True']) },
      },
      'inProgress',
    ],
    [
      'the deadline has passed',
      { spec: two, status: { ...full, ...conditions(['Progressing', 'False', 'ProgressDeadlineExceeded']) } },
      'failed',
    ],
    [
      'pods are refused, which kstatus waits on',
      { spec: two, status: { ...seen, ...conditions(['ReplicaFailure', 'True', 'FailedCreate']) } },
      'failed',
    ],
    ['it is being deleted', { metadata: { deletionTimestamp: 'now' }, spec: two, status: full }, 'terminating'],
  ],
  'apps/v1 StatefulSet': [
    [
      'all replicas are there',
      {
        spec: { replicas: 2 },
        status: {
          ...seen,
          replicas: 2,
          readyReplicas: 2,
          currentReplicas: 2,
          currentRevision: 'a',
          updateRevision: 'a',
        },
      },
      'current',
    ],
    ['its pods are replaced by hand', { spec: { updateStrategy: { type: 'OnDelete' } }, status: seen }, 'current'],
    ['too few exist', { spec: { replicas: 2 }, status: { ...seen, replicas: 1 } }, 'inProgress'],
    ['too few are ready', { spec: { replicas: 2 }, status: { ...seen, replicas: 2, readyReplicas: 1 } }, 'inProgress'],
    [
      'the revision is an old one',
      {
        spec: { replicas: 1 },
        status: {
          ...seen,
          replicas: 1,
          readyReplicas: 1,
          currentReplicas: 1,
          currentRevision: 'a',
          updateRevision: 'b',
        },
      },
      'inProgress',
    ],
    [
      'a partition is rolled out',
      {
        spec: { replicas: 3, updateStrategy: { rollingUpdate: { partition: 2 } } },
        status: { ...seen, replicas: 3, readyReplicas: 3, updatedReplicas: 1 },
      },
      'current',
    ],
    [
      'a partition is not rolled out',
      {
        spec: { replicas: 3, updateStrategy: { rollingUpdate: { partition: 2 } } },
        status: { ...seen, replicas: 3, readyReplicas: 3, updatedReplicas: 0 },
      },
      'inProgress',
    ],
  ],
  'apps/v1 DaemonSet': [
    [
      'every node has its pod',
      {
        status: {
          ...seen,
          desiredNumberScheduled: 1,
          currentNumberScheduled: 1,
          updatedNumberScheduled: 1,
          numberAvailable: 1,
          numberReady: 1,
        },
      },
      'current',
    ],
    ['nobody has seen it', { status: {} }, 'inProgress'],
    [
      'an old pod is there',
      {
        status: {
          ...seen,
          desiredNumberScheduled: 1,
          currentNumberScheduled: 1,
          updatedNumberScheduled: 0,
          numberAvailable: 1,
          numberReady: 1,
        },
      },
      'inProgress',
    ],
    ['no number is known', { status: seen }, 'inProgress'],
  ],
  'apps/v1 ReplicaSet': [
    [
      'all replicas are there',
      {
        spec: { replicas: 1 },
        status: { ...seen, replicas: 1, fullyLabeledReplicas: 1, availableReplicas: 1, readyReplicas: 1 },
      },
      'current',
    ],
    [
      'pods are refused',
      { spec: { replicas: 1 }, status: { ...seen, ...conditions(['ReplicaFailure', 'True']) } },
      'failed',
    ],
    [
      'one is not ready',
      { spec: { replicas: 1 }, status: { ...seen, replicas: 1, fullyLabeledReplicas: 1 } },
      'inProgress',
    ],
  ],
  'batch/v1 Job': [
    ['it has completed', { status: conditions(['Complete', 'True']) }, 'current'],
    ['it runs, which kstatus calls current', { status: { startTime: 'now', active: 1 } }, 'inProgress'],
    ['it has not started', { status: {} }, 'inProgress'],
    ['it has failed', { status: conditions(['Failed', 'True', 'BackoffLimitExceeded']) }, 'failed'],
    ['it is suspended as asked', { spec: { suspend: true }, status: conditions(['Suspended', 'True']) }, 'current'],
  ],
  'v1 Pod': [
    ['it is ready', { status: { phase: 'Running', ...conditions(['Ready', 'True']) } }, 'current'],
    ['it runs, and is not ready', { status: { phase: 'Running' } }, 'inProgress'],
    ['it has succeeded', { status: { phase: 'Succeeded' } }, 'current'],
    ['it has failed, which kstatus calls current', { status: { phase: 'Failed' } }, 'failed'],
    [
      'it exits again and again',
      {
        status: {
          phase: 'Running',
          containerStatuses: [{ name: 'a', state: { waiting: { reason: 'CrashLoopBackOff' } } }],
        },
      },
      'failed',
    ],
  ],
  'v1 PersistentVolumeClaim': [
    ['it is bound', { status: { phase: 'Bound' } }, 'current'],
    ['it is pending', { status: { phase: 'Pending' } }, 'inProgress'],
  ],
  'v1 Service': [
    ['it has no load balancer', { spec: { type: 'ClusterIP' } }, 'current'],
    ['its load balancer has no address', { spec: { type: 'LoadBalancer' } }, 'inProgress'],
    ['its load balancer has one', { spec: { type: 'LoadBalancer', clusterIP: '10.0.0.1' } }, 'current'],
  ],
  'apiextensions.k8s.io/v1 CustomResourceDefinition': [
    ['it is established', { status: conditions(['NamesAccepted', 'True'], ['Established', 'True']) }, 'current'],
    ['its names are taken', { status: conditions(['NamesAccepted', 'False', 'ListKindConflict']) }, 'failed'],
    ['it is being installed', { status: conditions(['Established', 'False', 'Installing']) }, 'inProgress'],
    ['it is not to be established', { status: conditions(['Established', 'False', 'NotAccepted']) }, 'failed'],
    ['it is new', {}, 'inProgress'],
  ],
  'policy/v1 PodDisruptionBudget': [['it exists', { status: {} }, 'current']],
  'v1 ConfigMap': [['it exists', {}, 'current']],
  'example.com/v1 Thing': [
    ['it says nothing', { status: {} }, 'current'],
    ['it is ready', { status: conditions(['Ready', 'True']) }, 'current'],
    ['it is not ready', { status: conditions(['Ready', 'False']) }, 'inProgress'],
    ['nobody knows', { status: conditions(['Ready', 'Unknown']) }, 'inProgress'],
    ['it is reconciled', { status: conditions(['Reconciling', 'True']) }, 'inProgress'],
    ['it is stalled', { status: conditions(['Stalled', 'True']) }, 'failed'],
  ],
  'kustomize.toolkit.fluxcd.io/v1 Kustomization': [
    ['it is applied', { status: { ...seen, ...conditions(['Ready', 'True']) } }, 'current'],
    ['it was just made, which kstatus calls current', {}, 'inProgress'],
    [
      'it was ready before, and not seen since',
      { status: { observedGeneration: 1, ...conditions(['Ready', 'True']) } },
      'inProgress',
    ],
    [
      'it fails and tries again, which kstatus waits on',
      {
        status: {
          ...seen,
          ...conditions(['Reconciling', 'True', 'ProgressingWithRetry'], ['Ready', 'False', 'BuildFailed']),
        },
      },
      'failed',
    ],
    ['it fails and was never seen through', { status: conditions(['Ready', 'False', 'BuildFailed']) }, 'failed'],
    [
      'it waits for another one',
      { status: { ...seen, ...conditions(['Reconciling', 'True'], ['Ready', 'False', 'DependencyNotReady']) } },
      'inProgress',
    ],
    ['it is stalled', { status: { ...seen, ...conditions(['Stalled', 'True', 'InvalidPath']) } }, 'failed'],
    [
      'it works on it',
      { status: { ...seen, ...conditions(['Reconciling', 'True', 'Progressing'], ['Ready', 'Unknown']) } },
      'inProgress',
    ],
  ],
};

describe.each(Object.entries(tables))('%s', (type, rows) => {
  const [apiVersion = '', kind = ''] = type.split(' ');
  it.each(rows)('%s', (_, fields, state) => {
    const readiness = readinessOf(object(apiVersion, kind, fields));
    expect(readiness.state).toBe(state);
    if (readiness.state !== 'current') expect(readiness.message).not.toBe('');
  });
});

it('covers every kind that has rules of its own', () => {
  console.log(`readiness: ${Object.values(tables).flat().length} rows for ${Object.keys(tables).length} kinds`);
  expect(Object.keys(tables).length).toBeGreaterThan(12);
});
