import { describe, expect, it } from 'vitest';
import { agentStatus, type KubernetesObject } from '#agent';

type Fields = Readonly<Record<string, unknown>>;
type Row = readonly [what: string, fields: Fields, expected: Fields];

const old = 'a'.repeat(40);
const now = 'b'.repeat(40);
const at = (commit: string): string => `main@sha1:${commit}`;
const revision = (commit: string): Fields => ({ text: at(commit), commit });
const condition = (type: string, status: string, reason = 'R', more: Fields = {}): Fields => ({
  ...{ type, status, reason, message: `${reason} said so`, observedGeneration: 2 },
  ...more,
});
const status = (conditions: readonly Fields[], more: Fields = {}): Fields => ({
  status: { observedGeneration: 2, conditions, ...more },
});
const object = (apiVersion: string, kind: string, { metadata, ...fields }: Fields): KubernetesObject => ({
  ...{ apiVersion, kind, ...fields },
  metadata: {
    name: 'apps',
    namespace: 'flux-system',
    generation: 2,
    ...(typeof metadata === 'object' ? metadata : {}),
  },
});
const reconciling = (message: string): Fields => condition('Reconciling', 'True', 'Progressing', { message });
const fails = (code: string, reason: string, more: Fields = {}): Fields => ({
  outcome: { state: 'failed', code, reason, message: `${reason} said so`, final: false, ...more },
});
const works = (reason: string, message = `${reason} said so`): Fields => ({
  outcome: { state: 'progressing', reason, message },
});
const done = { outcome: { state: 'done' } };
const retries = condition('Reconciling', 'True', 'ProgressingWithRetry');
const ready = condition('Ready', 'True', 'ReconciliationSucceeded');

const artifact = { artifact: { revision: at(now) } };
const applied = { lastAppliedRevision: at(now), lastAttemptedRevision: at(now) };
const started = { lastAppliedRevision: at(old), lastAttemptedRevision: at(now) };

const synced = { sync: { status: 'Synced', revision: now }, health: { status: 'Healthy' } };
const automated = { spec: { syncPolicy: { automated: {} } } };
const plain = (commit: string): Fields => ({ text: commit, commit });
const operation = (phase: string, commit: string): Fields => ({
  operationState: { phase, message: `${phase} said so`, syncResult: { revision: commit } },
});
const outOfSync = { sync: { status: 'OutOfSync', revision: now }, health: { status: 'Healthy' } };
const argocdError = (type: string, message: string): Fields => ({
  ...automated,
  status: { sync: { status: 'Unknown', revision: 'main' }, conditions: [{ type, message }] },
});
const said = (reason: string, message: string): Fields => ({ reason, message });

