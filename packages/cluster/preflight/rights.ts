import { concurrency } from '../client/agent.ts';
import type { Client } from '../client/client.ts';
import { concurrently } from '../concurrently.ts';
import { valueAt } from '../json.ts';
import type { PlacedObject } from '../plan/place.ts';
import type { StorageMigration } from '../upgrade/storage-migration.ts';

/** Something that we would have to be allowed to do. */
export interface Right {
  readonly verb: string;
  readonly group: string;
  /** The kind's name in paths: `deployments`. */
  readonly resource: string;
  /** '' for all, and for kinds without one. */
  readonly namespace: string;
  readonly subresource?: string;
}

/** What applying takes: server-side apply creates where there is nothing, and reads to know what is there. */
const verbs = ['get', 'list', 'create', 'patch'] as const;

/**
 * Whether we may do everything with everything, `bind` and `escalate` included: then no other right can be missing, and nothing be
 * granted that we do not hold.
 */
export function holdsEverything(client: Client): Promise<boolean> {
  return isAllowed(client, { verb: '*', group: '*', resource: '*', namespace: '' });
}

/**
 * The rights that applying these objects takes and that we do not have, by the cluster's own word: up to four requests for each kind
 * and namespace.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authorization/#checking-api-access
 */
export async function missingRights(
  client: Client,
  objects: readonly Pick<PlacedObject, 'id' | 'resource'>[],
): Promise<readonly Right[]> {
  const rights = objects.flatMap(({ id, resource }) =>
    verbs.map((verb) => ({ verb, group: id.group, resource: resource.plural, namespace: id.namespace })),
  );
  return await denied(client, rights);
}

/** As {@link missingRights}, of what it takes to try to apply objects that are there. */
export async function missingTrialRights(
  client: Client,
  objects: readonly Pick<PlacedObject, 'id' | 'resource'>[],
): Promise<readonly Right[]> {
  const rights = objects.flatMap(({ id, resource }) =>
    ['get', 'patch'].map((verb) => ({ verb, group: id.group, resource: resource.plural, namespace: id.namespace })),
  );
  return await denied(client, rights);
}

/** As {@link missingRights}, of what it takes to move objects to another version. */
export async function missingMigrationRights(
  client: Client,
  migrations: Iterable<StorageMigration>,
): Promise<readonly Right[]> {
  const status = { group: 'apiextensions.k8s.io', resource: 'customresourcedefinitions', subresource: 'status' };
  const rights = [...migrations].flatMap(({ resource, stored }): readonly Right[] => [
    ...['get', 'list', 'patch'].map((verb) => ({
      ...{ verb, group: resource.group, resource: resource.plural, namespace: '' },
    })),
    ...(stored.length === 0 ? [] : [{ verb: 'patch', ...status, namespace: '' }]),
  ]);
  return await denied(client, rights);
}

async function denied(client: Client, rights: readonly Right[]): Promise<readonly Right[]> {
  const each = [...new Map(rights.map((right) => [Object.values(right).join(' '), right])).values()];
  const allowed = await concurrently(each, concurrency, (right) => isAllowed(client, right));
  return each.filter((_, at) => allowed[at] !== true);
}

async function isAllowed(client: Client, right: Right): Promise<boolean> {
  const { body } = await client.request({
    ...{ method: 'POST', path: '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews' },
    body: JSON.stringify({
      ...{ apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview' },
      spec: { resourceAttributes: right },
    }),
    operation: 'Asking the cluster what we may do',
  });
  return valueAt(body, 'status', 'allowed') === true;
}
