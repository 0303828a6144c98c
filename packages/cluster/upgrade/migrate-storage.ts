import { ActionError } from '#error';
import type { Client } from '../client/client.ts';
import { ApiError } from '../client/refusal.ts';
import { objectPath, type Resource } from '../discovery/resource.ts';
import { numberAt, objectsAt, textAt } from '../json.ts';
import type { KubernetesObject } from '../objects/object.ts';
import type { PlacedObject } from '../plan/place.ts';
import { rewriteObjects } from './rewrite-objects.ts';
import { type StorageMigration, storageVersion } from './storage-migration.ts';

export interface Migrating {
  readonly migration: StorageMigration;
  /** The step that replaces the definition. */
  readonly definition: Pick<PlacedObject, 'id' | 'resource'>;
  /** Applies a definition, as the step itself would be. */
  readonly apply: (object: KubernetesObject) => Promise<unknown>;
}

/** How often everything is moved anew because somebody has changed the definition meanwhile. */
const rounds = 3;
/** The cluster itself writes what it notes about a definition. */
const attempts = 8;

/**
 * Moves every object to the version that the new definition stores, and has the server forget the old ones: only then it takes the
 * definition without them. What is cut off starts anew, and the server writes nothing twice. Nothing has to be stopped for it: whoever
 * still writes in an old version is answered as before.
 * @throws ActionError CONFLICT when the definition is changed again and again meanwhile
 */
export async function migrateStorage(client: Client, migrating: Migrating): Promise<void> {
  const { migration } = migrating;
  if (migration.stored.length === 0) return;
  for (let round = 0; round < rounds; round += 1) {
    const live = await servedInNew(client, migrating);
    await rewriteObjects(client, { ...rewritingOf(migration), every: true });
    if (await forgetOld(client, migrating, numberAt(live, 'metadata', 'generation'))) return;
  }
  throw new ActionError(
    'CONFLICT',
    `Moving the objects of ${migration.definition} to version ${migration.resource.version} failed: somebody has changed the definition meanwhile, ${rounds} times.`,
    {
      hint: 'Find who else applies this CustomResourceDefinition, such as an agent that follows a repository, and change it there.',
    },
  );
}

/**
 * Once the definition without the old versions is served: what was still written in them since, by a controller that is about to be
 * replaced, is put right.
 */
export async function settleNotes(client: Client, migration: StorageMigration): Promise<void> {
  await rewriteObjects(client, { ...rewritingOf(migration), every: false });
}

function rewritingOf({ resource, kept }: StorageMigration): Omit<Parameters<typeof rewriteObjects>[1], 'every'> {
  return { resource, group: resource.group, kept, to: resource.version };
}

/** @returns the definition that stores the new version */
async function servedInNew(client: Client, { migration, definition, apply }: Migrating): Promise<unknown> {
  const { version } = migration.resource;
  const live = await readDefinition(client, definition);
  const isServed = objectsAt(live, 'spec', 'versions').some((each) => each.name === version && each.served === true);
  if (isServed && storageVersion(live) === version) return live;
  const before = await storageHash(client, migration.resource);
  await apply(migration.transitional);
  await waitForNewStorage(client, migration.resource, before);
  return readDefinition(client, definition);
}

async function readDefinition(client: Client, { id, resource }: Migrating['definition']): Promise<unknown> {
  const operation = `Reading ${id.name}`;
  return (await client.request({ method: 'GET', path: objectPath(resource, id), operation })).body;
}

const pause = 50;
const patience = 5_000;
/** What one API server lists, the others of the cluster know a moment later. */
const others = 500;

/** An API server goes on storing in the old version until it has noticed the change. */
async function waitForNewStorage(client: Client, resource: Resource, before: string): Promise<void> {
  const deadline = client.clock.now() + patience;
  for (;;) {
    const hash = await storageHash(client, resource);
    // without hashes there is nothing to compare
    if ((hash !== '' && hash !== before) || client.clock.now() > deadline) break;
    await client.clock.sleep(pause, client.signal);
  }
  await client.clock.sleep(others, client.signal);
}

/** What stands for the version that a kind is stored in; '' where the server does not say, or serves this version not yet. */
async function storageHash(client: Client, { group, version, plural }: Resource): Promise<string> {
  const path = `/apis/${group}/${version}`;
  try {
    const { body } = await client.request({ method: 'GET', path, operation: `Asking for the kinds of ${group}` });
    const found = objectsAt(body, 'resources').find(({ name }) => name === plural);
    return textAt(found, 'storageVersionHash');
  } catch (error) {
    if (error instanceof ApiError && error.refusal.status === 404) return '';
    throw error;
  }
}

/** @returns whether it did: not if the definition is another one than the objects were written under */
async function forgetOld(client: Client, { migration, definition }: Migrating, generation?: number): Promise<boolean> {
  for (let attempt = 1; ; attempt += 1) {
    const live = await readDefinition(client, definition);
    if (numberAt(live, 'metadata', 'generation') !== generation) return false;
    const resourceVersion = textAt(live, 'metadata', 'resourceVersion');
    const { version } = migration.resource;
    try {
      await client.request({
        ...{ method: 'PATCH', path: `${objectPath(definition.resource, definition.id)}/status` },
        operation: `Noting that ${migration.definition} is stored in version ${version}`,
        contentType: 'application/merge-patch+json',
        body: JSON.stringify({ metadata: { resourceVersion }, status: { storedVersions: [version] } }),
      });
      return true;
    } catch (error) {
      if (!(error instanceof ApiError) || error.refusal.status !== 409 || attempt === attempts) throw error;
    }
  }
}
