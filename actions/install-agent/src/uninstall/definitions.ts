import { ApiError, type InventoryEntry, nameOf, objectPath, type Resource, textAt } from '#cluster';
import { agentFinalizers, readOwnObjects } from './own-objects.ts';
import { stripFinalizers } from './release.ts';
import type { Uninstallation, UninstallPorts } from './uninstallation.ts';

const definitions: Resource = {
  ...{ group: 'apiextensions.k8s.io', version: 'v1', kind: 'CustomResourceDefinition' },
  ...{ plural: 'customresourcedefinitions', namespaced: false },
};

const pause = 250;
const patience = 30_000;

/**
 * Waits until definitions that were deleted are gone with their objects. Finalizers that come up meanwhile are taken away, if they are
 * the agent's.
 * @returns what holds those that are not gone in time
 */
export async function untilDropped(
  ports: UninstallPorts,
  { agent }: Uninstallation,
  entries: readonly InventoryEntry[],
): Promise<readonly string[]> {
  const { client } = ports;
  const deadline = client.clock.now() + patience;
  for (;;) {
    const left = await terminating(ports, entries);
    if (left.length === 0) return [];
    const own = await readOwnObjects(ports, agent, '');
    await stripFinalizers(ports, own, agent);
    if (client.clock.now() > deadline) {
      const foreign = own.filter((each) => agentFinalizers(each, agent).length === 0).map(({ id }) => nameOf(id));
      const holders = foreign.length === 0 ? '' : `: finalizers of others hold ${foreign.join(', ')}`;
      return left.map(({ name }) => `CustomResourceDefinition ${name} is still being deleted${holders}.`);
    }
    await client.clock.sleep(pause, client.signal);
  }
}

/** Those that are being deleted; what was made anew meanwhile is not ours. */
async function terminating(
  { client }: UninstallPorts,
  entries: readonly InventoryEntry[],
): Promise<readonly InventoryEntry[]> {
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = objectPath(definitions, entry);
      const accept = 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json';
      try {
        const { body } = await client.request({ method: 'GET', path, accept, operation: `Reading ${entry.name}` });
        return textAt(body, 'metadata', 'deletionTimestamp') !== '' ? [entry] : [];
      } catch (error) {
        if (error instanceof ApiError && error.refusal.status === 404) return [];
        throw error;
      }
    }),
  );
  return found.flat();
}
