import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import {
  type AgentCredentials,
  argocdConnection,
  fluxConnection,
  httpsUrl,
  type KubernetesObject,
  revealed,
} from '#agent';
import { type Client, createClient, objectsAt, readKubeconfig, valueAt } from '#cluster';
import { Secret } from '#secret';
import { leastRole } from '../actions/detect-drift/least-role.ts';
import { repository, type Scene, startScene } from '../actions/detect-drift/scene.ts';
import { agentReleases, apply } from '../sandbox/agents/index.ts';
import { startWorld, type World } from '../sandbox/agents/world.ts';
import { argocdServers, controlPlane, fluxControllers, requirePart } from '../sandbox/parts.ts';
import { scaled } from '../scale.ts';

const hasCluster = requirePart(await controlPlane());
const hasFlux = requirePart(await fluxControllers()) && hasCluster && agentReleases.flux !== undefined;
const hasArgocd = requirePart(await argocdServers()) && hasCluster && agentReleases.argocd !== undefined;

const files = {
  'envs/staging/shop.yaml': `apiVersion: v1
kind: Namespace
metadata: {name: shop}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
        - {name: web, image: "registry.example.com/web:1.0.0", resources: {limits: {cpu: 1000m, memory: 1024Mi}}}
---
apiVersion: v1
kind: Secret
metadata: {name: key, namespace: shop}
stringData: {password: canary-wanted}
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}
`,
};

const patch = (client: Client, path: string, body: object, fieldManager = 'kubectl-edit'): Promise<unknown> =>
  client.request({
    ...{ method: 'PATCH', path, query: { fieldManager }, operation: 'Changing an object by hand' },
    ...{ contentType: 'application/merge-patch+json', body: JSON.stringify(body) },
  });

const web = '/apis/apps/v1/namespaces/shop/deployments/web';
const key = '/api/v1/namespaces/shop/secrets/key';

/** Two fields, by hand. */
async function editByHand(client: Client): Promise<void> {
  await patch(client, web, { spec: { replicas: 5 } });
  await patch(client, key, { data: { password: Buffer.from('canary-live').toString('base64') } });
}

const edits = [
  { object: 'Deployment.apps shop/web', path: 'spec.replicas', desired: 2, live: 5, manager: 'kubectl-edit' },
  { object: 'Secret shop/key', path: 'data.password', desired: null, live: null, manager: 'kubectl-edit' },
];

async function until(client: Client, path: string, isThere: (object: unknown) => boolean, world: World): Promise<void> {
  for (const deadline = Date.now() + 45_000; Date.now() < deadline; await sleep(100)) {
    const { body } = await client.request({ method: 'GET', path, operation: 'Looking at the agent' });
    if (isThere(body)) return;
  }
  throw new Error(`The agent did not get so far:\n${world.agent.logs()}`);
}

const shared = ({ github }: World) => {
  const grant = { [repository]: { contents: 'read', metadata: 'read' } } as const;
  const token = new Secret(github.mintToken({ actor: 'agent', kind: 'user', repositories: grant }));
  const credentials: AgentCredentials = { kind: 'token', token };
  return { url: httpsUrl({ serverUrl: github.url, repository }), branch: 'main', credentials };
};

async function findings(scene: Scene, client: Client, source: 'agent' | 'cluster') {
  const found = await scene.detect({ source, dump: '', 'in-cluster': 'true' }, client);
  expect(JSON.stringify([found, await scene.issues()])).not.toMatch(/canary|Y2FuYXJ5/);
  return found;
}

