import {
  type Client,
  type Discovery,
  handOver,
  type KubernetesObject,
  type ObjectReport,
  placeObjects,
} from '#cluster';
import { merged } from '../apply/apply.ts';
import type { InstallChange, Proposed } from './change.ts';
import { agentManagers, type Following, isController, readFollowing } from './following.ts';
import type { RepositoryPorts } from './ports.ts';
import { proposeFiles } from './propose-files.ts';
import { waitForMerge } from './wait-for-merge.ts';

/** What an agent consists of in a cluster. */
export interface BothObjects {
  /** What the repository holds too. */
  readonly agent: readonly KubernetesObject[];
  /** What it does not: what the agent clones with. */
  readonly secrets: readonly KubernetesObject[];
  /** What makes it follow the repository, which holds that too. */
  readonly sync: readonly KubernetesObject[];
}

export interface ApplyAs {
  readonly fieldManager: string;
  readonly prune: boolean;
}

export interface BothPorts extends RepositoryPorts {
  readonly client: Client;
  readonly discovery: Discovery;
  readonly apply: (objects: readonly KubernetesObject[], how: ApplyAs) => Promise<readonly ObjectReport[]>;
  /** Makes GitHub know what the agent clones with, between its Secret and what pulls by it. */
  readonly register: () => Promise<void>;
}

export interface Both {
  readonly proposed: Proposed;
  /** What was done in the cluster. */
  readonly reports: readonly ObjectReport[];
}

/** What is to be applied now: an agent that follows the repository applies itself from there. */
export function objectsNow({ agent, secrets }: BothObjects, { isFollowing }: Following): readonly KubernetesObject[] {
  return isFollowing ? secrets : [...agent, ...secrets];
}

interface Installing {
  readonly change: InstallChange;
  readonly objects: BothObjects;
  /** The name under which a cluster alone is installed. */
  readonly ownManager: string;
  /** Milliseconds since 1970. */
  readonly deadline: number;
}

/**
 * Installs an agent in the cluster and in the repository that it follows. It gets to know the repository only once that holds the
 * agent's files: else it would take itself away. A pull request that is still open at the deadline is no failure: the next run goes on
 * there.
 */
export async function installBoth(
  ports: BothPorts,
  { change, objects, ownManager, deadline }: Installing,
): Promise<Both> {
  const { client, discovery } = ports;
  const fieldManager = agentManagers[change.agent];
  const following = await readFollowing(client, change);
  // before anything is applied: what is dropped now is dropped by whoever has it
  if (following.managers.includes(ownManager)) {
    const all = [...objects.agent, ...objects.secrets, ...objects.sync];
    const placed = await placeObjects(discovery, all, change.namespace);
    const managers = { from: ownManager, to: fieldManager };
    // last what tells the next run that there is something left to do
    const [last = [], rest = []] = [true, false].map((isLast) =>
      placed.filter(({ id }) => isController(id) === isLast),
    );
    for (const some of [rest, last]) await handOver(client, some, managers);
  }
  const before = await ports.apply(objectsNow(objects, following), { fieldManager, prune: false });
  await ports.register();
  const opened = await proposeFiles(ports, change, { dryRun: false });
  const proposed = await waitForMerge(ports, change, { proposed: opened, deadline });
  const isThere = proposed.state === 'unchanged' || proposed.state === 'merged';
  if (!isThere || following.isFollowing) return { proposed, reports: before };
  const whole = [...objects.agent, ...objects.secrets, ...objects.sync];
  return { proposed, reports: merged(before, await ports.apply(whole, { fieldManager, prune: true })) };
}
