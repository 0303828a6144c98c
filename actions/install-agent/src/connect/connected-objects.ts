import { type ArgocdConnection, isKnownHosts, revealed, withKnownHosts } from '#agent';
import { type Client, type KubernetesObject, objectsAt, textAt } from '#cluster';
import type { AgentConnection } from './connect.ts';
import { readConfigMap, readProject } from './stored.ts';

/** What is applied for a connected agent. A new deploy key is registered between the first two and the last. */
export interface ConnectedObjects {
  /** The agent itself. */
  readonly agent: readonly KubernetesObject[];
  /** What it clones with. */
  readonly secrets: readonly KubernetesObject[];
  /** What makes it pull. */
  readonly sync: readonly KubernetesObject[];
}

export interface ConnectedAgent {
  readonly connected: AgentConnection;
  /** The agent's own. */
  readonly objects: readonly KubernetesObject[];
  /** Under which everything is applied. */
  readonly fieldManager: string;
}

export async function connectedObjects(client: Client, agent: ConnectedAgent): Promise<ConnectedObjects> {
  const { connected, objects, fieldManager } = agent;
  const { secret } = connected.connection;
  const secrets = secret === undefined ? [] : [revealed(secret)];
  if (connected.agent === 'flux') {
    const { source, kustomization } = connected.connection;
    return { agent: objects, secrets, sync: [source, kustomization] };
  }
  const { connection } = connected;
  const [hosts, project] = await Promise.all([
    withHosts(client, objects, connection),
    projectOf(client, connection, fieldManager),
  ]);
  return { agent: hosts, secrets, sync: [...project, connection.application] };
}

/** What others have added to the known hosts since stays: their repositories are reached with it. */
async function withHosts(
  client: Client,
  objects: readonly KubernetesObject[],
  { knownHosts, application }: ArgocdConnection,
): Promise<readonly KubernetesObject[]> {
  const { namespace = '' } = application.metadata;
  if (knownHosts.length === 0) return objects;
  return await Promise.all(
    objects.map(async (object) => {
      if (!isKnownHosts(object)) return object;
      const live = await readConfigMap(client, { namespace, name: object.metadata.name });
      const present = textAt(live, 'data', 'ssh_known_hosts').split('\n');
      return withKnownHosts(object, namespace, [
        ...new Set([...present.filter((line) => line.trim() !== ''), ...knownHosts]),
      ]);
    }),
  );
}

/** Somebody else's project is left as it is; one of ours goes on being ours. */
async function projectOf(
  client: Client,
  { project }: ArgocdConnection,
  fieldManager: string,
): Promise<readonly KubernetesObject[]> {
  if (project === undefined) return [];
  const { namespace = '', name } = project.metadata;
  const live = await readProject(client, { namespace, name });
  const managers = objectsAt(live, 'metadata', 'managedFields').map(({ manager }) => manager);
  return live === undefined || managers.includes(fieldManager) ? [project] : [];
}
