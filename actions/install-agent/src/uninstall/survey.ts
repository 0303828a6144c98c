import {
  concurrency,
  concurrently,
  findOwned,
  type Inventory,
  type InventoryEntry,
  keyOf,
  loadInventory,
  type ObjectReport,
  reportOf,
} from '#cluster';
import { readInstalled } from '../preflight/existing.ts';
import { agentKinds } from './agent-kinds.ts';
import { leftIn, type NamespaceState, namespaceState } from './namespace.ts';
import { type OwnObject, readOwnObjects } from './own-objects.ts';
import { held, unsuspended } from './release.ts';
import type { Uninstallation, UninstallPorts } from './uninstallation.ts';

/** What there is to uninstall, before anything is written. */
export interface Survey {
  /** What an earlier run has applied, as far as it is still there, and still ours. */
  readonly entries: readonly InventoryEntry[];
  readonly hasInventory: boolean;
  /** Objects of the agent's own kinds, as far as they are this agent's. */
  readonly own: readonly OwnObject[];
  /** The namespace that its own objects are in, or '' for all. */
  readonly scope: string;
  /** Other namespaces with an agent of the same kind: it needs the definitions. */
  readonly sharedWith: readonly string[];
  readonly namespace: NamespaceState;
  /** The definitions go, and with them all objects of their kinds. */
  readonly dropsDefinitions: boolean;
}

export async function survey(ports: UninstallPorts, wanted: Uninstallation): Promise<Survey> {
  const { client } = ports;
  const { agent, namespace } = wanted;
  const [inventory, installed] = await Promise.all([
    loadInventory(client, inventoryOf(wanted)),
    agent === 'manifests' ? [] : readInstalled(client, namespace),
  ]);
  const sharedWith = installed
    .filter((each) => each.agent === agent && each.namespace !== namespace)
    .map((each) => each.namespace);
  const scope = sharedWith.length === 0 ? '' : namespace;
  return {
    ...{ sharedWith, scope, hasInventory: inventory.size > 0 },
    entries: await stillThere(ports, wanted, inventory),
    // without an inventory nothing here is ours
    own: inventory.size === 0 ? [] : await readOwnObjects(ports, agent, scope),
    namespace: await namespaceState(ports, wanted, inventory),
    dropsDefinitions: !wanted.keepDefinitions && sharedWith.length === 0,
  };
}

async function stillThere(
  ports: UninstallPorts,
  { fieldManagers }: Uninstallation,
  inventory: Inventory,
): Promise<readonly InventoryEntry[]> {
  const found = await concurrently([...inventory.values()], concurrency, async (entry) =>
    (await findOwned(ports, entry, fieldManagers)) === undefined ? [] : [entry],
  );
  return found.flat();
}

export function inventoryOf({ agent, namespace }: Pick<Uninstallation, 'agent' | 'namespace'>): {
  readonly namespace: string;
  readonly name: string;
} {
  return { namespace, name: `gitops-actions-inventory-${agent}` };
}

export function isDefinition({ kind }: Pick<InventoryEntry, 'kind'>): boolean {
  return kind === 'CustomResourceDefinition';
}

/** With these goes what people keep in them. */
const keptKinds: ReadonlySet<string> = new Set(['PersistentVolumeClaim', 'PersistentVolume']);

/** Whether an object of the inventory is deleted; the namespace is judged by itself, at the end. */
export function isRemoved({ dropsDefinitions }: Survey, entry: InventoryEntry): boolean {
  if (keptKinds.has(entry.kind) || entry.kind === 'Namespace') return false;
  return !isDefinition(entry) || dropsDefinitions;
}

/** What is done with each object, or would be. */
export async function reportsOf(
  ports: UninstallPorts,
  wanted: Uninstallation,
  seen: Survey,
): Promise<readonly ObjectReport[]> {
  const { entries } = seen;
  const removed = entries.filter((entry) => isRemoved(seen, entry));
  const gone = new Set(removed.map(keyOf));
  const own = seen.own.flatMap((each) => ownReport(wanted, seen, each)).filter(({ id }) => !gone.has(id));
  const dropped = new Set([...gone, ...own.filter(({ action }) => action === 'prune').map(({ id }) => id)]);
  const goes = await namespaceGoes(ports, wanted, seen, dropped);
  return [
    ...own,
    ...removed.map((entry) => reportOf(entry, 'prune')),
    ...entries
      .filter((entry) => !isRemoved(seen, entry))
      .map((entry) =>
        reportOf(entry, entry.kind === 'Namespace' && entry.name === wanted.namespace && goes ? 'prune' : 'unchanged'),
      ),
  ];
}

function ownReport(wanted: Uninstallation, { dropsDefinitions }: Survey, own: OwnObject): readonly ObjectReport[] {
  const { agent, deleteWorkloads } = wanted;
  const { applying, generating } = agentKinds[agent];
  const isDeleted = deleteWorkloads && (applying.has(own.id.kind) || generating.has(own.id.kind));
  if (isDeleted || dropsDefinitions) return [reportOf(own.id, 'prune')];
  const fields = [
    ...(unsuspended([own], agent).length > 0 ? ['.spec.suspend'] : []),
    ...(held([own], agent).length > 0 ? ['.metadata.finalizers'] : []),
  ];
  return [reportOf(own.id, fields.length === 0 ? 'unchanged' : 'update', fields)];
}

/** Whether nothing that anybody could miss would be left in the namespace. */
async function namespaceGoes(
  ports: UninstallPorts,
  wanted: Uninstallation,
  seen: Survey,
  dropped: ReadonlySet<string>,
): Promise<boolean> {
  return seen.namespace === 'ours' && (await missed(ports, wanted, dropped)).length === 0;
}

/** What is left in the agent's namespace beside what goes with it. */
export async function missed(
  ports: UninstallPorts,
  wanted: Uninstallation,
  dropped: ReadonlySet<string>,
): Promise<readonly string[]> {
  const bookkeeping = new Set([
    `ConfigMap ${wanted.namespace}/${inventoryOf(wanted).name}`,
    ...agentKinds[wanted.agent].leftovers.map(([kind, name]) => `${kind} ${wanted.namespace}/${name}`),
  ]);
  const left = (await leftIn(ports, wanted.namespace)).map(keyOf);
  return left.filter((key) => !dropped.has(key) && !bookkeeping.has(key));
}
