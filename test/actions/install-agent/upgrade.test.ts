import { appendFile, copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ObjectReport } from '#cluster';
import { read } from '../../packages/cluster/runs.ts';
import { testData } from '../../packages/manifest/test-data.ts';
import { type ActionOutcome, runAction } from '../../sandbox/action-process.ts';
import { type Cluster, startCluster, writesOf } from '../../sandbox/cluster/index.ts';
import { controlPlane, requirePart } from '../../sandbox/parts.ts';
import { scaled } from '../../scale.ts';

const hasControlPlane = requirePart(await controlPlane());
const [older, newer] = ['3.3.9', '3.5.1'].map((version) => testData(`agents/argocd-${version}.yaml`));
// the definitions keep a server busy for seconds
const isFull = scaled(0, 1) === 1;

describe.runIf(hasControlPlane && isFull && older !== undefined && newer !== undefined)('upgrading an agent', () => {
  let cluster: Cluster;
  let workspace: string;
  beforeAll(async () => {
    workspace = await mkdtemp(join(tmpdir(), 'upgrade-'));
    cluster = await startCluster();
  });
  afterAll(async () => {
    await cluster[Symbol.asyncDispose]();
    await rm(workspace, { recursive: true, force: true });
  });

  const install = (inputs: Readonly<Record<string, string>>): Promise<ActionOutcome> =>
    runAction('install-agent', { workspace, inputs: { kubeconfig: cluster.kubeconfig, ...inputs } });
  const writes = (): number => writesOf(cluster.audit('gitops-actions')).length;
  const objectsOf = ({ outputs }: ActionOutcome): readonly ObjectReport[] => JSON.parse(outputs.objects ?? '[]');
  const count = (outcome: ActionOutcome, action: ObjectReport['action']): number =>
    objectsOf(outcome).filter((each) => each.action === action).length;

  it('replaces Argo CD 3.3.9 by 3.5.1: all of it gets ready, what is gone is pruned, and then nothing is left to do', async () => {
    await copyFile(older ?? '', join(workspace, 'old.yaml'));
    await copyFile(newer ?? '', join(workspace, 'new.yaml'));
    // the two releases hold the same objects: what a release drops is added to the older one
    const dropped = '\n---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: argocd-dropped-cm}, data: {a: b}}\n';
    await appendFile(join(workspace, 'old.yaml'), dropped);
    const of = (version: string, file: string): Record<string, string> => ({
      agent: 'argocd',
      version,
      manifests: file,
    });
    const first = await install(of('3.3.9', 'old.yaml'));
    expect(first.outputs, first.log).toMatchObject({ version: '3.3.9', ready: 'true' });

    const upgraded = await install(of('3.5.1', 'new.yaml'));
    expect(upgraded.outputs, upgraded.log).toMatchObject({ version: '3.5.1', ready: 'true', changed: 'true' });
    expect(upgraded.summary).toContain('Argo CD 3.3.9 in argocd, installed by an earlier run: an upgrade');
    expect(
      objectsOf(upgraded)
        .filter(({ action }) => action === 'prune')
        .map(({ id }) => id),
    ).toEqual(['ConfigMap argocd/argocd-dropped-cm']);
    const server = await read(cluster, '/apis/apps/v1/namespaces/argocd/deployments/argocd-server');
    expect(JSON.stringify(server)).toContain('argoproj/argocd:v3.5.1');

    const before = writes();
    const again = await install(of('3.5.1', 'new.yaml'));
    expect(again.outputs).toMatchObject({ ready: 'true', changed: 'false' });
    console.log(
      `Argo CD 3.3.9 → 3.5.1: ${count(upgraded, 'update')} objects updated, ${count(upgraded, 'create')} created, ${count(upgraded, 'prune')} pruned; ${writes() - before} writes in a second run`,
    );
    expect(writes()).toBe(before);

    const back = await install(of('3.3.9', 'old.yaml'));
    expect(back.exitCode).toBe(1);
    expect(back.annotations.map(({ message }) => message).join()).toContain('version 3.5.1 is in namespace argocd');
    expect(writes()).toBe(before);
  }, 180_000);

  it('moves objects to the version that stays, and says so before', async () => {
    const definition = (...versions: readonly string[]): string => `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: things.moved.example.com}
spec:
  group: moved.example.com
  scope: Namespaced
  names: {kind: Thing, plural: things}
  versions: [${versions
    .map(
      (name, at) =>
        `{name: ${name}, served: true, storage: ${at === 0}, schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}}`,
    )
    .join(', ')}]
`;
    const thing = (version: string): string =>
      `{apiVersion: moved.example.com/${version}, kind: Thing, metadata: {name: one}, spec: {of: ${version}}}`;
    const of = { agent: 'manifests', manifests: 'agent.yaml', namespace: 'moved' };
    await writeFile(join(workspace, 'agent.yaml'), `${definition('v1beta1')}\n---\n${thing('v1beta1')}\n`);
    const first = await install(of);
    expect(first.exitCode, first.log).toBe(0);
    await writeFile(join(workspace, 'agent.yaml'), `${definition('v1')}\n---\n${thing('v1')}\n`);
    const dry = await install({ ...of, 'dry-run': 'true' });
    expect(dry.summary, dry.log).toMatch(/`crd-storage`.*things\.moved\.example\.com/);
    const upgraded = await install(of);
    expect(upgraded.exitCode, upgraded.log).toBe(0);
    expect(await read(cluster, '/apis/moved.example.com/v1/namespaces/moved/things/one')).toMatchObject({
      spec: { of: 'v1' },
    });
    const live = await read(
      cluster,
      '/apis/apiextensions.k8s.io/v1/customresourcedefinitions/things.moved.example.com',
    );
    expect(live).toMatchObject({ status: { storedVersions: ['v1'] } });
  }, 120_000);
});
