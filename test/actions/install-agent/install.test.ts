import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createClient, type ObjectReport, readKubeconfig } from '#cluster';
import { testData } from '../../packages/manifest/test-data.ts';
import { type ActionOutcome, runAction } from '../../sandbox/action-process.ts';
import { type Cluster, startCluster, writesOf } from '../../sandbox/cluster/index.ts';
import { controlPlane, requirePart } from '../../sandbox/parts.ts';

const hasControlPlane = requirePart(await controlPlane());
const flux = testData('agents/flux-2.9.4.yaml');

describe.skipIf(!hasControlPlane)('installing an agent on a real control plane', () => {
  let cluster: Cluster;
  let workspace: string;
  beforeAll(async () => {
    cluster = await startCluster();
  });
  afterAll(() => cluster[Symbol.asyncDispose]());
  beforeEach(async () => {
    workspace = await mkdtemp(join(tmpdir(), 'install-agent-'));
  });
  afterEach(() => rm(workspace, { recursive: true, force: true }));

  const install = (inputs: Readonly<Record<string, string>>): Promise<ActionOutcome> =>
    runAction('install-agent', { workspace, inputs: { kubeconfig: cluster.kubeconfig, ...inputs } });
  const manifests = (text: string): Promise<void> => writeFile(join(workspace, 'agent.yaml'), text);
  const ofManifests = (namespace: string): Record<string, string> => ({
    agent: 'manifests',
    manifests: 'agent.yaml',
    namespace,
  });
  const writes = (): number => writesOf(cluster.audit('gitops-actions')).length;
  const objectsOf = ({ outputs }: ActionOutcome): readonly ObjectReport[] => JSON.parse(outputs.objects ?? '[]');
  const actionsOf = (outcome: ActionOutcome): readonly string[] => [
    ...new Set(objectsOf(outcome).map(({ action }) => action)),
  ];
  const read = async (path: string): Promise<unknown> => {
    using client = createClient(await readKubeconfig({ text: cluster.kubeconfig }));
    return (await client.request({ method: 'GET', path, operation: 'Reading' })).body;
  };

  const configMap = (name: string, data: string): string =>
    `{apiVersion: v1, kind: ConfigMap, metadata: {name: ${name}}, data: {${data}}}\n`;
  const deployment = (name: string, image: string): string => `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec:
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec: {containers: [{name: main, image: ${image}}]}
`;

  it.skipIf(flux === undefined)(
    'installs Flux as it was released, waits for it, and a second time writes nothing',
    async () => {
      await manifests(readFileSync(flux ?? '', 'utf8'));
      const inputs = {
        agent: 'flux',
        version: '2.9.4',
        manifests: 'agent.yaml',
        namespace: 'gitops',
        components: 'source\nkustomize',
      };
      const options = {
        'registry-mirror': 'mirror.example.com/fluxcd',
        'network-policies': 'false',
        'multi-tenant': 'true',
      };
      const first = await install({ ...inputs, ...options });
      expect(first.exitCode, first.log).toBe(0);
      expect(first.outputs).toMatchObject({ version: '2.9.4', changed: 'true', ready: 'true' });
      expect(actionsOf(first)).toEqual(['create']);
      expect(objectsOf(first).map(({ id }) => id)).toContain('Deployment.apps gitops/source-controller');
      expect(objectsOf(first).filter(({ id }) => /helm-controller|NetworkPolicy/.test(id))).toEqual([]);
      const checks = [...first.summary.matchAll(/^\| `([\w-]+)` \| (\S+) \|/gm)].map(
        ([, check, state]) => `${check} ${state}`,
      );
      expect(checks).toEqual(
        [
          ...['reach', 'tls', 'auth', 'version', 'rbac', 'rbac-escalation', 'namespace', 'existing', 'crd-storage'],
          ...['conflicts', 'manifests', 'repository', 'credential', 'known-hosts'],
        ].map((check) => `${check} ok`),
      );
      const deployed = await read('/apis/apps/v1/namespaces/gitops/deployments/kustomize-controller');
      expect(JSON.stringify(deployed)).toContain('mirror.example.com/fluxcd/kustomize-controller');
      expect(JSON.stringify(deployed)).toContain('--no-cross-namespace-refs=true');

      const before = writes();
      const again = await install({ ...inputs, ...options });
      expect(again.outputs).toMatchObject({ version: '2.9.4', changed: 'false', ready: 'true' });
      expect(actionsOf(again)).toEqual(['unchanged']);
      console.log(`Flux through the action: ${before} writes at first, ${writes() - before} when nothing has changed`);
      expect(writes()).toBe(before);
    },
  );

  it('says of a dry run what would change, and writes nothing; prunes what is no longer there', async () => {
    await manifests(`${configMap('one', 'a: "1"')}---\n${configMap('two', '')}`);
    const dry = await install({ ...ofManifests('dry'), 'dry-run': 'true' });
    expect(dry.outputs).toMatchObject({ changed: 'true', ready: 'false', version: '' });
    await expect(read('/api/v1/namespaces/dry')).rejects.toMatchObject({ refusal: { status: 404 } });
    await install(ofManifests('dry'));
    await manifests(configMap('one', 'a: "2"'));
    const before = writes();
    const next = await install({ ...ofManifests('dry'), 'dry-run': 'true' });
    const expected = [
      { id: 'Namespace dry', action: 'unchanged', fields: [], managers: [] },
      { id: 'ConfigMap dry/one', action: 'update', fields: ['.data.a'], managers: [] },
      { id: 'ConfigMap dry/two', action: 'prune', fields: [], managers: [] },
    ];
    expect(objectsOf(next)).toEqual(expected);
    expect(writes()).toBe(before);
    expect(objectsOf(await install(ofManifests('dry'))).map(({ id, action }) => [id, action])).toEqual(
      expected.map(({ id, action }) => [id, action]),
    );
  });

  it('names who has set a field otherwise before it writes anything, and takes it over where it may', async () => {
    await manifests(configMap('one', 'a: "1"'));
    await install(ofManifests('theirs'));
    using client = createClient(await readKubeconfig({ text: cluster.kubeconfig }));
    await client.request({
      ...{ method: 'PATCH', path: '/api/v1/namespaces/theirs/configmaps/one', operation: 'Patching' },
      ...{
        body: '{"data":{"a":"2"}}',
        contentType: 'application/merge-patch+json',
        query: { fieldManager: 'somebody' },
      },
    });
    const before = writes();
    const refused = await install(ofManifests('theirs'));
    expect(refused.exitCode).toBe(1);
    expect(refused.annotations).toMatchObject([{ level: 'error', properties: { title: 'CONFLICT' } }]);
    expect(refused.annotations[0]?.message).toContain('"somebody" set .data.a of ConfigMap theirs/one');
    expect(objectsOf(refused)).toContainEqual({
      ...{ id: 'ConfigMap theirs/one', action: 'conflict', fields: ['.data.a'], managers: ['somebody'] },
    });
    expect(refused.outputs.changed).toBe('false');
    expect(refused.summary).toContain('Refused: nothing was written');
    expect(writes()).toBe(before);
    const forced = await install({ ...ofManifests('theirs'), conflicts: 'force' });
    expect(forced.exitCode, forced.log).toBe(0);
    expect(await read('/api/v1/namespaces/theirs/configmaps/one')).toMatchObject({ data: { a: '1' } });
  });

  it('shows every cause why something does not get ready', async () => {
    await manifests(
      `${deployment('crash', 'ghcr.io/acme/crashing:1')}---\n${deployment('pull', 'ghcr.io/acme/missing:1')}`,
    );
    const outcome = await install({ ...ofManifests('unready'), timeout: '30s' });
    expect(outcome.exitCode).toBe(1);
    expect(outcome.outputs).toMatchObject({ changed: 'true', ready: 'false' });
    const said = outcome.annotations.map(({ message }) => message).join('\n');
    expect(outcome.annotations.map(({ properties }) => properties.title)).toContain('CRASH_LOOP');
    expect(said).toContain('panic: no configuration found');
    expect(said).toContain('ImagePullBackOff');
    expect(outcome.summary).toContain('Applied, and not ready');
  });

  it('shows all that a user may not do before the first write', async () => {
    const kubeconfig = await cluster.kubeconfigOf('nobody');
    await manifests(configMap('one', ''));
    const outcome = await install({ ...ofManifests('forbidden'), kubeconfig });
    expect(outcome.exitCode).toBe(1);
    expect(outcome.annotations.at(-1)?.properties.title).toBe('RBAC_DENIED');
    expect(outcome.summary).toMatch(/^\| `rbac` \| \*\*fail\*\* \| .*/m);
    expect(outcome.summary).toMatch(/^\| `manifests` \| ok \|/m);
    expect(writesOf(cluster.audit('gitops-actions')).filter(({ uri }) => uri.includes('forbidden'))).toEqual([]);
  });

  it('tries every role before it writes, since only that tells what the cluster would refuse', async () => {
    const kubeconfig = await cluster.kubeconfigOf('granter');
    using client = createClient(await readKubeconfig({ text: cluster.kubeconfig }));
    const verbs = ['get', 'list', 'create', 'patch'];
    const everywhere = { apiGroups: ['', 'rbac.authorization.k8s.io'], resources: ['*'], verbs };
    const rbac = { apiVersion: 'rbac.authorization.k8s.io/v1', metadata: { name: 'granter' } };
    const subject = { kind: 'User', name: 'granter', apiGroup: 'rbac.authorization.k8s.io' };
    const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'granter' };
    for (const [path, body] of [
      ['clusterroles', { ...rbac, kind: 'ClusterRole', rules: [everywhere] }],
      ['clusterrolebindings', { ...rbac, kind: 'ClusterRoleBinding', subjects: [subject], roleRef }],
    ] as const) {
      const operation = 'Granting';
      const url = `/apis/rbac.authorization.k8s.io/v1/${path}`;
      await client.request({ method: 'POST', path: url, operation, body: JSON.stringify(body) });
    }
    await manifests(
      `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: all}, rules: [{apiGroups: ['*'], resources: ['*'], verbs: ['*']}]}`,
    );
    const outcome = await install({ ...ofManifests('granted'), kubeconfig });
    expect(outcome.annotations.at(-1)?.properties.title).toBe('RBAC_ESCALATION');
    expect(outcome.summary).toMatch(/^\| `rbac` \| ok \|/m);
    expect(outcome.summary).toMatch(/^\| `rbac-escalation` \| \*\*fail\*\* \| .*ClusterRole.*all/m);
    await expect(read('/api/v1/namespaces/granted')).rejects.toMatchObject({ refusal: { status: 404 } });
  });

  it('takes away what it has installed, and nothing where nothing is left; writes nothing to a namespace that goes', async () => {
    await manifests(`${configMap('one', '')}---\n${deployment('two', 'ghcr.io/acme/two:1')}`);
    expect((await install(ofManifests('going'))).outputs.ready).toBe('true');
    const removal = { agent: 'manifests', namespace: 'going', uninstall: 'true' };
    const dry = await install({ ...removal, 'dry-run': 'true' });
    expect(objectsOf(dry)).toContainEqual({
      id: 'Deployment.apps going/two',
      action: 'prune',
      fields: [],
      managers: [],
    });
    await expect(read('/api/v1/namespaces/going/configmaps/one')).resolves.toBeDefined();
    const removed = await install(removal);
    expect(removed.exitCode, removed.log).toBe(0);
    expect(removed.outputs).toMatchObject({ changed: 'true', ready: 'false' });
    expect(removed.summary).toContain('**Uninstalled**');
    await expect(read('/api/v1/namespaces/going/configmaps/one')).rejects.toMatchObject({ refusal: { status: 404 } });

    await manifests(configMap('one', ''));
    await install(ofManifests('held'));
    using client = createClient(await readKubeconfig({ text: cluster.kubeconfig }));
    const held = '/api/v1/namespaces/held/configmaps/one';
    const finalizers = JSON.stringify({ metadata: { finalizers: ['example.com/held'] } });
    const contentType = 'application/merge-patch+json';
    await client.request({ method: 'PATCH', path: held, body: finalizers, contentType, operation: 'Holding' });
    await client.request({ method: 'DELETE', path: '/api/v1/namespaces/held', operation: 'Deleting' });
    const before = writes();
    const refused = await install(ofManifests('held'));
    expect(refused.annotations.at(-1)?.properties.title).toBe('NAMESPACE_TERMINATING');
    expect(writes()).toBe(before);
  });
});
