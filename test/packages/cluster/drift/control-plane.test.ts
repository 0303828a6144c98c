import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { argocdObjects, fluxObjects } from '#agent';
import {
  applyPlan,
  type Client,
  concurrently,
  createClient,
  createDiscovery,
  definitionsServed,
  type FieldDrift,
  formatPath,
  type KubernetesObject,
  makePlan,
  type PlacedObject,
  placeObjects,
  readDrift,
  readObject,
  readObjects,
  tryDrift,
} from '#cluster';
import { agentReleases } from '../../../sandbox/agents/releases.ts';
import { type Cluster, startCluster, writesOf } from '../../../sandbox/cluster/index.ts';
import { controlPlane, requirePart } from '../../../sandbox/parts.ts';
import { scaled } from '../../../scale.ts';
import {
  inject,
  injectTogether,
  type Pointer,
  pointerOf,
  restore,
  scalarsOf,
  textOf,
  valueUnder,
} from './injection.ts';

const hasControlPlane = requirePart(await controlPlane());
const fieldManager = 'kustomize-controller';
const options = { fieldManagers: [fieldManager] };
const isFull = scaled(0, 1) === 1;
/** How many values are changed before the object is looked at. */
const together = 12;

const released = (path: string | undefined): readonly KubernetesObject[] =>
  readObjects({ path: path ?? '', text: readFileSync(path ?? '', 'utf8') });

/** Each in its namespace. */
const agents = (): Readonly<Record<string, readonly KubernetesObject[]>> => ({
  'flux-system': fluxObjects(released(agentReleases.flux), {
    ...{ namespace: 'flux-system', components: ['source', 'kustomize', 'helm', 'notification'], version: '2.9.4' },
    ...{ networkPolicies: true, multiTenant: false, logLevel: 'info' },
  }),
  ...(isFull && {
    argocd: argocdObjects(released(agentReleases.argocd), { namespace: 'argocd', networkPolicies: true }),
  }),
});

/** As kube-backup leaves it, which keeps nothing about who has set what. */
function dumped(live: KubernetesObject): KubernetesObject {
  const { status: _, metadata, ...rest } = live;
  const { managedFields: __, resourceVersion: ___, uid: ____, generation: _____, ...told } = metadata;
  const { clusterIP: ______, ...spec } = (rest.spec ?? {}) as Readonly<Record<string, unknown>>;
  return { ...rest, ...('spec' in rest && { spec }), metadata: told } as KubernetesObject;
}

