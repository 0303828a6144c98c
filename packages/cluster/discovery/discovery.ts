import type { Client } from '../client/client.ts';
import { ApiError } from '../client/refusal.ts';
import { apiVersionOf, groupVersionOf, type ObjectId } from '../objects/object.ts';
import { builtIn } from './built-in.ts';
import { preferredVersions, readAggregated, readResourceList } from './read-discovery.ts';
import type { Resource } from './resource.ts';

type Kind = Pick<ObjectId, 'group' | 'version' | 'kind'>;

/** What kinds an API server knows. One that cannot be asked about some group does not keep us from the others. */
export interface Discovery {
  /** `undefined` when the server does not know the kind. */
  readonly find: (kind: Kind) => Promise<Resource | undefined>;
  /** Asks the server anew about one group and version: after a CustomResourceDefinition was applied. */
  readonly refresh: (version: Pick<Kind, 'group' | 'version'>) => Promise<void>;
  /** The resource of a kind in whatever version the server prefers. */
  readonly preferred: (group: string, kind: string) => Promise<Resource | undefined>;
  /** Every kind once, in the version that the server prefers. */
  readonly all: () => Promise<readonly Resource[]>;
}

const aggregated = ['v2', 'v2beta1']
  .map((version) => `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`)
  .concat('application/json')
  .join(',');

/**
 * No request for what every cluster has. For all else two where the server knows aggregated discovery (Kubernetes 1.27 and newer),
 * else one for each group that is asked for.
 * @see https://kubernetes.io/docs/concepts/overview/kubernetes-api/#aggregated-discovery
 */
export function createDiscovery(client: Client): Discovery {
  let known: Promise<Map<string, Resource>> | undefined;
  const asked = new Map<string, Promise<void>>();
  /** What a server without aggregated discovery names instead of kinds. */
  const groups: string[] = [];

  const readAll = async (): Promise<Map<string, Resource>> => {
    const bodies = await Promise.all(
      ['/api', '/apis'].map((path) =>
        client.request({ method: 'GET', path, accept: aggregated, operation: 'Asking the cluster for its kinds' }),
      ),
    );
    groups.push(...bodies.flatMap(({ body }) => preferredVersions(body)));
    return new Map(bodies.flatMap(({ body }) => readAggregated(body)).map((resource) => [keyOf(resource), resource]));
  };

  const readGroup = async (
    resources: Map<string, Resource>,
    { group, version }: Pick<Kind, 'group' | 'version'>,
  ): Promise<void> => {
    const apiVersion = apiVersionOf({ group, version });
    const path = group === '' ? `/api/${version}` : `/apis/${apiVersion}`;
    const body = await client
      .request({ method: 'GET', path, operation: `Asking the cluster for the kinds of ${apiVersion}` })
      .catch((error: unknown) => {
        if (error instanceof ApiError && error.refusal.status === 404) return { body: undefined };
        throw error;
      });
    for (const resource of readResourceList(body.body, groupVersionOf(apiVersion)))
      resources.set(keyOf(resource), resource);
  };

  const ask = async (resources: Map<string, Resource>, version: Pick<Kind, 'group' | 'version'>): Promise<void> => {
    const apiVersion = apiVersionOf(version);
    const asking = asked.get(apiVersion) ?? readGroup(resources, version);
    asked.set(apiVersion, asking);
    await asking;
  };

  return {
    async find(kind) {
      const own = builtIn(kind);
      if (own !== undefined) return own;
      known ??= readAll();
      const resources = await known;
      if (!resources.has(keyOf(kind))) await ask(resources, kind);
      return resources.get(keyOf(kind));
    },
    async refresh(version) {
      known ??= readAll();
      asked.delete(apiVersionOf(version));
      await ask(await known, version);
    },
    async all() {
      known ??= readAll();
      const found = await known;
      await Promise.all(groups.map((apiVersion) => ask(found, groupVersionOf(apiVersion))));
      const resources = [...found.values()];
      // the server lists the version that it prefers first
      return [...new Map(resources.toReversed().map((each) => [`${each.plural}.${each.group}`, each])).values()];
    },
    async preferred(group, kind) {
      known ??= readAll();
      return [...(await known).values()].find((resource) => resource.group === group && resource.kind === kind);
    },
  };
}

function keyOf({ group, version, kind }: Kind): string {
  return `${group}/${version}/${kind}`;
}
