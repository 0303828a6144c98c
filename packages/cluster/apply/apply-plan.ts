import { concurrency } from '../client/agent.ts';
import type { Client } from '../client/client.ts';
import { ApiError } from '../client/refusal.ts';
import { concurrently } from '../concurrently.ts';
import type { Discovery } from '../discovery/discovery.ts';
import { type InventoryEntry, writeInventory } from '../inventory/inventory.ts';
import { prune } from '../inventory/prune.ts';
import { storeInventory } from '../inventory/store.ts';
import { keyOf, nameOf } from '../objects/object.ts';
import { stageOf } from '../objects/order.ts';
import { metadataOf } from '../plan/metadata.ts';
import { ownsNothing, type Plan, type Step } from '../plan/plan.ts';
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
 * Makes a cluster as the plan says: namespaces, definitions, what others build on, workloads, what refuses others. The inventory
 * names an object before it is created, so that a run which is cut off leaves nothing that a later one does not know.
 * A plan without changes writes nothing.
 */
export async function applyPlan(
  target: Target,
  plan: Plan,
  options: ApplyPlanOptions,
): Promise<readonly ObjectReport[]> {
  const { client } = target;
  const changed = plan.steps.filter(({ action }) => action !== 'unchanged');
  const entries = new Map<string, InventoryEntry>(plan.steps.map((step) => [step.key, entryOf(plan, step)]));
  const stage = async (isIn: (step: Step) => boolean): Promise<void> => {
    await concurrently(changed.filter(isIn), concurrency, async (step) => {
      entries.set(step.key, await applied(client, { plan, step }, options));
    });
  };

  await stage(({ id }) => id.kind === 'Namespace');
  await Promise.all([announce(client, plan), stage(({ id }) => id.kind === 'CustomResourceDefinition')]);
  const definitions = changed.filter(({ id }) => id.kind === 'CustomResourceDefinition');
  await Promise.all([waitUntilServed(target, definitions), stage(({ id }) => stageOf(id.kind) === 1)]);
  await stage(({ id }) => stageOf(id.kind) === 2);
  await stage(({ id }) => stageOf(id.kind) === 3);

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
  const { fieldManager } = plan;
  const outcome = await patiently(client, () => applyObject(client, step, { fieldManager, force }));
  if (outcome.outcome === 'conflict') throw conflictError(nameOf(step.id), outcome.conflicts);
  const owned = metadataOf(outcome.object).owned.get(fieldManager) ?? ownsNothing;
  return { ...step.id, sent: step.sent, owned };
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
