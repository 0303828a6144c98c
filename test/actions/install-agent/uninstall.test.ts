import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { argocdObjects, type KubernetesObject } from '#agent';
import { type Call, createClient } from '#cluster';
import type { ActionError } from '#error';
import { failureOf } from '../../packages/cluster/failure-of.ts';
import { applied, patched, read } from '../../packages/cluster/runs.ts';
import { testData } from '../../packages/manifest/test-data.ts';
import { runAction } from '../../sandbox/action-process.ts';
import { startFlux } from '../../sandbox/agents/index.ts';
import { type Cluster, startCluster, writesOf } from '../../sandbox/cluster/index.ts';
import { controlPlane, fluxControllers, requirePart } from '../../sandbox/parts.ts';
import { scaled } from '../../scale.ts';
import { deployByFlux, flux, installFlux, isGone, kustomizationIn, objectsIn, uninstalled } from './uninstall-scene.ts';

const hasControlPlane = requirePart(await controlPlane());
const hasFlux = requirePart(await fluxControllers());
const release = testData('agents/flux-2.9.4.yaml') ?? '';
const isFull = scaled(0, 1) === 1;
const argocdRelease = testData('agents/argocd-3.5.1.yaml') ?? '';

describe.skipIf(!hasControlPlane || release === '')('uninstalling an agent', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster();
  });
  afterAll(() => cluster[Symbol.asyncDispose]());
  const writes = (): number => writesOf(cluster.audit('gitops-actions')).length;
  const removed = async (path: string): Promise<void> => {
    using client = createClient(cluster.connection);
    await client.request({ method: 'DELETE', path, operation: 'Deleting' });
  };
  /** What a request is for, in the order that counts. */
  const steps: readonly (readonly [step: string, method: string, pattern: RegExp])[] = [
    ['suspend', 'PATCH', /suspend/],
    ['release', 'PATCH', /finalizers/],
    ['stop', 'DELETE', /deployments/],
    ['namespace', 'DELETE', /\/v1\/namespaces\/[\w-]+$/],
    ['delete', 'DELETE', /^/],
  ];
  const stepOf = ({ method, path, body = '' }: Pick<Call, 'method' | 'path' | 'body'>): readonly string[] => {
    const found = steps.find(([, sort, pattern]) => sort === method && pattern.test(method === 'PATCH' ? body : path));
    return found === undefined ? [] : [found[0]];
  };
  const deployments = (namespace: string): string => `/apis/apps/v1/namespaces/${namespace}/deployments`;
  const definition =
    '/apis/apiextensions.k8s.io/v1/customresourcedefinitions/kustomizations.kustomize.toolkit.fluxcd.io';

  it('leaves what it has applied: its objects let go of it, then what runs the agent goes, then their finalizers, then the rest', async () => {
    await installFlux(cluster, release);
    await deployByFlux(cluster, 'kept', ['example.com/of-others']);
    const before = writes();
    const tried = await uninstalled(cluster, flux, { dryRun: true });
    expect(writes()).toBe(before);
    expect(tried.reports).toContainEqual({
      ...{ id: 'Kustomization.kustomize.toolkit.fluxcd.io kept/shop', action: 'update', managers: [] },
      fields: ['.spec.suspend', '.metadata.finalizers'],
    });
    expect(tried.reports).toContainEqual({ id: 'Namespace flux-system', action: 'prune', fields: [], managers: [] });

    const order: string[] = [];
    const done = await uninstalled(cluster, flux, {
      before: (call) => void order.push(...stepOf(call)),
      forgetKeys: async () => void order.push('keys'),
    });
    expect(done).toEqual(tried);
    const id = 'Kustomization.kustomize.toolkit.fluxcd.io kept/shop';
    expect(done.warnings).toEqual([`Suspended, until somebody resumes it: ${id}.`]);
    const distinct = order.filter((each, at) => each !== order[at - 1]);
    expect(distinct).toEqual(['suspend', 'stop', 'release', 'delete', 'keys', 'namespace']);
    expect(await read(cluster, `${deployments('kept')}/web`)).toMatchObject({ spec: { replicas: 1 } });
    expect(await kustomizationIn(cluster, 'kept')).toMatchObject({
      metadata: { finalizers: ['example.com/of-others'] },
      spec: { suspend: true },
    });
    expect(await isGone(cluster, definition)).toBe(false);
    expect(await isGone(cluster, '/api/v1/namespaces/flux-system')).toBe(true);
    expect(await isGone(cluster, '/apis/rbac.authorization.k8s.io/v1/clusterroles/crd-controller-flux-system')).toBe(
      true,
    );

    const after = writes();
    const again = await uninstalled(cluster, flux);
    expect(again.reports.filter(({ action }) => action !== 'unchanged')).toEqual([]);
    expect(await uninstalled(cluster, { ...flux, namespace: 'elsewhere' })).toEqual({
      reports: [],
      warnings: [expect.stringContaining('There is no inventory of flux')],
    });
    console.log(`uninstalled Flux in ${after - before} writes, a second time in ${writes() - after}`);
    expect(writes()).toBe(after);
  });

  it('drops the definitions on demand, though objects of theirs are stuck already', async () => {
    const namespace = 'flux-dropped';
    await installFlux(cluster, release, namespace);
    await deployByFlux(cluster, 'stuck');
    const path = '/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/stuck/kustomizations/shop';
    await removed(path);
    expect(await kustomizationIn(cluster, 'stuck')).toMatchObject({
      metadata: { deletionTimestamp: expect.anything() },
    });
    // what an earlier test has left
    await patched(cluster, path.replaceAll('stuck', 'kept'), { metadata: { finalizers: [] } });
    const inputs = {
      kubeconfig: cluster.kubeconfig,
      agent: 'flux',
      namespace,
      uninstall: 'true',
      'keep-crds': 'false',
    };
    const before = writes();
    const tried = await runAction('install-agent', { inputs: { ...inputs, 'dry-run': 'true' } });
    expect(tried.exitCode, tried.log).toBe(0);
    expect(writes()).toBe(before);
    const done = await runAction('install-agent', { inputs });
    expect(done.exitCode, done.log).toBe(0);
    expect(done.outputs).toMatchObject({ objects: tried.outputs.objects, changed: 'true' });
    expect(done.outputs.objects).toContain(`{"id":"Namespace ${namespace}","action":"prune"`);
    await expect(read(cluster, definition)).rejects.toMatchObject({ refusal: { status: 404 } });
    expect(await read(cluster, `${deployments('stuck')}/web`)).toMatchObject({ spec: { replicas: 1 } });
    expect(await isGone(cluster, `/api/v1/namespaces/${namespace}`)).toBe(true);
  });

  it.runIf(isFull)(
    'leaves to another installation what they share, and a namespace to whoever else uses it',
    async () => {
      await installFlux(cluster, release, 'flux-one');
      await installFlux(cluster, release, 'flux-two');
      await deployByFlux(cluster, 'shared');
      await applied(
        cluster,
        [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'mine', namespace: 'flux-one' } }],
        {
          ...{ namespace: 'flux-one', fieldManager: 'somebody', inventory: 'of-somebody' },
        },
      );
      const wanted = { ...flux, namespace: 'flux-one', keepDefinitions: false };
      const { reports, warnings } = await uninstalled(cluster, wanted);
      expect(warnings).toEqual(['The definitions stay: flux in flux-two needs them.']);
      expect(reports).toContainEqual({ id: 'Namespace flux-one', action: 'unchanged', fields: [], managers: [] });
      expect(await isGone(cluster, '/api/v1/namespaces/flux-one')).toBe(false);
      expect(await isGone(cluster, '/api/v1/namespaces/flux-one/configmaps/gitops-actions-inventory-flux')).toBe(true);
      expect(await isGone(cluster, definition)).toBe(false);
      expect(await kustomizationIn(cluster, 'shared')).toMatchObject({
        metadata: { finalizers: ['finalizers.fluxcd.io'] },
        spec: { prune: true },
      });
      expect(JSON.stringify(await kustomizationIn(cluster, 'shared'))).not.toContain('"suspend":true');
      const ready = { status: { readyReplicas: 1 } };
      expect(await read(cluster, `${deployments('flux-two')}/source-controller`)).toMatchObject(ready);
      await uninstalled(cluster, { ...flux, namespace: 'flux-two' });
    },
  );

  it.runIf(isFull)(
    'is completed by the next run wherever it was cut off',
    async () => {
      const remains = async (namespace: string): Promise<string> => {
        const paths = ['clusterroles', 'clusterrolebindings'].map(
          (each) => `/apis/rbac.authorization.k8s.io/v1/${each}`,
        );
        const lists = await Promise.all(
          [...paths, deployments(namespace), `/api/v1/namespaces/${namespace}/configmaps`].map((path) =>
            read(cluster, path),
          ),
        );
        return JSON.stringify([lists, await kustomizationIn(cluster, `app-of-${namespace}`)].map(namesIn)).replaceAll(
          namespace,
          'NAMESPACE',
        );
      };
      const namesIn = (value: unknown): unknown =>
        Array.isArray(value)
          ? value.flatMap((list: { items: { metadata: { name: string } }[] }) =>
              list.items.map(({ metadata }) => metadata.name),
            )
          : { spec: (value as KubernetesObject).spec, finalizers: (value as KubernetesObject).metadata.finalizers };
      const trial = async (namespace: string, limit: number): Promise<number> => {
        await installFlux(cluster, release, namespace);
        await deployByFlux(cluster, `app-of-${namespace}`);
        const stop = new AbortController();
        let sent = 0;
        const before = (): void => {
          sent += 1;
          if (sent === limit) setImmediate(() => stop.abort());
        };
        await uninstalled(cluster, { ...flux, namespace }, { before, signal: stop.signal }).catch((error: unknown) => {
          if (!stop.signal.aborted) throw error;
        });
        return sent;
      };
      const whole = await trial('whole', Number.POSITIVE_INFINITY);
      const expected = await remains('whole');
      const trials = 8;
      let converged = 0;
      for (let at = 0; at < trials; at += 1) {
        const namespace = `cut-${at}`;
        await trial(namespace, 2 + Math.floor(((whole - 2) * (at + Math.random())) / trials));
        await uninstalled(cluster, { ...flux, namespace });
        expect(await remains(namespace)).toBe(expected);
        converged += 1;
      }
      console.log(`uninstalling cut off at ${trials} moments of ${whole} requests: ${converged} converged`);
    },
    240_000,
  );

  describe.skipIf(!hasFlux)('with the real kustomize-controller', () => {
    it('keeps what was applied, or lets the controller delete it, as it is asked', async () => {
      const namespace = 'flux-real';
      await installFlux(cluster, release, namespace);
      await deployByFlux(cluster, 'stays');
      await using agent = await startFlux(cluster, { namespace, controllers: ['kustomize-controller'] });
      const wanted = { ...flux, namespace };
      await uninstalled(cluster, wanted, {
        async before({ method, path }) {
          // its pod goes with its Deployment
          if (method === 'DELETE' && path.endsWith('/kustomize-controller')) await agent[Symbol.asyncDispose]();
        },
      });
      await removed('/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/stays/kustomizations/shop');
      expect(await isGone(cluster, `${deployments('stays')}/web`)).toBe(false);

      const again = 'flux-again';
      await installFlux(cluster, release, again);
      await deployByFlux(cluster, 'goes');
      await using second = await startFlux(cluster, { namespace: again, controllers: ['kustomize-controller'] });
      await uninstalled(cluster, { ...flux, namespace: again, deleteWorkloads: true });
      expect(await isGone(cluster, `${deployments('goes')}/web`)).toBe(true);
      expect(await isGone(cluster, '/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/goes/kustomizations/shop')).toBe(
        true,
      );
      expect(await isGone(cluster, `/api/v1/namespaces/${again}`)).toBe(true);
      void second;
    });
  });

  it.runIf(isFull)('says what the agent has not let go of, instead of waiting for ever', async () => {
    const namespace = 'flux-dead';
    await installFlux(cluster, release, namespace);
    await deployByFlux(cluster, 'held');
    const wanted = { ...flux, namespace, deleteWorkloads: true, timeout: 1_000 };
    const failure: ActionError = await failureOf(uninstalled(cluster, wanted));
    expect(failure).toMatchObject({ code: 'TIMEOUT' });
    expect(failure.message).toContain('has not let go of Kustomization held/shop');
    await uninstalled(cluster, { ...flux, namespace });
    expect(await isGone(cluster, `${deployments('held')}/web`)).toBe(false);
  });

  it.runIf(isFull && argocdRelease !== '')(
    'takes from Applications what would delete all they have applied',
    async () => {
      const project = {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'AppProject',
        metadata: { name: 'default' },
        spec: {},
      };
      const application = {
        ...{ apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' },
        metadata: { name: 'shop', finalizers: ['resources-finalizer.argocd.argoproj.io', 'example.com/of-others'] },
        spec: { project: 'default', destination: {}, source: { repoURL: 'https://git.example.com/o/env' } },
      };
      const options = { namespace: 'argocd', networkPolicies: true };
      const run = { namespace: 'argocd', inventory: 'gitops-actions-inventory-argocd' };
      await applied(cluster, [...argocdObjects(objectsIn(argocdRelease), options), project], run);
      const path = '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/shop';
      await patched(cluster, path, application, 'application/apply-patch+yaml');
      const { reports } = await uninstalled(cluster, { ...flux, agent: 'argocd', namespace: 'argocd' });
      expect(await read(cluster, path)).toMatchObject({ metadata: { finalizers: ['example.com/of-others'] } });
      expect(reports).toContainEqual({ id: 'Namespace argocd', action: 'unchanged', fields: [], managers: [] });
      expect(await isGone(cluster, `${deployments('argocd')}/argocd-server`)).toBe(true);
    },
  );
});