const tables: Readonly<Record<string, readonly Row[]>> = {
  'source.toolkit.fluxcd.io/v1 GitRepository': [
    ['holds a commit', status([ready], artifact), { fetched: revision(now), ...done }],
    ['is new', {}, works('', 'Its controller has not reported on it yet.')],
    [
      'has changed since',
      status([condition('Ready', 'True', 'R', { observedGeneration: 1 })], artifact),
      { fetched: revision(now), ...works('R') },
    ],
    [
      'cannot sign in, and tries again',
      status([condition('Ready', 'False', 'AuthenticationFailed'), retries]),
      fails('AGENT_SOURCE', 'AuthenticationFailed'),
    ],
    [
      'cannot fetch what comes next, and still holds a commit',
      status([condition('Ready', 'False', 'GitOperationFailed'), retries], artifact),
      { fetched: revision(now), ...fails('AGENT_SOURCE', 'GitOperationFailed') },
    ],
    [
      'failed before it was changed',
      status([condition('Ready', 'False', 'GitOperationFailed', { observedGeneration: 1 })]),
      works('GitOperationFailed'),
    ],
    [
      'has an address that nothing will change',
      status([condition('Ready', 'False', 'URLInvalid'), condition('Stalled', 'True', 'URLInvalid')]),
      fails('AGENT_SOURCE', 'URLInvalid', { final: true }),
    ],
    [
      'is suspended',
      { spec: { suspend: true }, ...status([ready], artifact) },
      {
        fetched: revision(now),
        outcome: { state: 'suspended', code: 'AGENT_SUSPENDED', message: 'spec.suspend is set.' },
      },
    ],
  ],
  'source.toolkit.fluxcd.io/v1 OCIRepository': [
    [
      'tells the commit that its artifact was made from',
      status([ready], {
        artifact: {
          revision: `latest@sha256:${'c'.repeat(64)}`,
          metadata: { 'org.opencontainers.image.revision': at(now) },
        },
      }),
      { fetched: { text: `latest@sha256:${'c'.repeat(64)}`, commit: now }, ...done },
    ],
  ],
  'source.toolkit.fluxcd.io/v1 HelmChart': [
    [
      'tells the commit that its chart came with',
      status([ready], { artifact: { revision: '1.2.3' }, observedSourceArtifactRevision: at(now) }),
      { fetched: { text: '1.2.3', commit: now }, ...done },
    ],
  ],
  'kustomize.toolkit.fluxcd.io/v1 Kustomization': [
    [
      'has applied a commit',
      status([ready], applied),
      { attempted: revision(now), applied: revision(now), healthy: revision(now), ...done },
    ],
    [
      'says that it is ready with the commit before, for a moment',
      status([ready], started),
      {
        ...{ attempted: revision(now), applied: revision(old) },
        ...works('Progressing', `The revision ${at(now)} is under way.`),
      },
    ],
    [
      'is ready still, and has begun again',
      status([ready, reconciling('Building manifests')], applied),
      { attempted: revision(now), applied: revision(now), ...works('Progressing', 'Building manifests') },
    ],
    [
      'builds',
      status([condition('Ready', 'Unknown', 'Progressing'), reconciling('Building manifests')], started),
      { attempted: revision(now), applied: revision(old), ...works('Progressing', 'Building manifests') },
    ],
    [
      'waits for health',
      status(
        [condition('Ready', 'Unknown', 'Progressing'), reconciling('Running health checks for revision x')],
        started,
      ),
      {
        ...{ attempted: revision(now), applied: revision(now) },
        ...works('Progressing', 'Running health checks for revision x'),
      },
    ],
    ...(
      [
        ['BuildFailed', 'AGENT_BUILD', old],
        ['ReconciliationFailed', 'AGENT_APPLY', old],
        ['PruneFailed', 'AGENT_APPLY', old],
        ['HealthCheckFailed', 'AGENT_HEALTH', now],
        ['ArtifactFailed', 'AGENT_SOURCE', old],
        ['AccessDenied', 'AGENT_SOURCE', old],
      ] as const
    ).map(
      ([reason, code, reached]): Row => [
        `fails with ${reason} and tries again`,
        status([condition('Ready', 'False', reason), retries], started),
        { attempted: revision(now), applied: revision(reached), ...fails(code, reason) },
      ],
    ),
    [
      'waits for its source',
      status([
        condition('Ready', 'False', 'ArtifactFailed', { message: 'Source artifact not found, retrying in 30s' }),
      ]),
      works('ArtifactFailed', 'Source artifact not found, retrying in 30s'),
    ],
    [
      'follows a folder that is not there',
      status([condition('Ready', 'False', 'ArtifactFailed', { message: 'kustomization path not found: a' }), retries]),
      fails('AGENT_SOURCE', 'ArtifactFailed', { message: 'kustomization path not found: a' }),
    ],
    [
      'waits for another',
      status([condition('Ready', 'False', 'DependencyNotReady')], started),
      { attempted: revision(now), applied: revision(old), ...works('DependencyNotReady') },
    ],
    [
      'applies an artifact whose origin is known',
      status([ready], {
        ...{ lastAppliedRevision: 'latest@sha256:1', lastAttemptedRevision: 'latest@sha256:1' },
        lastAppliedOriginRevision: at(now),
      }),
      {
        attempted: { text: 'latest@sha256:1', commit: now },
        applied: { text: 'latest@sha256:1', commit: now },
        healthy: { text: 'latest@sha256:1', commit: now },
        ...done,
      },
    ],
    [
      'is suspended',
      { spec: { suspend: true }, ...status([ready], applied) },
      {
        ...{ attempted: revision(now), applied: revision(now) },
        outcome: { state: 'suspended', code: 'AGENT_SUSPENDED', message: 'spec.suspend is set.' },
      },
    ],
  ],
  'helm.toolkit.fluxcd.io/v2 HelmRelease': [
    [
      'is being deleted',
      {
        metadata: { deletionTimestamp: 'now' },
        ...status([ready], { history: [{ chartVersion: '2.0.0', status: 'deployed' }] }),
      },
      { applied: { text: '2.0.0', commit: undefined }, ...works('Terminating', 'It is being deleted.') },
    ],
    [
      'has deployed a chart',
      status([ready], { lastAttemptedRevision: '2.0.0', history: [{ chartVersion: '2.0.0', status: 'deployed' }] }),
      {
        attempted: { text: '2.0.0', commit: undefined },
        applied: { text: '2.0.0', commit: undefined },
        healthy: { text: '2.0.0', commit: undefined },
        ...done,
      },
    ],
    [
      'has failed and gone back',
      status([condition('Ready', 'False', 'UpgradeFailed'), condition('Stalled', 'True', 'RetriesExceeded')], {
        lastAttemptedRevision: '2.0.0',
        history: [
          { chartVersion: '2.0.0', status: 'failed' },
          { chartVersion: '1.0.0', status: 'deployed' },
        ],
      }),
      {
        ...{ attempted: { text: '2.0.0', commit: undefined }, applied: { text: '1.0.0', commit: undefined } },
        ...fails('AGENT_APPLY', 'RetriesExceeded', { final: true }),
      },
    ],
    [
      'has gone back well from what did not get ready',
      status([
        condition('Ready', 'False', 'RollbackSucceeded'),
        condition('Released', 'False', 'UpgradeFailed', { message: 'timed out waiting for web' }),
      ]),
      fails('AGENT_HEALTH', 'UpgradeFailed', { message: 'timed out waiting for web' }),
    ],
    [
      'cannot get its chart, long after another failure',
      status([condition('Ready', 'False', 'ArtifactFailed'), condition('Released', 'False', 'UpgradeFailed')]),
      fails('AGENT_SOURCE', 'ArtifactFailed'),
    ],
    [
      'has waited too long for what it installed',
      status([
        condition('Ready', 'False', 'InstallFailed', {
          message: 'Deployment/web not ready: context deadline exceeded',
        }),
      ]),
      fails('AGENT_HEALTH', 'InstallFailed', { message: 'Deployment/web not ready: context deadline exceeded' }),
    ],
    ['fails its tests', status([condition('Ready', 'False', 'TestFailed')]), fails('AGENT_HEALTH', 'TestFailed')],
    ['has bad values', status([condition('Ready', 'False', 'ValuesError')]), fails('AGENT_BUILD', 'ValuesError')],
    ['has no chart', status([condition('Ready', 'False', 'ArtifactFailed')]), fails('AGENT_SOURCE', 'ArtifactFailed')],
    ['waits for its chart', status([condition('Ready', 'False', 'SourceNotReady')]), works('SourceNotReady')],
  ],
  'argoproj.io/v1alpha1 Application': [
    [
      'is synced and healthy',
      { ...automated, status: { ...synced, ...operation('Succeeded', now) } },
      { fetched: plain(now), attempted: plain(now), applied: plain(now), healthy: plain(now), ...done },
    ],
    [
      'is synced at a commit that changed nothing',
      { ...automated, status: { ...synced, ...operation('Succeeded', old) } },
      { fetched: plain(now), attempted: plain(now), applied: plain(now), healthy: plain(now), ...done },
    ],
    [
      'is to be compared again',
      { ...automated, metadata: { annotations: { 'argocd.argoproj.io/refresh': 'normal' } }, status: synced },
      {
        ...{ fetched: plain(now), attempted: plain(now), applied: plain(now) },
        ...works('Refresh', 'A refresh is asked for and not done yet.'),
      },
    ],
    [
      'is healthy with the commit before',
      { ...automated, status: { ...outOfSync, ...operation('Succeeded', old) } },
      { fetched: plain(now), attempted: plain(old), applied: plain(old), ...works('OutOfSync', 'It is not synced.') },
    ],
    [
      'syncs',
      { ...automated, status: { ...outOfSync, ...operation('Running', now) } },
      { fetched: plain(now), attempted: plain(now), ...works('Running') },
    ],
    [
      'is asked to sync, and has not begun',
      { operation: { sync: {} }, status: { ...outOfSync, ...operation('Failed', old) } },
      { fetched: plain(now), attempted: plain(old), ...works('Failed') },
    ],
    [
      'gets ready',
      { ...automated, status: { ...synced, health: { status: 'Progressing', message: 'one more' } } },
      {
        ...{ fetched: plain(now), attempted: plain(now), applied: plain(now) },
        ...works('Progressing', 'one more'),
      },
    ],
    [
      'has failed to apply and tries again',
      {
        ...{ ...automated, operation: { sync: {} } },
        status: {
          ...outOfSync,
          operationState: {
            ...{ phase: 'Running', message: 'it was refused. Retrying attempt #1', finishedAt: 'then' },
            syncResult: { revision: now },
          },
        },
      },
      {
        ...{ fetched: plain(now), attempted: plain(now) },
        ...fails('AGENT_APPLY', 'Failed', { message: 'it was refused. Retrying attempt #1' }),
      },
    ],
    [
      'cannot apply',
      { ...automated, status: { ...outOfSync, ...operation('Failed', now) } },
      { fetched: plain(now), attempted: plain(now), ...fails('AGENT_APPLY', 'Failed') },
    ],
    [
      'failed before, and is synced since',
      { ...automated, status: { ...synced, ...operation('Failed', old) } },
      { fetched: plain(now), attempted: plain(now), applied: plain(now), healthy: plain(now), ...done },
    ],
    [
      'has applied all, and a hook has failed after',
      { ...automated, status: { ...synced, ...operation('Failed', now) } },
      { fetched: plain(now), attempted: plain(now), applied: plain(now), ...fails('AGENT_APPLY', 'Failed') },
    ],
    [
      'is unhealthy, and syncs what may cure it',
      { ...automated, status: { ...outOfSync, health: { status: 'Degraded' }, ...operation('Running', now) } },
      { fetched: plain(now), attempted: plain(now), ...works('Running') },
    ],
    [
      'is unhealthy, and has not begun with what is new',
      { ...automated, status: { ...outOfSync, health: { status: 'Degraded' }, ...operation('Succeeded', old) } },
      { fetched: plain(now), attempted: plain(old), applied: plain(old), ...works('OutOfSync', 'It is not synced.') },
    ],
    [
      'has applied all, is unhealthy, and never looks the same',
      {
        ...automated,
        status: { ...outOfSync, health: { status: 'Degraded', message: 'slow' }, ...operation('Succeeded', now) },
      },
      {
        ...{ fetched: plain(now), attempted: plain(now), applied: plain(now) },
        ...fails('AGENT_HEALTH', 'Degraded', { message: 'slow' }),
      },
    ],
    [
      'has an error, and is to be compared again',
      {
        metadata: { annotations: { 'argocd.argoproj.io/refresh': 'hard' } },
        status: { conditions: [{ type: 'ComparisonError', message: 'old' }] },
      },
      works('Refresh', 'A refresh is asked for and not done yet.'),
    ],
    [
      'is unhealthy',
      {
        ...automated,
        status: {
          ...{ ...synced, health: { status: 'Degraded' } },
          resources: [
            { kind: 'Service', namespace: 'shop', name: 'web', health: { status: 'Healthy' } },
            { kind: 'Deployment', namespace: 'shop', name: 'web', health: { status: 'Degraded', message: 'too slow' } },
          ],
        },
      },
      {
        ...{ fetched: plain(now), attempted: plain(now), applied: plain(now) },
        ...fails('AGENT_HEALTH', 'Degraded', { message: 'Deployment shop/web: too slow' }),
      },
    ],
    ...(
      [
        ['ComparisonError', 'failed to generate manifest: authentication required', 'AGENT_SOURCE'],
        ['ComparisonError', "unable to resolve 'main' to a commit SHA", 'AGENT_SOURCE'],
        ['ComparisonError', 'failed to list refs: dial tcp 127.0.0.1:1: connect: connection refused', 'AGENT_SOURCE'],
        ['InvalidSpecError', 'repository not accessible: repository not found', 'AGENT_SOURCE'],
        ['ComparisonError', 'Manifest generation error: yaml: line 3: did not find expected key', 'AGENT_BUILD'],
        ['ComparisonError', 'clusters/production: app path does not exist', 'AGENT_BUILD'],
        ['InvalidSpecError', 'Application referencing project default which does not exist', 'AGENT_BUILD'],
        ['SyncError', 'Failed last sync attempt to x: one or more objects failed to apply', 'AGENT_APPLY'],
      ] as const
    ).map(
      ([type, message, code]): Row => [
        `has a ${type}: ${message}`,
        argocdError(type, message),
        { outcome: { state: 'failed', code, ...said(type, message), final: false } },
      ],
    ),
    [
      'refuses to begin with a commit',
      {
        ...automated,
        status: {
          ...{ ...outOfSync, ...operation('Succeeded', old) },
          conditions: [{ type: 'SyncError', message: `Skipping sync attempt to [${now}]` }],
        },
      },
      {
        ...{ fetched: plain(now), attempted: plain(now), applied: plain(old) },
        ...fails('AGENT_APPLY', 'SyncError', { message: `Skipping sync attempt to [${now}]` }),
      },
    ],
    [
      'is out of sync, and nobody syncs it',
      {
        spec: { syncPolicy: { automated: { enabled: false } } },
        status: { ...outOfSync, ...operation('Succeeded', old) },
      },
      {
        ...{ fetched: plain(now), attempted: plain(old), applied: plain(old) },
        outcome: {
          ...{ state: 'suspended', code: 'AUTO_SYNC_OFF' },
          message: 'It is out of sync, and nothing syncs it by itself.',
        },
      },
    ],
    [
      'is synced by hand',
      { spec: {}, status: synced },
      { fetched: plain(now), attempted: plain(now), applied: plain(now), healthy: plain(now), ...done },
    ],
    [
      'is to be left alone',
      { ...automated, metadata: { annotations: { 'argocd.argoproj.io/skip-reconcile': 'true' } }, status: synced },
      {
        ...{ fetched: plain(now), attempted: plain(now), applied: plain(now) },
        outcome: { state: 'suspended', code: 'AGENT_SUSPENDED', message: 'The annotation skip-reconcile is set.' },
      },
    ],
  ],
  'flagger.app/v1beta1 Canary': [
    ['has succeeded', { status: { phase: 'Succeeded' } }, done],
    ['is set up', { status: { phase: 'Initialized' } }, done],
    ['shifts traffic', { status: { phase: 'Progressing' } }, works('Progressing', '')],
    ['waits for somebody', { status: { phase: 'WaitingPromotion' } }, works('WaitingPromotion', '')],
    ['is new', {}, works('Pending', '')],
    [
      'has gone back',
      status([condition('Promoted', 'False', 'Failed')], { phase: 'Failed' }),
      fails('AGENT_HEALTH', 'Failed', { final: true }),
    ],
  ],
};

