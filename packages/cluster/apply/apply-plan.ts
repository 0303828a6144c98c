import { concurrency } from '../client/agent.ts';
import type { Client } from '../client/client.ts';
import { ApiError } from '../client/refusal.ts';
import { concurrently } from '../concurrently.ts';
import type { Discovery } from '../discovery/discovery.ts';
import { type InventoryEntry, writeInventory } from '../inventory/inventory.ts';
import { prune } from '../inventory/prune.ts';
import { storeInventory } from '../inventory/store.ts';
import { type KubernetesObject, keyOf, nameOf } from '../objects/object.ts';
import { stageOf } from '../objects/order.ts';
import { metadataOf } from '../plan/metadata.ts';
import { resourcesOfDefinition } from '../plan/place.ts';
import { ownsNothing, type Plan, type Step } from '../plan/plan.ts';
import { migrateStorage, settleNotes } from '../upgrade/migrate-storage.ts';
import { type Applied, applyObject, conflictError } from './apply-object.ts';
import { waitUntilServed } from './established.ts';
import { type ObjectReport, reportOf } from './report.ts';

export interface ApplyPlanOptions {
  /** Takes fields over from other managers; else a conflict ends the run with CONFLICT. */
  readonly force: boolean;
  /** Deletes what was applied once and is no longer among the objects. */
  readonly prune: boolean;
}

interface Target {
  readonly client: Client;
  readonly discovery: Discovery;
}

/**
 * Makes a cluster as the plan says: namespaces and definitions, then all others but what refuses others, which comes last. Objects of a new
 * kind wait until it is served, all others do not; whether the rest of the kinds is served, {@link definitionsServed} tells. The inventory names what stands in namespaces before it is created, so that a run
 * which is cut off leaves nothing that a later one does not know. A plan without changes writes nothing. Where a definition drops
 * versions, its objects are moved to the one that stays first.
 */
export async function applyPlan(
  target: Target,
  plan: Plan,
  options: ApplyPlanOptions,
): Promise<readonly ObjectReport[]> {
  const { client } = target;
  const changed = plan.steps.filter(({ action }) => action !== 'unchanged');
  const entries = new Map<string, InventoryEntry>(plan.steps.map((step) => [step.key, entryOf(plan, step)]));
  const write = async (
    steps: readonly Step[],
    after: (step: Step) => Promise<unknown> | undefined = () => undefined,
  ) => {
    await concurrently(steps, concurrency, async (step) => {
      await after(step);
      entries.set(step.key, await applied(client, { plan, step }, options));
    });
  };
  const ofKind = (kind: string): readonly Step[] => changed.filter(({ id }) => id.kind === kind);
  const ofStage = (stage: number): readonly Step[] =>
    changed.filter((step) => stageOf(step.id.kind) === stage && !step.isNewKind);

  const definitions = write(ofKind('CustomResourceDefinition'));
  const served = definitions.then(() => waitUntilServed(target, neededBy(changed)));
  const rest = (async () => {
    await write(ofKind('Namespace'));
    await announce(client, plan);
    // begun in this order; a controller that finds no definition of its kinds ends, and is started again only after a while
    const others = [...ofStage(1), ...ofStage(2).filter((step) => !runs(step)), ...ofStage(2).filter(runs)];
    await write(others, (step) => (runs(step) ? definitions : undefined));
  })();
  await allDone([served, rest]);
  await write(changed.filter(({ isNewKind }) => isNewKind));
  await write(ofStage(3));

  const pruned = options.prune ? await prune(target, plan.gone, plan.fieldManager) : [];
  // what stays is known to the next run, which may do otherwise
  for (const entry of plan.gone) if (!pruned.includes(entry)) entries.set(keyOf(entry), entry);
  if (writeInventory(entries) !== writeInventory(plan.inventory)) {
    await storeInventory(client, { place: plan.place, inventory: entries, fieldManager: plan.fieldManager });
  }
  return [
    ...plan.steps.map(({ id, action }) => reportOf(id, action)),
    ...pruned.map((entry) => reportOf(entry, 'prune')),
  ];
}

/** What has pods. */
function runs({ id }: Step): boolean {
  return ['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob', 'Pod'].includes(id.kind);
}

/** The definitions without which some of the objects cannot be created. A large one keeps the server busy for seconds. */
function neededBy(changed: readonly Step[]): readonly Step[] {
  const missing = new Set(changed.filter(({ isNewKind }) => isNewKind).map(({ id }) => `${id.kind}.${id.group}`));
  return changed.filter(({ object }) =>
    resourcesOfDefinition(object).some(({ kind, group }) => missing.has(`${kind}.${group}`)),
  );
}

/**
 * Waits until everything is served that a plan has defined.
 * @throws ActionError CRD_NOT_ESTABLISHED
 */
export async function definitionsServed(target: Target, { steps }: Pick<Plan, 'steps'>): Promise<void> {
  await waitUntilServed(
    target,
    steps.filter(({ id, action }) => id.kind === 'CustomResourceDefinition' && action !== 'unchanged'),
  );
}

/** Waits for all, also for those that go on after another has failed: nothing is under way any more when this ends. */
async function allDone(works: readonly Promise<unknown>[]): Promise<void> {
  for (const end of await Promise.allSettled(works)) if (end.status === 'rejected') throw end.reason;
}

/** Writes down what is about to be created, beside what was there. */
async function announce(client: Client, { steps, inventory, place, fieldManager }: Plan): Promise<void> {
  const unknown = steps.filter(({ key }) => !inventory.has(key));
  if (unknown.length === 0) return;
  const planned = unknown.map(({ key, id }) => [key, { ...id, sent: '', owned: '' }] as const);
  await storeInventory(client, { place, inventory: new Map([...inventory, ...planned]), fieldManager });
}

function entryOf({ inventory }: Plan, { key, id }: Step): InventoryEntry {
  return inventory.get(key) ?? { ...id, sent: '', owned: '' };
}

interface Work {
  readonly plan: Plan;
  readonly step: Step;
}

async function applied(client: Client, { plan, step }: Work, { force }: ApplyPlanOptions): Promise<InventoryEntry> {
  const { fieldManager, migrations } = plan;
  const apply = async (object: KubernetesObject): Promise<KubernetesObject> => {
    const placed = { resource: step.resource, object };
    const outcome = await patiently(client, () =>
      applyObject(client, placed, { fieldManager, force, metadataOnly: true }),
    );
    if (outcome.outcome === 'conflict') throw conflictError(nameOf(step.id), outcome.conflicts);
    return outcome.object;
  };
  const migration = migrations.get(step.key);
  if (migration !== undefined) await migrateStorage(client, { migration, definition: step, apply });
  const object = await apply(step.object);
  if (migration !== undefined) await settleNotes(client, migration);
  return { ...step.id, sent: step.sent, owned: metadataOf(object).owned.get(fieldManager) ?? ownsNothing };
}

const patience = 30_000;
const pause = 200;

/** A namespace or a kind that was just made may be unknown to another API server for a moment. */
async function patiently({ clock, signal }: Client, apply: () => Promise<Applied>): Promise<Applied> {
  const deadline = clock.now() + patience;
  for (;;) {
    try {
      return await apply();
    } catch (error) {
      const isTooEarly = error instanceof ApiError && error.refusal.status === 404;
      if (!isTooEarly || clock.now() > deadline) throw error;
    }
    await clock.sleep(pause, signal);
  }
}
