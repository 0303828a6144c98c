import type { Client } from '../client/client.ts';
import { ApiError } from '../client/refusal.ts';
import { parseJson, textAt, valueAt } from '../json.ts';
import { isKubernetesObject, type KubernetesObject } from '../objects/object.ts';
import { type Collection, listCollection } from './list.ts';

/** The objects of a collection as they are now, by name (with the namespace where there are several). */
export type Snapshot = ReadonlyMap<string, KubernetesObject>;

export interface Follower {
  /** Called with every state, the first one included. */
  readonly update: (objects: Snapshot) => void;
  readonly signal: AbortSignal;
}

const pollingPause = 2_000;
const streamSeconds = 240;
/**
 * Streams that break so often within the period, or end as soon as they began, are cut by something on the way, such as a proxy that
 * buffers.
 */
const breaks = { limit: 3, period: 30_000, shortest: 1_000 };

/**
 * Follows a collection until the signal aborts: lists it, then watches it from there. A stream that ends is opened anew where it
 * ended; one that the server knows no more (410) is listed anew. Where nobody may watch, or streams break all the time, it is listed
 * every two seconds.
 * @throws ApiError when it cannot be listed
 */
export async function follow(client: Client, collection: Collection, follower: Follower): Promise<void> {
  const { clock } = client;
  const broken: number[] = [];
  let objects = new Map<string, KubernetesObject>();
  let version = '';
  while (!follower.signal.aborted) {
    if (version === '') {
      const list = await readList(client, collection);
      if (follower.signal.aborted) return;
      [objects, version] = [new Map(list.objects), list.version];
      follower.update(objects);
    }
    const start = clock.now();
    const end = await readStream(client, { collection, follower, objects, version });
    if (end.kind === 'forbidden') return poll(client, collection, follower);
    version = end.version;
    if (end.kind === 'ended' && clock.now() - start >= breaks.shortest) continue;
    broken.push(clock.now());
    if (broken.filter((time) => time > clock.now() - breaks.period).length >= breaks.limit) {
      return poll(client, collection, follower);
    }
  }
}

async function poll(client: Client, collection: Collection, { update, signal }: Follower): Promise<void> {
  while (!signal.aborted) {
    const { objects } = await readList(client, collection);
    if (!signal.aborted) update(objects);
    // an abort ends the pause, and so the loop
    await client.clock.sleep(pollingPause, signal).catch(() => undefined);
  }
}

interface List {
  readonly objects: Snapshot;
  readonly version: string;
}

async function readList(client: Client, collection: Collection): Promise<List> {
  const { items, version } = await listCollection(client, collection);
  return { objects: new Map(items.map((item) => [nameIn(item), item])), version };
}

interface Stream {
  readonly collection: Collection;
  readonly follower: Follower;
  readonly objects: Map<string, KubernetesObject>;
  readonly version: string;
}

/** How a stream ended, and where the next one begins: '' for a new list. */
type End = { readonly kind: 'ended' | 'broken'; readonly version: string } | { readonly kind: 'forbidden' };

async function readStream(client: Client, { collection, follower, objects, version }: Stream): Promise<End> {
  const { path, fieldSelector } = collection;
  const timeoutSeconds = `${streamSeconds}`;
  const query = {
    ...{ watch: '1', allowWatchBookmarks: 'true', resourceVersion: version, timeoutSeconds },
    ...(fieldSelector && { fieldSelector }),
  };
  const call = { method: 'GET', path, query, operation: `Watching ${path}` } as const;
  let last = version;
  try {
    for await (const line of client.lines(call, follower.signal)) {
      const event = eventOf(line);
      // the server knows this version no more, or says what else went wrong
      if (event.type === 'ERROR') return { kind: 'ended', version: '' };
      last = event.version || last;
      if (takeIn(objects, event)) follower.update(objects);
    }
    return { kind: 'ended', version: last };
  } catch (error) {
    if (follower.signal.aborted) return { kind: 'ended', version: last };
    if (!(error instanceof ApiError)) return { kind: 'broken', version: last };
    return error.refusal.status === 403 ? { kind: 'forbidden' } : { kind: 'broken', version: '' };
  }
}

interface Event {
  readonly type: string;
  readonly version: string;
  readonly object: unknown;
}

function eventOf(line: string): Event {
  const event = parseJson(line);
  const object = valueAt(event, 'object');
  return { type: textAt(event, 'type'), version: textAt(object, 'metadata', 'resourceVersion'), object };
}

/** @returns whether that changed anything; a bookmark does not */
function takeIn(objects: Map<string, KubernetesObject>, { type, object }: Event): boolean {
  if (type === 'BOOKMARK' || !isKubernetesObject(object)) return false;
  if (type === 'DELETED') objects.delete(nameIn(object));
  else objects.set(nameIn(object), object);
  return true;
}

function nameIn({ metadata }: KubernetesObject): string {
  return `${metadata.namespace ?? ''}/${metadata.name}`;
}