describe.skipIf(!hasFlux)('drift of what the real Flux applies', () => {
  it('is a hand edit while nobody takes it back, and nothing else, with no more rights than the README asks for', {
    timeout: 120_000,
  }, async () => {
    await using world = await startWorld('flux');
    await using scene = await startScene(files, world.github);
    using client = createClient(world.cluster.connection, { patience: 5_000 });
    const options = { namespace: 'flux-system', path: 'envs/staging', interval: 3_600_000, multiTenant: false };
    const { secret, source, kustomization } = fluxConnection({ ...options, ...shared(world) });
    await apply(world.cluster, 'flux-system', [...(secret ? [revealed(secret)] : []), source, kustomization]);
    const path = '/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations/flux-system';
    await until(client, path, isReady, world);
    await apply(world.cluster, 'default', leastRole('looker'));
    using reader = createClient(await readKubeconfig({ text: await world.cluster.kubeconfigOf('looker') }));
    const clients = { agent: reader, cluster: client };

    for (const from of ['agent', 'cluster'] as const) {
      const clean = await findings(scene, clients[from], from);
      expect([clean.findings, clean.notCompared]).toEqual([[], []]);
      expect(clean.log).toContain('4 objects compared');
    }
    expect(await scene.issues()).toEqual([]);

    await patch(client, path, { spec: { suspend: true } });
    await editByHand(client);
    for (const from of ['agent', 'cluster'] as const) {
      expect((await findings(scene, clients[from], from)).findings).toEqual(edits);
    }
    expect((await scene.issues()).map(({ state, body }) => [state, body.includes('`spec.replicas`')])).toEqual([
      ['open', true],
    ]);
    await patch(client, path, { spec: { suspend: false } });
    await until(client, web, (object) => valueAt(object, 'spec', 'replicas') === 2, world);
    await until(client, path, isReady, world);
    await untilClean(scene, reader);
    expect((await scene.issues()).map(({ state }) => state)).toEqual(['closed']);
    expect(scene.github.defects).toEqual([]);
  });
});

const isReady = (kustomization: unknown): boolean =>
  valueAt(kustomization, 'status', 'lastAppliedRevision') !== undefined &&
  objectsAt(kustomization, 'status', 'conditions').some(({ type, status }) => type === 'Ready' && status === 'True');

/** The agent is on its way for a moment. */
async function untilClean(scene: Scene, client: Client): Promise<void> {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await sleep(500)) {
    const { log, findings: found } = await findings(scene, client, 'agent');
    if (found.length === 0 && log.includes('4 objects compared')) return;
  }
  throw new Error('The cluster did not get clean.');
}

// it takes its time to compare
describe.skipIf(!hasArgocd || scaled(0, 1) === 0)('drift of what the real Argo CD syncs', () => {
  it('is what its Application calls out of sync, field by field', { timeout: 120_000 }, async () => {
    await using world = await startWorld('argocd');
    await using scene = await startScene(files, world.github);
    using client = createClient(world.cluster.connection, { patience: 5_000 });
    const options = { namespace: 'argocd', path: 'envs/staging', project: 'default', autoSync: true };
    const { secret, application } = argocdConnection({ ...options, ...shared(world) });
    await apply(world.cluster, 'argocd', [...(secret ? [revealed(secret)] : []), withoutSelfHeal(application)]);
    const path = `/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/${application.metadata.name}`;
    const isSynced = (object: unknown): boolean =>
      valueAt(object, 'status', 'sync', 'status') === 'Synced' &&
      valueAt(object, 'status', 'health', 'status') === 'Healthy' &&
      valueAt(object, 'status', 'operationState', 'phase') === 'Succeeded';
    await until(client, path, isSynced, world);
    for (const from of ['agent', 'cluster'] as const) {
      const clean = await findings(scene, client, from);
      expect([clean.findings, clean.notCompared]).toEqual([[], []]);
    }
    await editByHand(client);
    await until(client, path, (object) => valueAt(object, 'status', 'sync', 'status') === 'OutOfSync', world);
    for (const from of ['agent', 'cluster'] as const) {
      expect((await findings(scene, client, from)).findings).toEqual(edits);
    }
    expect(scene.github.defects).toEqual([]);
  });
});

/** It would take back the edit before anybody looks. */
function withoutSelfHeal(application: KubernetesObject): KubernetesObject {
  const text = JSON.stringify(application).replaceAll('"selfHeal":true', '"selfHeal":false');
  return JSON.parse(text);
}
