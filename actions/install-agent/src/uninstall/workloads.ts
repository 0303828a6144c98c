import {
  ApiError,
  concurrency,
  concurrently,
  deleteObject,
  findOwned,
  type InventoryEntry,
  nameOf,
  objectPath,
  type Resource,
} from '#cluster';
import type { Uninstallation, UninstallPorts } from './uninstallation.ts';

/** Kinds that run pods. */
export const workloadKinds: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet']);

const pause = 250;
/** A node that is gone never confirms that its pods are. */
const patience = 60_000;

/**
 * Deletes what runs the agent, and waits until its pods are gone: as long as one runs it puts back what is taken away next.
 * @returns those whose pods are not gone in time
 */
export async function stopWorkloads(
  ports: UninstallPorts,
  entries: readonly InventoryEntry[],
  { fieldManagers }: Pick<Uninstallation, 'fieldManagers'>,
): Promise<readonly InventoryEntry[]> {
  const { client } = ports;
  const deadline = client.clock.now() + patience;
  const stopped = await concurrently(entries, concurrency, async (entry) => {
    const resource = await findOwned(ports, entry, fieldManagers);
    if (resource === undefined) return [];
    await deleteObject(client, resource, entry, 'Foreground');
    return (await isGone(ports, { resource, entry, deadline })) ? [] : [entry];
  });
  return stopped.flat();
}

interface Stopping {
  readonly resource: Resource;
  readonly entry: InventoryEntry;
  readonly deadline: number;
}

async function isGone({ client }: UninstallPorts, { resource, entry, deadline }: Stopping): Promise<boolean> {
  const call = { method: 'GET', path: objectPath(resource, entry), operation: `Reading ${nameOf(entry)}` } as const;
  while (client.clock.now() < deadline) {
    const exists = await client.request(call).then(
      () => true,
      (error: unknown) => (error instanceof ApiError && error.refusal.status === 404 ? false : Promise.reject(error)),
    );
    if (!exists) return true;
    await client.clock.sleep(pause, client.signal);
  }
  return false;
}
