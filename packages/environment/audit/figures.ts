import type { AuditEvent } from './event.ts';

/** How an environment fares; times in milliseconds, undefined where nothing was to be measured. */
export interface EnvironmentFigures {
  readonly environment: string;
  /** Commits that changed an image. */
  readonly deployments: number;
  /** Over one week at least. */
  readonly perWeek: number;
  /** From the opening of the first pull request that carried an image, anywhere, to its arrival here: the median. */
  readonly leadTime: number | undefined;
  /** Deployments that went back to an image that was here before, by the files. */
  readonly rollbacks: number;
  /** Of all deployments. */
  readonly rollbackRate: number;
  /** From the arrival of what was rolled back to the rollback: the median. */
  readonly timeToRestore: number | undefined;
}

export interface Period {
  readonly from: string;
  readonly to: string;
}

const week = 7 * 24 * 60 * 60 * 1_000;

/**
 * The figures of each environment that something happened to.
 * @param events oldest first
 * @param openedAt when the pull request of an event was opened
 */
export function figuresOf(
  events: readonly AuditEvent[],
  openedAt: (event: AuditEvent) => string | undefined,
  { from, to }: Period,
): readonly EnvironmentFigures[] {
  const first = firstSeen(events, openedAt);
  const weeks = Math.max((Date.parse(to) - Date.parse(from)) / week, 1);
  return [...new Set(events.map(({ environment }) => environment))].map((environment) => {
    const arrivals = arrivalsOf(events.filter((event) => event.environment === environment && isArrival(event)));
    const deployments = new Set(arrivals.map(({ event }) => event.commit)).size;
    const back = arrivals.filter(({ isReturn }) => isReturn);
    const rollbacks = new Set(back.map(({ event }) => event.commit)).size;
    const leads = arrivals
      .filter(({ isReturn }) => !isReturn)
      .map(({ event }) => Date.parse(event.time) - (first.get(identityOf(event)) ?? Date.parse(event.time)));
    return {
      environment,
      deployments,
      perWeek: deployments / weeks,
      leadTime: median(leads),
      rollbacks,
      rollbackRate: deployments === 0 ? 0 : rollbacks / deployments,
      timeToRestore: median(
        back.flatMap(({ event, replacedAt }) => (replacedAt ? Date.parse(event.time) - Date.parse(replacedAt) : [])),
      ),
    };
  });
}

/** Whether an image came, as far as the files or, without targets, the words tell. */
function isArrival({ image, digest, version, file }: AuditEvent): boolean {
  return image !== '' && file !== 'unchanged' && (digest !== '' || version !== '');
}

interface Arrival {
  readonly event: AuditEvent;
  /** The environment had it before. */
  readonly isReturn: boolean;
  /** When what it replaced had come; '' where that is not known. */
  readonly replacedAt: string;
}

function arrivalsOf(events: readonly AuditEvent[]): readonly Arrival[] {
  const seen = new Map<string, Set<string>>();
  const current = new Map<string, string>();
  return events.map((event) => {
    const had = seen.get(event.image) ?? new Set();
    const isReturn = had.has(identityOf(event));
    const replacedAt = current.get(event.image) ?? '';
    seen.set(event.image, had.add(identityOf(event)));
    current.set(event.image, event.time);
    return { event, isReturn, replacedAt };
  });
}

function firstSeen(
  events: readonly AuditEvent[],
  openedAt: (event: AuditEvent) => string | undefined,
): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (const event of events.filter(isArrival)) {
    const moment = Date.parse(openedAt(event) ?? event.time);
    const identity = identityOf(event);
    first.set(identity, Math.min(first.get(identity) ?? moment, moment));
  }
  return first;
}

function identityOf({ image, digest, version }: AuditEvent): string {
  return `${image}@${digest === '' ? version : digest}`;
}

function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}
