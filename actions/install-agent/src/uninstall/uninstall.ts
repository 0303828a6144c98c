import {
  concurrency,
  concurrently,
  deleteObject,
  findOwned,
  type InventoryEntry,
  keyOf,
  nameOf,
  type ObjectReport,
  type Resource,
  stageOf,
} from '#cluster';
import { agentKinds } from './agent-kinds.ts';
import { untilDropped } from './definitions.ts';
import { deleteByAgent } from './delegate.ts';
import { namespaces } from './namespace.ts';
import { readOwnObjects } from './own-objects.ts';
import { stripFinalizers, suspend } from './release.ts';
import { inventoryOf, isDefinition, isRemoved, missed, reportsOf, type Survey, survey } from './survey.ts';
import type { Uninstallation, Uninstalled, UninstallPorts } from './uninstallation.ts';
import { stopWorkloads, workloadKinds } from './workloads.ts';

/** What uninstalling would do; nothing is written. */
export async function tryUninstall(ports: UninstallPorts, wanted: Uninstallation): Promise<Uninstalled> {
  const seen = await survey(ports, wanted);
  const reports = await reportsOf(ports, wanted, seen);
  return { reports, warnings: warningsOf(wanted, seen, reports) };
}

/**
 * Takes an agent out of a cluster, and leaves what it has applied, unless the agent is to delete that first. The order keeps it from
 * deleting anything by itself: its objects are suspended, then what runs it goes, then its finalizers, and then the rest. The inventory
 * goes last: a run that was cut off is completed by the next one.
 * @throws ActionError TIMEOUT when the agent does not let go of what it is to delete
 */
export async function uninstall(ports: UninstallPorts, wanted: Uninstallation): Promise<Uninstalled> {
  const { log } = ports;
  const seen = await survey(ports, wanted);
  const reports = await reportsOf(ports, wanted, seen);
  const warnings = [...warningsOf(wanted, seen, reports)];
  const { entries } = seen;
  if (seen.hasInventory) {
    const workloads = entries.filter(({ kind }) => workloadKinds.has(kind));
    const parts = new Set(workloads.map(keyOf));
    const halted = wanted.deleteWorkloads ? await deleteByAgent(ports, wanted, { scope: seen.scope, parts }) : [];
    warnings.push(
      ...halted.map(({ id }) => `${nameOf(id)} has applied the agent itself: what else it has applied stays.`),
    );
    await suspend(ports, await ownOf(ports, wanted, seen), wanted.agent);
    const stuck = await stopWorkloads(ports, workloads, wanted);
    warnings.push(...stuck.map((entry) => `The pods of ${nameOf(entry)} are not gone: look at their nodes.`));
    // again: what was suspended may have been reconciled once more until the last pod was gone
    await stripFinalizers(ports, await ownOf(ports, wanted, seen), wanted.agent);
    await removeEntries(
      ports,
      entries.filter((entry) => isRemoved(seen, entry)),
      wanted,
    );
    if (seen.dropsDefinitions) warnings.push(...(await untilDropped(ports, wanted, entries.filter(isDefinition))));
    await removeLeftovers(ports, wanted);
  }
  await ports.forgetKeys?.();
  const final = await removeRest(ports, wanted, { seen, reports });
  for (const { id, action } of final) if (action !== 'unchanged') log.info(`${action}  ${id}`);
  return { reports: final, warnings };
}

function warningsOf(
  { agent, namespace, keepDefinitions }: Uninstallation,
  { hasInventory, sharedWith }: Survey,
  reports: readonly ObjectReport[],
): readonly string[] {
  if (!hasInventory) {
    return [`There is no inventory of ${agent} in namespace ${namespace}: nothing here was installed by this action.`];
  }
  const isShared = !keepDefinitions && sharedWith.length > 0;
  const suspended = reports.filter(({ fields }) => fields.includes('.spec.suspend')).map(({ id }) => id);
  return [
    ...(isShared ? [`The definitions stay: ${agent} in ${sharedWith.join(', ')} needs them.`] : []),
    ...(suspended.length > 0 ? [`Suspended, until somebody resumes it: ${suspended.join(', ')}.`] : []),
  ];
}

function ownOf(ports: UninstallPorts, { agent }: Uninstallation, { scope }: Survey): ReturnType<typeof readOwnObjects> {
  return readOwnObjects(ports, agent, scope);
}

/** What builds on others first. */
async function removeEntries(
  ports: UninstallPorts,
  entries: readonly InventoryEntry[],
  { fieldManagers }: Uninstallation,
): Promise<void> {
  const stages = Map.groupBy(entries, ({ kind }) => stageOf(kind));
  for (const [, members] of [...stages].toSorted(([a], [b]) => b - a)) {
    await concurrently(members, concurrency, async (entry) => {
      const resource = await findOwned(ports, entry, fieldManagers);
      if (resource !== undefined) await deleteObject(ports.client, resource, entry);
    });
  }
}

const coreKind = (kind: string, plural: string): Resource => ({
  group: '',
  version: 'v1',
  kind,
  plural,
  namespaced: true,
});
const secrets = coreKind('Secret', 'secrets');
const configMaps = coreKind('ConfigMap', 'configmaps');

/** What the agent has made by itself, credentials among it. */
async function removeLeftovers({ client }: UninstallPorts, { agent, namespace }: Uninstallation): Promise<void> {
  await concurrently(agentKinds[agent].leftovers, concurrency, ([, name]) =>
    deleteObject(client, secrets, { ...secrets, namespace, name }),
  );
}

interface Rest {
  readonly seen: Survey;
  readonly reports: readonly ObjectReport[];
}

/** The namespace with the inventory in it, or the inventory alone. @returns the reports with what came of the namespace */
async function removeRest(
  ports: UninstallPorts,
  wanted: Uninstallation,
  { seen, reports }: Rest,
): Promise<readonly ObjectReport[]> {
  const { client } = ports;
  const { namespace: name } = wanted;
  const id = { ...namespaces, namespace: '', name };
  const isEmpty = seen.namespace === 'ours' && (await missed(ports, wanted, new Set())).length === 0;
  if (isEmpty) await deleteObject(client, namespaces, id);
  else if (seen.namespace !== 'terminating' && seen.hasInventory) {
    await deleteObject(client, configMaps, { ...configMaps, ...inventoryOf(wanted) });
  }
  const action = isEmpty ? 'prune' : 'unchanged';
  return reports.map((report) => (report.id === keyOf(id) ? { ...report, action } : report));
}
