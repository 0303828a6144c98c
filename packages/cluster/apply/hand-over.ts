import { concurrency } from '../client/agent.ts';
import type { Client } from '../client/client.ts';
import { ApiError } from '../client/refusal.ts';
import { concurrently } from '../concurrently.ts';
import { objectPath } from '../discovery/resource.ts';
import { objectsAt, textAt } from '../json.ts';
import { nameOf } from '../objects/object.ts';
import { readMetadata } from '../plan/metadata.ts';
import type { PlacedObject } from '../plan/place.ts';

/** Field managers. */
export interface HandOver {
  readonly from: string;
  readonly to: string;
}

/**
 * Leaves to one manager what another has applied. Without this, fields that the new one drops would stay for ever: the old one still
 * has them. Where the new one has applied the object already, the old one's part is simply forgotten.
 * @returns how many objects were handed over
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#transferring-ownership
 */
export async function handOver(client: Client, objects: readonly PlacedObject[], managers: HandOver): Promise<number> {
  const live = await readMetadata(
    client,
    objects.filter(({ isNewKind }) => !isNewKind),
  );
  const owned = objects.filter(({ key }) => live.get(key)?.owned.has(managers.from));
  await concurrently(owned, concurrency, (object) => handOverOne(client, object, managers));
  return owned.length;
}

const attempts = 5;

async function handOverOne(client: Client, { resource, id }: PlacedObject, { from, to }: HandOver): Promise<void> {
  const path = objectPath(resource, id);
  const operation = `Handing over ${nameOf(id)}`;
  const accept = 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json';
  for (let attempt = 1; ; attempt++) {
    const { body } = await client.request({ method: 'GET', path, accept, operation });
    const entries = objectsAt(body, 'metadata', 'managedFields');
    const isApplied = (manager: string) => (entry: (typeof entries)[number]) =>
      entry.manager === manager && entry.operation === 'Apply' && entry.subresource === undefined;
    const index = entries.findIndex(isApplied(from));
    if (index < 0) return;
    const entry = `/metadata/managedFields/${index}`;
    const change = entries.some(isApplied(to))
      ? { op: 'remove', path: entry }
      : { op: 'replace', path: `${entry}/manager`, value: to };
    const version = textAt(body, 'metadata', 'resourceVersion');
    const patch = [{ op: 'test', path: '/metadata/resourceVersion', value: version }, change];
    try {
      const contentType = 'application/json-patch+json';
      await client.request({ method: 'PATCH', path, contentType, body: JSON.stringify(patch), operation });
      return;
    } catch (error) {
      // somebody else has written it in between
      const isMoved = error instanceof ApiError && [409, 422].includes(error.refusal.status);
      if (!isMoved || attempt === attempts) throw error;
    }
  }
}
