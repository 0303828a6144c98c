import {
  applyPlan,
  type Client,
  createClient,
  createDiscovery,
  type KubernetesObject,
  makePlan,
  type ObjectReport,
  type Plan,
  readObjects,
} from '#cluster';
import type { Cluster } from '../../sandbox/cluster/index.ts';

export const userAgent = 'gitops-actions';

const objectsOf = (text: string): readonly KubernetesObject[] => readObjects({ path: 'manifests.yaml', text });

export interface Run {
  readonly namespace?: string;
  readonly fieldManager?: string;
  readonly inventory?: string;
  readonly force?: boolean;
  readonly prune?: boolean;
  readonly signal?: AbortSignal;
  /** Sees every request before it is sent. */
  readonly before?: (call: Parameters<Client['request']>[0]) => Promise<void> | void;
}

/** What a run of a job has: a client of its own, that knows nothing yet. */
export async function planned<Result>(
  cluster: Cluster,
  manifests: string | readonly KubernetesObject[],
  {
    namespace = 'default',
    fieldManager = userAgent,
    inventory = 'gitops-actions-inventory',
    signal,
    before = () => undefined,
  }: Run,
  work: (client: Client, plan: Plan, discovery: ReturnType<typeof createDiscovery>) => Promise<Result>,
): Promise<Result> {
  using plain = createClient(cluster.connection, { patience: 5_000, ...(signal && { signal }) });
  const client: Client = {
    ...plain,
    request: async (call) => {
      await before(call);
      return plain.request(call);
    },
  };
  const discovery = createDiscovery(client);
  const objects = typeof manifests === 'string' ? objectsOf(manifests) : manifests;
  const options = { fieldManager, namespace, inventory };
  return work(client, await makePlan({ client, discovery }, objects, options), discovery);
}

export function applied(
  cluster: Cluster,
  manifests: string | readonly KubernetesObject[],
  run: Run = {},
): Promise<readonly ObjectReport[]> {
  const { force = false, prune = true } = run;
  return planned(cluster, manifests, run, (client, plan, discovery) =>
    applyPlan({ client, discovery }, plan, { force, prune }),
  );
}

export async function read(cluster: Cluster, path: string): Promise<unknown> {
  using client = createClient(cluster.connection, { patience: 5_000 });
  return (await client.request({ method: 'GET', path, operation: 'Reading' })).body;
}

/** Changes an object as somebody else does. */
export async function patched(
  cluster: Cluster,
  path: string,
  body: unknown,
  contentType = 'application/merge-patch+json',
): Promise<unknown> {
  using client = createClient(cluster.connection, { patience: 5_000 });
  const query = { fieldManager: 'somebody', ...(contentType.includes('apply') && { force: 'true' }) };
  const call = {
    method: 'PATCH',
    path,
    operation: 'Patching',
    body: JSON.stringify(body),
    contentType,
    query,
  } as const;
  return (await client.request(call)).body;
}
