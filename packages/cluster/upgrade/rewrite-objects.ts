import { concurrency } from '../client/agent.ts';
import type { Client } from '../client/client.ts';
import { ApiError } from '../client/refusal.ts';
import { concurrently } from '../concurrently.ts';
import { collectionPath, objectPath, type Resource } from '../discovery/resource.ts';
import { type JsonObject, textAt } from '../json.ts';
import { nameOf, type ObjectId } from '../objects/object.ts';
import { listMetadata } from '../plan/metadata.ts';
import { isNotedInDropped, type KeptVersions, renotedFields } from './noted-versions.ts';

/** How often an object is tried that somebody else writes at the same moment. */
const attempts = 8;

export interface Rewriting extends KeptVersions {
  readonly resource: Resource;
  /** Every object, so that the server stores it anew; else those alone that are noted in a version which goes. */
  readonly every: boolean;
}

/**
 * Has the server write objects again: it stores them in its present version. Their notes of who owns what get that version, too, or the
 * next server-side apply fails.
 * @returns how many were written
 * @see https://github.com/fluxcd/flux2/issues/5558
 */
export async function rewriteObjects(client: Client, rewriting: Rewriting): Promise<number> {
  const { resource, every } = rewriting;
  // names first: a list that is worked through slowly is forgotten by the server after five minutes
  const found = (await listMetadata(client, collectionPath(resource))).flatMap((item) => {
    const isNoted = isNotedInDropped(item, rewriting);
    if (!every && !isNoted) return [];
    return [{ id: idIn(item, resource), known: isNoted ? item : undefined }];
  });
  await concurrently(found, concurrency, ({ id, known }) => rewriteObject(client, { id, rewriting }, known));
  return found.length;
}

function idIn(item: JsonObject, { group, version, kind }: Resource): ObjectId {
  const [namespace, name] = ['namespace', 'name'].map((key) => textAt(item, 'metadata', key));
  return { group, version, kind, namespace: namespace ?? '', name: name ?? '' };
}

interface Target {
  readonly id: ObjectId;
  readonly rewriting: Rewriting;
}

/** @param known its metadata, if its notes have to change */
async function rewriteObject(client: Client, target: Target, known: JsonObject | undefined): Promise<void> {
  const { id, rewriting } = target;
  const path = objectPath(rewriting.resource, id);
  const operation = `Storing ${nameOf(id)} in version ${rewriting.to}`;
  let metadata: unknown = known;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.request({ method: 'PATCH', path, operation, ...changeOf(metadata, rewriting) });
      return;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.refusal.status === 404) return;
      if (error.refusal.status !== 409 || attempt === attempts) throw error;
    }
    metadata = await metadataOf(client, path);
    if (metadata === undefined) return;
  }
}

/** Without a change the server writes nothing but the version; with one it refuses what somebody else has changed since. */
function changeOf(metadata: unknown, versions: KeptVersions): { readonly contentType: string; readonly body: string } {
  if (metadata === undefined || !isNotedInDropped(metadata, versions)) {
    return { contentType: 'application/merge-patch+json', body: '{}' };
  }
  const value = renotedFields(metadata, versions);
  const resourceVersion = textAt(metadata, 'metadata', 'resourceVersion');
  return {
    contentType: 'application/json-patch+json',
    body: JSON.stringify([
      { op: 'replace', path: '/metadata/managedFields', value },
      { op: 'replace', path: '/metadata/resourceVersion', value: resourceVersion },
    ]),
  };
}

async function metadataOf(client: Client, path: string): Promise<unknown> {
  const accept = 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json';
  try {
    return (await client.request({ method: 'GET', path, accept, operation: `Reading ${path}` })).body;
  } catch (error) {
    if (error instanceof ApiError && error.refusal.status === 404) return undefined;
    throw error;
  }
}
