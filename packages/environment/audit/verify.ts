import { chained } from './chain.ts';
import type { AuditDocument, ExportedEvent } from './document.ts';
import type { AuditEvent } from './event.ts';
import type { EnvironmentFigures } from './figures.ts';

/** What an earlier export and today's history disagree about. */
export interface Discrepancy {
  /** The export was changed, commits that it tells of are gone, what is said of one is something else now, or one is new among them. */
  readonly kind: 'tampered' | 'rewritten' | 'changed' | 'added';
  readonly message: string;
}

export interface Today {
  /** The commits that the branch was at. */
  readonly trunk: ReadonlySet<string>;
  /** Those of the scope of the export, up to its head where that is still there. */
  readonly events: readonly AuditEvent[];
  /** Of these events. */
  readonly figures: readonly EnvironmentFigures[];
}

/** Everything that does not fit; empty where the export holds. */
export function verifyDocument(document: AuditDocument, today: Today): readonly Discrepancy[] {
  const found = verifyEvents(document, today);
  if (found.length > 0 || JSON.stringify(document.figures) === JSON.stringify(today.figures)) return found;
  return [
    {
      kind: 'tampered',
      message: 'the figures do not follow from the events: they were changed after they were written',
    },
  ];
}

function verifyEvents(document: AuditDocument, { trunk, events }: Today): readonly Discrepancy[] {
  const { origin, events: exported } = document;
  const today = new Map(events.map((event) => [keyOf({ ...event }), event]));
  const told = new Set(exported.map(keyOf));
  const isHere = trunk.has(origin.head);
  return [
    ...tamperedIn(document),
    ...(isHere ? [] : [rewritten(`${origin.base} was at ${origin.head}, and that is not in its history any more`)]),
    ...exported.flatMap((event) => compare(event, today.get(keyOf(event)), trunk)),
    ...events.filter((event) => isHere && !told.has(keyOf({ ...event }))).map((event) => added({ ...event })),
  ];
}

function tamperedIn({ origin, events }: AuditDocument): readonly Discrepancy[] {
  const bare = events.map(({ hash: _, ...event }) => event);
  const first = chained(origin, bare).findIndex(({ hash }, index) => hash !== events[index]?.hash);
  if (first < 0) return [];
  const event = events[first];
  const place = `event ${first + 1}${event === undefined ? '' : ` (${nameOf(event)})`}`;
  return [
    { kind: 'tampered', message: `${place} does not fit the chain: the export was changed after it was written` },
  ];
}

function compare(
  event: ExportedEvent,
  now: AuditEvent | undefined,
  trunk: ReadonlySet<string>,
): readonly Discrepancy[] {
  if (!trunk.has(String(event.commit))) return [rewritten(`${nameOf(event)} is gone`)];
  if (now === undefined) return [{ kind: 'changed', message: `${nameOf(event)} is not told by the history today` }];
  const fields = Object.entries(now).flatMap(([field, value]) => {
    const [before, after] = [JSON.stringify(event[field]), JSON.stringify(value)];
    return before === after ? [] : [`${field} was ${before}, is ${after}`];
  });
  return fields.length === 0 ? [] : [{ kind: 'changed', message: `${nameOf(event)}: ${fields.join('; ')}` }];
}

function rewritten(found: string): Discrepancy {
  return { kind: 'rewritten', message: `${found}: history was rewritten` };
}

function added(event: ExportedEvent): Discrepancy {
  return { kind: 'added', message: `${nameOf(event)} is not in the export` };
}

function keyOf({ commit, environment, image }: ExportedEvent): string {
  return JSON.stringify([commit, environment, image]);
}

function nameOf({ commit, time, environment, app, image }: ExportedEvent): string {
  const what = [environment, app, image].filter((part) => part !== '').join(' ');
  return `commit ${String(commit)} of ${String(time)} (${what})`;
}
