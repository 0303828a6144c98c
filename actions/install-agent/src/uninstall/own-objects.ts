import {
  ApiError,
  type Client,
  collectionPath,
  concurrency,
  concurrently,
  type Discovery,
  idOf,
  type KubernetesObject,
  listCollection,
  nameOf,
  type ObjectId,
  objectPath,
  type Resource,
  textsAt,
  valueAt,
} from '#cluster';
import { agentKinds } from './agent-kinds.ts';
import type { Uninstallation } from './uninstallation.ts';

/** An object of a kind that the agent brings. */
export interface OwnObject {
  readonly id: ObjectId;
  readonly resource: Resource;
  readonly object: KubernetesObject;
}

/** All of them, in one namespace or, where that is '', in all. */
export async function readOwnObjects(
  { client, discovery }: { readonly client: Client; readonly discovery: Discovery },
  agent: Uninstallation['agent'],
  namespace: string,
): Promise<readonly OwnObject[]> {
  const kinds = (await discovery.all()).filter(agentKinds[agent].isOwn);
  const found = await concurrently(kinds, concurrency, async (resource) => {
    const { group, version, kind } = resource;
    const collection = { path: collectionPath(resource, namespace), apiVersion: `${group}/${version}`, kind };
    const items = await listCollection(client, collection).then(
      (list) => list.items,
      // the definition has gone meanwhile
      (error: unknown) => (error instanceof ApiError && error.refusal.status === 404 ? [] : Promise.reject(error)),
    );
    return items.map((object) => ({ id: idOf(object), resource, object }));
  });
  return found.flat();
}

export function isSuspended({ object }: OwnObject): boolean {
  return valueAt(object, 'spec', 'suspend') === true;
}

/** Finalizers that nobody takes away once the agent is gone. */
export function agentFinalizers({ object }: OwnObject, agent: Uninstallation['agent']): readonly string[] {
  return textsAt(object, 'metadata', 'finalizers').filter((each) => agentKinds[agent].finalizer.test(each));
}

/** How often an object is tried that somebody else writes at the same moment. */
const attempts = 8;

type Patch = Readonly<Record<string, unknown>>;

/**
 * Changes an object by a JSON merge patch; one that is gone is no failure.
 * @param change of what it is now; `undefined` where nothing is left to change
 */
export async function changeObject(
  client: Client,
  own: OwnObject,
  change: (own: OwnObject) => Patch | undefined,
): Promise<void> {
  let present: OwnObject | undefined = own;
  for (let attempt = 1; present !== undefined; attempt += 1) {
    const patch = change(present);
    if (patch === undefined) return;
    const refusal = await refusalOf(client, own, patch);
    if (refusal === undefined || refusal.refusal.status === 404) return;
    if (refusal.refusal.status !== 409 || attempt === attempts) throw refusal;
    present = await readAgain(client, own);
  }
}

async function refusalOf(client: Client, { resource, id }: OwnObject, patch: Patch): Promise<ApiError | undefined> {
  try {
    await client.request({
      ...{ method: 'PATCH', path: objectPath(resource, id), operation: `Releasing ${nameOf(id)}` },
      contentType: 'application/merge-patch+json',
      body: JSON.stringify(patch),
    });
    return undefined;
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}

async function readAgain(client: Client, own: OwnObject): Promise<OwnObject | undefined> {
  const { group, version, kind, name } = own.id;
  const collection = { path: collectionPath(own.resource, own.id.namespace), apiVersion: `${group}/${version}`, kind };
  const { items } = await listCollection(client, collection, { fieldSelector: `metadata.name=${name}` });
  const [object] = items;
  return object === undefined ? undefined : { ...own, object };
}
