import { ActionError } from '#error';
import { chained, type ExportOrigin } from './chain.ts';
import type { AuditEvent } from './event.ts';
import type { EnvironmentFigures } from './figures.ts';

/** An export that was written earlier, by anybody. */
export interface AuditDocument {
  readonly origin: ExportOrigin;
  readonly events: readonly ExportedEvent[];
  /** As they stand in it. */
  readonly figures: unknown;
}

/** An event and its hash, as they stand in a file. */
export type ExportedEvent = Readonly<Record<string, unknown>>;

const format = 'gitops-audit/1';

/** What an export tells beside the events, and no hash covers: figures follow from them, attestations may be others tomorrow. */
interface AuditSupplement {
  readonly figures: readonly EnvironmentFigures[];
  readonly attestations?: readonly object[];
}

/** JSON, an event a line. The same history gives the same bytes. */
export function auditJson(
  origin: ExportOrigin,
  events: readonly AuditEvent[],
  { figures, attestations }: AuditSupplement,
): string {
  const { repository, base, head, environment, app, since, until } = origin;
  const ordered = { repository, base, head, environment, app, since, until };
  const lines = chained(origin, events).map((event) => `    ${JSON.stringify(event)}`);
  return [
    '{',
    `  "format": ${JSON.stringify(format)},`,
    `  "origin": ${JSON.stringify(ordered)},`,
    `  "figures": ${JSON.stringify(figures)},`,
    ...(attestations === undefined ? [] : [`  "attestations": ${JSON.stringify(attestations)},`]),
    lines.length === 0 ? '  "events": []' : `  "events": [\n${lines.join(',\n')}\n  ]`,
    '}',
    '',
  ].join('\n');
}

/** @throws ActionError INPUT_INVALID where a text is no export */
export function readAuditJson(text: string, path: string): AuditDocument {
  const document = asObject(parsed(text));
  const origin = asObject(document.origin);
  const { repository, base, head, environment, app, since, until } = origin;
  const texts = [repository, base, head, environment, app, since, until];
  if (document.format !== format || !Array.isArray(document.events) || !texts.every((each) => typeof each === 'string'))
    throw new ActionError(
      'INPUT_INVALID',
      `Reading the export "${path}" failed: it is no JSON export of this action.`,
      {
        hint: 'Give a file that an earlier run wrote with `format: json`.',
      },
    );
  const read = (value: unknown): string => (typeof value === 'string' ? value : '');
  return {
    origin: {
      repository: read(repository),
      base: read(base),
      head: read(head),
      environment: read(environment),
      app: read(app),
      since: read(since),
      until: read(until),
    },
    events: document.events.map(asObject),
    figures: document.figures,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function asObject(value: unknown): ExportedEvent {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
