import { concurrency } from '../client/agent.ts';
import type { Client } from '../client/client.ts';
import { ApiError } from '../client/refusal.ts';
import { concurrently } from '../concurrently.ts';
import { collectionPath, objectPath, type Resource } from '../discovery/resource.ts';
import { type JsonObject, objectsAt, textAt } from '../json.ts';
import type { KubernetesObject } from '../objects/object.ts';
import { listMetadata } from '../plan/metadata.ts';
import { type PlacedObject, resourcesOfDefinition } from '../plan/place.ts';
import { isNotedInDropped } from './noted-versions.ts';
import { type StorageMigration, transitionalDefinition, versionChange } from './storage-migration.ts';

/**
 * Which of these definitions, all of which the cluster has already, cannot simply be replaced: those that drop a version in which
 * objects are stored or noted. It reads the definitions, and the metadata of their objects. By their keys.
 */
export async function planMigrations(
  client: Client,
  definitions: readonly PlacedObject[],
): Promise<ReadonlyMap<string, StorageMigration>> {
  const planned = await concurrently(definitions, concurrency, async (definition) => {
    const migration = await planMigration(client, definition);
    return migration === undefined ? [] : [[definition.key, migration] as const];
  });
  return new Map(planned.flat());
}

async function planMigration(
  client: Client,
  { id, resource: definitions, object: next }: PlacedObject,
): Promise<StorageMigration | undefined> {
  const path = objectPath(definitions, id);
  const { body: live } = await client.request({ method: 'GET', path, operation: `Reading ${id.name}` });
  const change = versionChange(live, next);
  const resource = resourcesOfDefinition(next).find(({ version }) => version === change.to);
  // what such a definition is refused for, the server says itself
  if (resource === undefined) return undefined;
  const objects = await objectsOf(client, { live, resource, isNeeded: change.stored.length > 0 });
  const versions = { group: resource.group, kept: change.kept, to: change.to };
  const noted = objects.filter((object) => isNotedInDropped(object, versions)).length;
  if (change.dropped.length === 0 && noted === 0) return undefined;
  return {
    definition: id.name,
    resource,
    ...{ dropped: change.dropped, stored: change.stored, kept: change.kept },
    ...{ objects: objects.length, noted },
    transitional: transitionalDefinition(live, next),
  };
}

interface Objects {
  readonly live: unknown;
  readonly resource: Resource;
  /** Else whoever may not list them goes without. */
  readonly isNeeded: boolean;
}

async function objectsOf(client: Client, { live, resource, isNeeded }: Objects): Promise<readonly JsonObject[]> {
  const served = objectsAt(live, 'spec', 'versions').find((version) => version.served === true);
  if (served === undefined) return [];
  try {
    return await listMetadata(client, collectionPath({ ...resource, version: textAt(served, 'name') }));
  } catch (error) {
    if (!(error instanceof ApiError) || (isNeeded && error.code === 'RBAC_DENIED')) throw error;
    if (error.refusal.status === 404 || error.code === 'RBAC_DENIED') return [];
    throw error;
  }
}

/** The object of a plan's step that the cluster can be asked about while objects are stored in old versions. */
export function triedObject(object: KubernetesObject, migration: StorageMigration | undefined): KubernetesObject {
  return migration === undefined || migration.stored.length === 0 ? object : migration.transitional;
}
