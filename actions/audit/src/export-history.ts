import {
  type AuditEvent,
  auditCsv,
  auditEvents,
  auditJson,
  type EnvironmentFigures,
  figuresOf,
  type Trail,
  trunkOf,
} from '#environment';
import { type AttestedImage, attestImages } from './attestations.ts';
import { auditMarkdown } from './audit-markdown.ts';
import type { Inputs } from './inputs.ts';
import type { Ports } from './ports.ts';
import { readTrail } from './read-trail.ts';
import type { Result } from './result.ts';

/** Reads the past and writes what is told of it. */
export async function exportHistory(inputs: Inputs, ports: Ports): Promise<Result> {
  const { repository, environment, app, since, until, format } = inputs;
  const scope = { environment, app, since, until };
  const question = { repository, base: inputs.base ?? '', scope, configAt: undefined };
  const { base, config, trail, requests } = await readTrail(question, ports);
  const events = auditEvents(trail, config, scope);
  const figures = figuresIn(trail, events, scope);
  const attested = inputs.attestations ? await attestImages(events, config, ports) : [];
  const origin = { repository, base, head: trail.head, ...scope };
  const texts = {
    json: {
      extension: 'json',
      text: () => auditJson(origin, events, { figures, ...(inputs.attestations && { attestations: attested }) }),
    },
    csv: { extension: 'csv', text: () => auditCsv(events, inputs.attestations ? statesOf(attested) : undefined) },
    markdown: { extension: 'md', text: () => auditMarkdown(events, figures) },
  } as const;
  const { extension, text } = texts[format];
  const path = await ports.write(text(), extension);
  ports.log.info(`Told of ${events.length} events in ${path}`);
  for (const { commit, environment: where, findings } of events) {
    for (const finding of findings)
      ports.log.annotate('warning', `${where}, commit ${commit.slice(0, 12)}: ${finding}`);
  }
  for (const { image, digest, state, detail } of attested) {
    if (state !== 'verified') ports.log.annotate('warning', `${image}@${digest}: ${detail}`);
  }
  return { kind: 'exported', repository, base, path, events, figures, requests, attested };
}

function statesOf(attested: readonly AttestedImage[]): ReadonlyMap<string, string> {
  return new Map(attested.map(({ image, digest, state }) => [`${image}@${digest}`, state]));
}

/** The time that is told of ends where the branch stands, not now: the same history has the same figures. */
export function figuresIn(
  trail: Trail,
  events: readonly AuditEvent[],
  { since, until }: Pick<Inputs, 'since' | 'until'>,
): readonly EnvironmentFigures[] {
  const trunk = trunkOf(trail);
  const opened = new Map(trunk.map(({ oid, pullRequest }) => [oid, pullRequest?.createdAt]));
  const period = {
    from: since === '' ? (events[0]?.time ?? '') : since,
    to: until === '' ? (events.at(-1)?.time ?? '') : until,
  };
  return figuresOf(events, ({ commit }) => opened.get(commit), period);
}
