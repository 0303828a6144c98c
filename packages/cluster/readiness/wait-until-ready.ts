import type { ErrorCode } from '#error';
import type { Client } from '../client/client.ts';
import { ApiError } from '../client/refusal.ts';
import type { ObjectId } from '../objects/object.ts';
import { follow } from '../watch/follow.ts';
import { type Awaited, collectionsOf } from './awaited.ts';
import { lastLogLine } from './last-log-line.ts';
import type { Readiness } from './state.ts';
import { type AwaitedState, codeOf, Wait } from './wait.ts';

export interface WaitOptions {
  /** Milliseconds. */
  readonly timeout: number;
  /** How long a cause has to hold before it counts, unless it is one that never passes; 10,000 ms unless told. */
  readonly patience?: number;
  /** Called when an object gets ready, or says something new. */
  readonly onProgress?: (id: ObjectId, readiness: Readiness) => void;
}

/** Why an object did not get ready. The message holds the cluster's own words: untrusted. */
export interface ReadinessFailure {
  readonly id: ObjectId;
  readonly code: ErrorCode;
  readonly message: string;
}

export type WaitResult =
  | { readonly ready: true; readonly milliseconds: number }
  | { readonly ready: false; readonly milliseconds: number; readonly failures: readonly ReadinessFailure[] };

/** Causes get old without a word from the cluster. */
const tick = 500;

/**
 * Waits until every object is as its specification asks. Ends early when one cannot get there, with the cause that its pods show: at
 * once for what never passes, else once it has held for a while.
 * @throws ActionError when the objects cannot be read
 */
export async function waitUntilReady(
  client: Client,
  awaited: readonly Awaited[],
  { timeout, patience = 10_000, onProgress = () => undefined }: WaitOptions,
): Promise<WaitResult> {
  const { clock } = client;
  const start = clock.now();
  const stop = new AbortController();
  const wait = new Wait(awaited, { patience, onProgress });
  const streams = collectionsOf(awaited).map(async (collection) => {
    try {
      await follow(client, collection, {
        update: (objects) => wait.see(collection.path, objects),
        signal: stop.signal,
      });
    } catch (error) {
      // whoever may not read events goes without what they say
      if (collection.kind !== 'Event' || !(error instanceof ApiError) || error.code !== 'RBAC_DENIED') throw error;
    }
  });
  const broken = Promise.all(streams);
  broken.catch(() => undefined);
  try {
    for (;;) {
      const changed = wait.changed();
      const pending = wait.pending();
      const milliseconds = clock.now() - start;
      if (pending.length === 0) return { ready: true, milliseconds };
      const hopeless = wait.hopeless(pending, clock.now());
      const failures = hopeless.length === 0 && milliseconds >= timeout ? pending : hopeless;
      if (failures.length > 0) {
        return {
          ready: false,
          milliseconds,
          failures: await Promise.all(failures.map((each) => failureOf(client, each))),
        };
      }
      await Promise.race([changed, broken, clock.sleep(Math.min(tick, patience), client.signal)]);
    }
  } finally {
    stop.abort();
    await Promise.allSettled(streams);
  }
}

async function failureOf(client: Client, state: AwaitedState): Promise<ReadinessFailure> {
  const { id, readiness, cause } = state;
  const said = cause?.message ?? (readiness.state === 'current' ? '' : readiness.message);
  const line = cause?.container === undefined ? '' : await lastLogLine(client, cause.object, cause.container);
  return { id, code: codeOf(state), message: line === '' ? said : `${said} Its last line: ${line}` };
}
