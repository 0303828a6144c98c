import { createHash } from 'node:crypto';
import type { AuditScope } from './event.ts';

/** What an export is of. The chain begins with it. */
export interface ExportOrigin extends AuditScope {
  /** owner/name */
  readonly repository: string;
  readonly base: string;
  /** The commit that the branch was at. */
  readonly head: string;
}

/** An event with the SHA-256, in hex, of the hash before and itself. */
export type Chained<Event> = Event & { readonly hash: string };

/** Nothing of a chain can be changed, left out or put in without changing all hashes that follow. */
export function chained<Event extends object>(
  origin: ExportOrigin,
  events: readonly Event[],
): readonly Chained<Event>[] {
  let last = sha256(canonical(origin));
  return events.map((event) => {
    last = sha256(`${last}\n${canonical(event)}`);
    return { ...event, hash: last };
  });
}

/** JSON with sorted keys: the same content has one text alone. */
function canonical(value: object): string {
  return JSON.stringify(Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
