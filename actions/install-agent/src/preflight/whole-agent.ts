import { argocdSyncObjects } from '#agent';
import type { Client, KubernetesObject, ObjectReport } from '#cluster';
import type { AgentConnection } from '../connect/connect.ts';
import { connectedObjects } from '../connect/connected-objects.ts';
import type { Installation } from '../installation.ts';
import { agentManagers, type Following, readFollowing } from '../repository/following.ts';
import { type BothObjects, objectsNow } from '../repository/install-both.ts';

/** The name under which the cluster notes what is ours. */
export const ownManager = 'gitops-actions';

/** With the agent's own name where it goes on with what we have begun. */
export function fieldManagerOf({ agent, where }: Pick<Installation, 'agent' | 'where'>): string {
  return where === 'both' && agent !== 'manifests' ? agentManagers[agent] : ownManager;
}

/** An agent with all that connects it. */
export interface WholeAgent {
  readonly objects: BothObjects;
  readonly connected: AgentConnection | undefined;
  /** In mode both: whether it follows the repository already. */
  readonly following: Following | undefined;
}

interface Parts {
  /** The agent's own. */
  readonly objects: readonly KubernetesObject[];
  readonly connected: AgentConnection | undefined;
}

export async function wholeAgent(
  client: Client,
  installation: Installation,
  { objects, connected }: Parts,
): Promise<WholeAgent> {
  const { where, connection, namespace } = installation;
  if (connected === undefined || connection === undefined) {
    return { objects: { agent: objects, secrets: [], sync: [] }, connected, following: undefined };
  }
  const fieldManager = fieldManagerOf(installation);
  const isBoth = where === 'both';
  const { agent } = connected;
  const [{ agent: own, secrets, sync }, following] = await Promise.all([
    connectedObjects(client, { connected, objects, fieldManager }),
    isBoth ? readFollowing(client, { ...connection, kind: 'uninstall', agent, namespace }) : undefined,
  ]);
  const isInRepository = isBoth && connected.agent === 'argocd';
  const all = isInRepository ? argocdSyncObjects(connection.path, connected.connection) : sync;
  return { objects: { agent: own, secrets, sync: all }, connected, following };
}

/** What is applied before anything is merged. */
export function applicable({ objects, following }: WholeAgent): readonly KubernetesObject[] {
  return following === undefined
    ? [...objects.agent, ...objects.secrets, ...objects.sync]
    : objectsNow(objects, following);
}

/** What was tried under the agent's name: what we have set ourselves is handed over to it, and what else we have applied it keeps. */
export function handedOver(reports: readonly ObjectReport[]): readonly ObjectReport[] {
  return reports.flatMap((report): readonly ObjectReport[] => {
    if (report.action === 'prune') return [];
    const isOurs = report.action === 'conflict' && report.managers.every((manager) => manager === ownManager);
    return [isOurs ? { ...report, action: 'update', managers: [] } : report];
  });
}
