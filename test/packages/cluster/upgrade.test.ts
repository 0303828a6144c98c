import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient, type KubernetesObject, missingMigrationRights, readKubeconfig, tryPlan } from '#cluster';
import { type Cluster, startCluster, writesOf } from '../../sandbox/cluster/index.ts';
import { controlPlane, requirePart } from '../../sandbox/parts.ts';
import { scaled } from '../../scale.ts';
import { failureOf } from './failure-of.ts';
import { applied, patched, planned, read, userAgent } from './runs.ts';

const hasControlPlane = requirePart(await controlPlane());
const definitions = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';

describe.skipIf(!hasControlPlane)('a definition that loses a version', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster();
  });
  afterAll(() => cluster[Symbol.asyncDispose]());

  /** The first one is what objects are stored in. */
  const definition = (group: string, ...versions: readonly string[]): KubernetesObject => ({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `sources.${group}` },
    spec: {
      ...{ group, scope: 'Namespaced', names: { kind: 'Source', plural: 'sources', singular: 'source' } },
      versions: versions.map((name, at) => ({
        ...{ name, served: true, storage: at === 0, subresources: { status: {} } },
        schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
      })),
    },
  });
  const sourceOf = (apiVersion: string, name: string, spec: object): KubernetesObject => ({
    ...{ apiVersion, kind: 'Source', metadata: { name, namespace: 'default' }, spec },
  });
  const release = { prune: false, fieldManager: 'old-release' };
  const pathOf = (apiVersion: string, name = ''): string =>
    `/apis/${apiVersion}/namespaces/default/sources${name === '' ? '' : `/${name}`}`;
  const names = (count: number): readonly string[] => Array.from({ length: count }, (_, at) => `source-${at}`);
  const storedVersions = async (group: string): Promise<unknown> =>
    ((await read(cluster, `${definitions}/sources.${group}`)) as { status: { storedVersions: unknown } }).status
      .storedVersions;

  /** A cluster with objects in v1beta1, some of them written by a controller, too. */
  const scene = async (group: string, count: number): Promise<void> => {
    const old = `${group}/v1beta1`;
    const sources = names(count).map((name) => sourceOf(old, name, { url: name }));
    await applied(cluster, [definition(group, 'v1beta1')], { ...release, inventory: group });
    await applied(cluster, sources, release);
    for (const name of names(Math.min(count, 5))) {
      await patched(cluster, `${pathOf(old, name)}/status`, { status: { ready: true } });
    }
  };
  /** Whether the release that comes next can take every object over where it stands. */
  const takesOver = (group: string, count: number): Promise<unknown> =>
    applied(
      cluster,
      names(count).map((name) => sourceOf(`${group}/v1`, name, { url: name, added: true })),
      release,
    );
  const migrated = (group: string, options: Parameters<typeof applied>[2] = {}): ReturnType<typeof applied> =>
    applied(cluster, [definition(group, 'v1')], { ...release, inventory: group, ...options });

  it('is refused by the cluster, and then breaks every apply where the notes of owners are forgotten', async () => {
    const group = 'forgotten.example.com';
    await scene(group, 1);
    const path = `${definitions}/sources.${group}`;
    const apply = (object: KubernetesObject): Promise<unknown> =>
      patched(cluster, path, object, 'application/apply-patch+yaml');
    expect(await failureOf(apply(definition(group, 'v1')))).toMatchObject({ code: 'CRD_STORED_VERSION' });
    await apply(definition(group, 'v1', 'v1beta1'));
    await new Promise((done) => setTimeout(done, 1_000));
    await patched(cluster, pathOf(`${group}/v1`, 'source-0'), {});
    await patched(cluster, `${path}/status`, { status: { storedVersions: ['v1'] } });
    await apply(definition(group, 'v1'));
    const failure = await failureOf(takesOver(group, 1));
    expect(failure).toMatchObject({ code: 'CRD_STORED_VERSION' });
    expect(failure.message).toContain(`request to convert CR to an invalid group/version: ${group}/v1beta1`);
    // what others have left half done is put right, too
    const { migrations } = await planned(cluster, [definition(group, 'v1')], {}, async (_, plan) => plan);
    expect([...migrations.values()]).toMatchObject([{ dropped: [], stored: [], objects: 1, noted: 1 }]);
    await migrated(group, { force: true });
    await takesOver(group, 1);
    expect(await read(cluster, pathOf(`${group}/v1`, 'source-0'))).toMatchObject({ spec: { added: true } });
  });

  it('has its objects moved first, as the plan says before any write, while a controller goes on writing', async () => {
    const group = 'moved.example.com';
    const count = scaled(200, 500);
    await scene(group, count);
    const before = writesOf(cluster.audit(userAgent)).length;
    const { migrations, reports } = await planned(
      cluster,
      [definition(group, 'v1')],
      { ...release, inventory: group },
      async (client, plan) => ({ migrations: plan.migrations, reports: await tryPlan(client, plan) }),
    );
    expect([...migrations.values()]).toMatchObject([
      { definition: `sources.${group}`, dropped: ['v1beta1'], stored: ['v1beta1'], objects: count, noted: count },
    ]);
    expect(reports).toMatchObject([{ action: 'update' }]);
    expect(writesOf(cluster.audit(userAgent))).toHaveLength(before);

    using limited = createClient(await readKubeconfig({ text: await cluster.kubeconfigOf('limited') }));
    expect(await missingMigrationRights(limited, migrations.values())).toEqual([
      ...['get', 'list', 'patch'].map((verb) => ({ verb, group, resource: 'sources', namespace: '' })),
      {
        ...{ verb: 'patch', group: 'apiextensions.k8s.io', resource: 'customresourcedefinitions' },
        ...{ subresource: 'status', namespace: '' },
      },
    ]);
    let written = 0;
    const stop = new AbortController();
    const controller = (async () => {
      for (let at = 0; !stop.signal.aborted; at += 1) {
        // it is of the old release: once its version is no longer served, it writes nothing
        const status = `${pathOf(`${group}/v1beta1`, `source-${at % count}`)}/status`;
        written += await patched(cluster, status, { status: { seen: at } }).then(
          () => 1,
          () => 0,
        );
      }
    })();
    const start = performance.now();
    await migrated(group);
    const seconds = (performance.now() - start) / 1_000;
    stop.abort();
    await controller;
    const writes = writesOf(cluster.audit(userAgent)).length - before - written;
    console.log(
      `storage migration: ${count} objects in ${seconds.toFixed(1)} s and ${writes} writes, ${written} by a controller meanwhile`,
    );
    expect(written).toBeGreaterThan(0);
    expect(await storedVersions(group)).toEqual(['v1']);
    await takesOver(group, count);
    const list = (await read(cluster, pathOf(`${group}/v1`))) as { items: { spec: unknown; metadata: unknown }[] };
    expect(list.items).toHaveLength(count);
    expect(JSON.stringify(list)).not.toContain('v1beta1');
    for (const { spec } of list.items) expect(spec).toEqual({ url: expect.stringMatching(/^source-/), added: true });
    expect(await migrated(group)).toMatchObject([{ action: 'unchanged' }]);
  });

  it('is migrated in full after a run that was cut off at any request', async () => {
    const group = 'cut.example.com';
    await scene(group, 20);
    let sent = 0;
    const stop = new AbortController();
    await migrated(group, {
      signal: stop.signal,
      before() {
        sent += 1;
        if (sent === 25) setImmediate(() => stop.abort());
      },
    }).catch((error: unknown) => {
      if (!stop.signal.aborted) throw error;
    });
    expect(await storedVersions(group)).toEqual(['v1beta1', 'v1']);
    let written = 0;
    await migrated(group, {
      async before({ method, path, body = '' }) {
        const isLast = method === 'PATCH' && path.endsWith(`/sources.${group}`) && !body.includes('v1beta1');
        if (!isLast) return;
        // the old release writes once more, at the last moment
        written += 1;
        await patched(cluster, `${pathOf(`${group}/v1beta1`, 'source-7')}/status`, { status: { late: true } });
      },
    });
    expect(written).toBe(1);
    expect(await storedVersions(group)).toEqual(['v1']);
    await takesOver(group, 20);
  });

  it('is fought for with nobody: whoever puts the old one back meanwhile is named', async () => {
    const group = 'fought.example.com';
    await scene(group, 3);
    const path = `${definitions}/sources.${group}`;
    let reverts = 0;
    const revert: Parameters<typeof applied>[2] = {
      async before({ path: asked, method }) {
        if (method !== 'PATCH' || !asked.includes('/sources/source-0') || reverts > 0) return;
        reverts += 1;
        await patched(cluster, path, definition(group, 'v1beta1', 'v1'), 'application/apply-patch+yaml');
      },
    };
    const failure = await failureOf(migrated(group, revert));
    expect(failure).toMatchObject({ code: 'CONFLICT' });
    expect(failure.message).toContain('"somebody" has set .spec.versions');
    expect(await storedVersions(group)).toEqual(expect.arrayContaining(['v1beta1']));
    reverts = 0;
    await migrated(group, { ...revert, force: true });
    expect(await storedVersions(group)).toEqual(['v1']);
    await takesOver(group, 3);
  });
});
