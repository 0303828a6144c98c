import { code, escapeText, link, table } from '#action';
import type { AuditEvent, EnvironmentFigures } from '#environment';

/** The export in Markdown: the figures, then every event, newest first. */
export function auditMarkdown(events: readonly AuditEvent[], figures: readonly EnvironmentFigures[]): string {
  return `${['# Audit', figuresTable(figures), eventsTable(events)].filter((part) => part !== '').join('\n\n')}\n`;
}

export function figuresTable(figures: readonly EnvironmentFigures[]): string {
  if (figures.length === 0) return '';
  const header = ['Environment', 'Deployments', 'Per week', 'Lead time', 'Rollbacks', 'Time to restore'];
  const rows = figures.map((each) => [
    code(each.environment),
    String(each.deployments),
    each.perWeek.toFixed(1),
    durationOf(each.leadTime),
    `${each.rollbacks} (${Math.round(each.rollbackRate * 100)} %)`,
    durationOf(each.timeToRestore),
  ]);
  return table(header, rows);
}

export function eventsTable(events: readonly AuditEvent[]): string {
  if (events.length === 0) return '';
  const header = ['Time', 'Environment', 'App', 'Image', 'Action', 'By', 'Approved', 'Merged', 'Change', 'Findings'];
  return table(header, events.toReversed().map(eventRow));
}

function eventRow(event: AuditEvent): readonly string[] {
  const { time, environment, app, image, version, digest, action, actor, approvers, mergedBy, findings } = event;
  const commit = event.commit.slice(0, 12);
  const number = event.pullRequest.split('/').at(-1) ?? '';
  return [
    time,
    code(environment),
    code(app),
    image === '' ? '' : code(`${image.split('/').at(-1)} ${version === '' ? digest.slice(0, 19) : version}`),
    action,
    escapeText(actor),
    escapeText(approvers.join(', ')),
    escapeText(mergedBy),
    event.pullRequest === '' ? code(commit) : link(`#${number}`, event.pullRequest),
    findings.map((finding) => `⚠️ ${escapeText(finding)}`).join(' '),
  ];
}

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
] as const;

function durationOf(milliseconds: number | undefined): string {
  if (milliseconds === undefined) return '';
  const [name, size] = units.find(([, each]) => milliseconds >= 2 * each) ?? ['s', 1_000];
  return `${Math.round(milliseconds / size)} ${name}`;
}