describe.skipIf(!hasControlPlane || agentReleases.flux === undefined || agentReleases.argocd === undefined)(
  'the manifests of the agents on a real control plane',
  () => {
    let cluster: Cluster;
    let client: Client;
    let placed: readonly PlacedObject[];
    beforeAll(async () => {
      cluster = await startCluster();
      client = createClient(cluster.connection, { patience: 60_000 });
      const target = { client, discovery: createDiscovery(client) };
      const all: PlacedObject[] = [];
      for (const [namespace, objects] of Object.entries(agents())) {
        const plan = await makePlan(target, objects, { fieldManager, namespace, inventory: `test-${namespace}` });
        await applyPlan(target, plan, { force: true, prune: false });
        await definitionsServed(target, plan);
        all.push(...(await placeObjects(target.discovery, objects, namespace)));
      }
      placed = all;
    }, 120_000);
    afterAll(async () => {
      client[Symbol.dispose]();
      await cluster[Symbol.asyncDispose]();
    });

    const foundIn = async (object: PlacedObject): Promise<readonly string[]> => {
      const drift = await tryDrift(client, object, options);
      if (drift.outcome === 'missing') return [`${object.key} missing`];
      const read = readDrift(object.object, drift.live, options);
      const ofDump = readDrift(object.object, dumped(drift.live), options);
      return [...drift.fields, ...read, ...ofDump].map(({ path }) => `${object.key} ${formatPath(path)}`);
    };

    it('a cluster that nobody has touched shows none, and nothing is written', async () => {
      const before = writesOf(cluster.audit('gitops-actions')).length;
      const found = await concurrently(placed, 8, foundIn);
      expect(found.flat()).toEqual([]);
      expect(writesOf(cluster.audit('gitops-actions')).length).toBe(before);
      const fields = placed.flatMap(({ object }) => scalarsOf(object)).length;
      console.log(`drift: 0 findings in ${placed.length} untouched objects with ${fields} values, three ways`);
    }, 60_000);

    it('what somebody adds to a field that is set as a whole is found, and what is added beside others is not', async () => {
      const service = placed.find(({ id }) => id.kind === 'Service' && id.name === 'source-controller');
      if (service === undefined) throw new Error('There is no such Service.');
      const path = '/api/v1/namespaces/flux-system/services/source-controller';
      const edit = { spec: { selector: { added: 'x' } }, metadata: { labels: { added: 'x' } } };
      const { body } = await client.request({
        ...{ method: 'PATCH', path, query: { fieldManager: 'injector' }, operation: 'Adding to it' },
        ...{ contentType: 'application/merge-patch+json', body: JSON.stringify(edit) },
      });
      const shownPaths = (fields: readonly FieldDrift[]): readonly string[] => fields.map((each) => shown([each]));
      expect(shownPaths(await triedFields(service))).toEqual(['spec.selector.added by injector']);
      expect(shownPaths(readDrift(service.object, body as KubernetesObject, options))).toEqual([
        'spec.selector by injector',
      ]);
      const remove = { spec: { selector: { added: null } }, metadata: { labels: { added: null } } };
      await client.request({
        ...{ method: 'PATCH', path, query: { fieldManager: 'injector' }, operation: 'Removing it' },
        ...{ contentType: 'application/merge-patch+json', body: JSON.stringify(remove) },
      });
      expect(await triedFields(service)).toEqual([]);
    });

    interface Counts {
      accepted: number;
      refused: number;
      tried: number;
      read: number;
      dumped: number;
      readonly misses: string[];
    }

    /** Changes a few values of an object at a time; whether they are found, by path and manager, and nothing else is. */
    async function sweep(object: PlacedObject, pointers: readonly Pointer[], counts: Counts): Promise<void> {
      let live = await readObject(client, object);
      const before = live;
      const there = pointers.filter((pointer) => valueUnder(before, pointer) !== undefined);
      const rounds = Math.ceil(there.length / together);
      for (let round = 0; live !== undefined && round < rounds; round++) {
        // far from each other: two ports that change at once can be each other's
        const wanted = there.filter((_, index) => index % rounds === round);
        const change = await injectAll(object, live, wanted);
        counts.accepted += change.pointers.length;
        counts.refused += wanted.length - change.pointers.length;
        if (change.pointers.length === 0) continue;
        await judge(change, counts);
        live = await restore(client, object, { live, fieldManager });
      }
    }

    interface Change {
      readonly object: PlacedObject;
      readonly live: KubernetesObject;
      readonly pointers: readonly Pointer[];
      readonly changed: KubernetesObject;
    }

    async function injectAll(
      object: PlacedObject,
      live: KubernetesObject,
      wanted: readonly Pointer[],
    ): Promise<Change> {
      const all = await injectTogether(client, object, { live, pointers: wanted });
      if (all?.pointers.length === wanted.length) return { object, live, ...all };
      const pointers: Pointer[] = [...(all?.pointers ?? [])];
      let changed = all?.changed ?? live;
      for (const pointer of wanted.filter((each) => !pointers.includes(each))) {
        const next = await inject(client, object, { live: changed, pointer });
        if (next === undefined) continue;
        pointers.push(pointer);
        changed = next;
      }
      return { object, live, pointers, changed };
    }

    async function judge(change: Change, counts: Counts): Promise<void> {
      const { object, changed } = change;
      const ways = {
        tried: { fields: await triedFields(object), manager: 'injector' },
        read: { fields: readDrift(object.object, changed, options), manager: 'injector' },
        dumped: { fields: readDrift(object.object, dumped(changed), options), manager: '' },
      };
      for (const way of ['tried', 'read', 'dumped'] as const) {
        const missed = missedBy(ways[way].fields, change, ways[way].manager);
        counts[way] += change.pointers.length - missed.length;
        counts.misses.push(...missed.map((each) => `${way}: ${object.key} ${each}: ${shown(ways[way].fields)}`));
      }
    }

    const triedFields = async (object: PlacedObject): Promise<readonly FieldDrift[]> => {
      const drift = await tryDrift(client, object, options);
      return drift.outcome === 'compared' ? drift.fields : [];
    };

    /** The changes that no finding names, and the findings that name no change. */
    function missedBy(fields: readonly FieldDrift[], { live, pointers }: Change, manager: string): readonly string[] {
      const found = fields.map(({ path, managers }) => {
        const at = pointerOf(live, path);
        return at === undefined || managers.join() !== manager ? undefined : `${textOf(at)}/`;
      });
      const isNamed = (pointer: Pointer): boolean =>
        found.some((at) => at !== undefined && `${textOf(pointer)}/`.startsWith(at));
      const stray = fields.filter((_, index) => {
        const at = found[index];
        return at === undefined || !pointers.some((pointer) => `${textOf(pointer)}/`.startsWith(at));
      });
      return [
        ...pointers.filter((pointer) => !isNamed(pointer)).map(textOf),
        ...stray.map(({ path }) => `stray ${formatPath(path)}`),
      ];
    }

    const shown = (fields: readonly FieldDrift[]): string =>
      fields.map(({ path, managers }) => `${formatPath(path)} by ${managers.join() || 'nobody'}`).join('; ') ||
      'nothing';

    const none = (): Counts => ({ accepted: 0, refused: 0, tried: 0, read: 0, dumped: 0, misses: [] });

    const report = (what: string, { accepted, refused, tried, read, dumped: ofDump }: Counts): void =>
      console.log(
        `drift: ${what}: ${tried} of ${accepted} changes by another manager found and named by a dry run, ${read} by reading, ${ofDump} found in a dump; ${refused} the server refuses`,
      );

    it('every value outside of definitions that somebody changes is found and named', async () => {
      await cluster.stopControllers();
      const counts = none();
      const objects = placed.filter(({ id }) => id.kind !== 'CustomResourceDefinition');
      await concurrently(objects, 8, (object) =>
        sweep(object, sampled(scalarsOf(object.object), scaled(3, Number.POSITIVE_INFINITY)), counts),
      );
      report('outside of definitions', counts);
      expect(counts.misses).toEqual([]);
    }, 600_000);

    it('so are values inside of definitions', async () => {
      await cluster.stopControllers();
      const counts = none();
      const definitions = placed.filter(({ id }) => id.kind === 'CustomResourceDefinition');
      // the server takes seconds for each change of a large one
      const share = (object: PlacedObject): number => {
        const size = JSON.stringify(object.object).length;
        return scaled(2, size > 200_000 ? 10 : 28);
      };
      const small = definitions.filter((_, index) => index % scaled(4, 1) === 0);
      await concurrently(small, 3, (object) => sweep(object, sampled(scalarsOf(object.object), share(object)), counts));
      report(`sampled in ${small.length} definitions`, counts);
      expect(counts.misses).toEqual([]);
    }, 600_000);
  },
);

/** Evenly over a list, always the same ones. */
function sampled<T>(items: readonly T[], count: number): readonly T[] {
  if (items.length <= count) return items;
  return Array.from({ length: count }, (_, index) => items[Math.floor(((index + 0.5) * items.length) / count)]).flatMap(
    (item) => (item === undefined ? [] : [item]),
  );
}
