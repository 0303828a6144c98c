import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient, readKubeconfig, readObjects } from '#cluster';
import { literalDefaults, runAction } from '../../sandbox/action-process.ts';
import { apply } from '../../sandbox/agents/index.ts';
import { type Cluster, startCluster, writesOf } from '../../sandbox/cluster/index.ts';
import { controlPlane, requirePart } from '../../sandbox/parts.ts';
import { leastRole } from './least-role.ts';
import { deployment } from './objects.ts';
import { repository, type Scene, startScene } from './scene.ts';

const role = `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: web, namespace: shop}
rules: [{apiGroups: [""], resources: [configmaps], verbs: [get]}]
`;

describe.skipIf(!requirePart(await controlPlane()))('the source cluster on a real control plane', () => {
  let cluster: Cluster;
  let scene: Scene;
  beforeAll(async () => {
    [cluster, scene] = await Promise.all([
      startCluster(),
      startScene({ 'envs/staging/web.yaml': deployment, 'envs/staging/role.yaml': role }),
    ]);
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } };
    await apply(cluster, 'shop', [
      namespace,
      ...readObjects({ path: 'web.yaml', text: `${deployment}---\n${role}` }),
      ...leastRole('looker'),
    ]);
    using client = createClient(cluster.connection);
    await client.request({
      ...{ method: 'PATCH', path: '/apis/apps/v1/namespaces/shop/deployments/web', operation: 'Editing by hand' },
      ...{ query: { fieldManager: 'kubectl-edit' }, contentType: 'application/merge-patch+json' },
      body: JSON.stringify({ spec: { template: { spec: { serviceAccountName: 'canary-account' } } } }),
    });
  });
  afterAll(async () => {
    await scene[Symbol.asyncDispose]();
    await cluster[Symbol.asyncDispose]();
  });

  const detect = async (kubeconfig: string) =>
    await runAction('detect-drift', {
      workspace: scene.workspace,
      inputs: {
        ...(await literalDefaults('detect-drift')),
        ...{ environment: 'staging', source: 'cluster', kubeconfig, repository },
        token: scene.github.mintToken({
          ...{ actor: 'github-actions[bot]', kind: 'job' },
          repositories: { [repository]: { issues: 'write', metadata: 'read' } },
        }),
      },
      environment: { GITHUB_API_URL: scene.github.apiUrl, GITHUB_GRAPHQL_URL: scene.github.graphqlUrl },
    });

  it('is asked what applying would change, and nothing is written', { timeout: 60_000 }, async () => {
    const before = writesOf(cluster.audit('gitops-actions')).length;
    const { exitCode, outputs, log, summary, annotations } = await detect(cluster.kubeconfig);
    expect(log).not.toContain('::error');
    expect(exitCode).toBe(0);
    // what others have added is no drift
    expect([outputs.drifted, JSON.parse(outputs.findings ?? '')]).toEqual(['false', []]);
    using client = createClient(cluster.connection);
    await client.request({
      ...{ method: 'PATCH', path: '/apis/apps/v1/namespaces/shop/deployments/web', operation: 'Editing by hand' },
      ...{ query: { fieldManager: 'kubectl-edit' }, contentType: 'application/merge-patch+json' },
      body: JSON.stringify({ spec: { template: { metadata: { labels: { app: 'web', also: 'this' } } }, replicas: 3 } }),
    });
    expect(summary).toContain('nothing differs');
    expect(annotations).toEqual([]);
    const edited = await detect(cluster.kubeconfig);
    expect(JSON.parse(edited.outputs.findings ?? '')).toEqual([
      { object: 'Deployment.apps shop/web', path: 'spec.replicas', desired: 2, live: 3, manager: 'kubectl-edit' },
    ]);
    expect(edited.annotations.map(({ level }) => level)).toEqual(['warning']);
    expect(edited.outputs['issue-url']).toBe(`${scene.github.url}/${repository}/issues/1`);
    // the two edits by hand and nothing more
    expect(writesOf(cluster.audit('gitops-actions')).length).toBe(before + 1);
    expect(scene.github.defects).toEqual([]);
  });

  it('is refused to a credential that may only read, with all that is missing', { timeout: 60_000 }, async () => {
    const { exitCode, annotations } = await detect(await cluster.kubeconfigOf('looker'));
    const [{ message = '', properties = {} } = {}] = annotations;
    expect([exitCode, properties.title]).toEqual([1, 'RBAC_DENIED']);
    expect(message).toContain('patch deployments.apps in shop');
    expect(message).toContain('get roles.rbac.authorization.k8s.io in shop');
    expect(message).toContain('patch roles.rbac.authorization.k8s.io in shop');
  });

  it('leaves the issue as it is where it is refused', { timeout: 60_000 }, async () => {
    const issues = await scene.issues();
    using client = createClient(await readKubeconfig({ text: await cluster.kubeconfigOf('nobody') }));
    const failing = scene.detect({ source: 'cluster', dump: '', 'in-cluster': 'true' }, client);
    await expect(failing).rejects.toMatchObject({ code: 'RBAC_DENIED' });
    expect(await scene.issues()).toEqual(issues);
  });
});