for (const [kinds, rows] of Object.entries(tables)) {
  const [apiVersion = '', kind = ''] = kinds.split(' ');
  describe(`a status of ${kind}`, () => {
    it.each(rows)('that %s', (_, fields, expected) => {
      expect(agentStatus(object(apiVersion, kind, fields))).toEqual(expected);
    });
  });
}

describe('a status', () => {
  it('is read of the source that is asked for, where an Application has several', () => {
    const several = object('argoproj.io/v1alpha1', 'Application', {
      spec: { syncPolicy: { automated: {} }, sources: [{ repoURL: 'https://charts' }, { repoURL: 'https://env' }] },
      status: { health: { status: 'Healthy' }, sync: { status: 'Synced', revisions: ['1.2.3', now] } },
    });
    expect(agentStatus(several, 'https://env')?.healthy).toEqual(plain(now));
    expect(agentStatus(several)?.healthy).toEqual({ text: '1.2.3', commit: undefined });
  });

  it('is none of an agent where the object is none of its', () => {
    expect(agentStatus(object('apps/v1', 'Deployment', {}))).toBeUndefined();
    expect(agentStatus(object('notification.toolkit.fluxcd.io/v1', 'Receiver', {}))).toBeUndefined();
  });
});

console.log(`statuses of agents: ${Object.values(tables).flat().length} rows`);
