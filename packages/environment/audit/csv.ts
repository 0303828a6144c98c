import type { AuditEvent } from './event.ts';

const columns = [
  'time',
  'environment',
  'app',
  'image',
  'digest',
  'version',
  'previous',
  'action',
  'actor',
  'approvers',
  'mergedBy',
  'source',
  'run',
  'commit',
  'verified',
  'pullRequest',
  'gates',
  'file',
  'trailer',
  'body',
  'findings',
] as const satisfies readonly (keyof AuditEvent)[];

/**
 * Comma-separated values by RFC 4180, with a line of names.
 * @param attestations what is known of an image's provenance, by repository@digest: a column more
 */
export function auditCsv(events: readonly AuditEvent[], attestations?: ReadonlyMap<string, string>): string {
  const rows = events.map((event) => columns.map((column) => cell(textOf(event[column]))));
  const states = events.map(({ image, digest }) => attestations?.get(`${image}@${digest}`) ?? '');
  const more = (text: string): readonly string[] => (attestations === undefined ? [] : [text]);
  const lines = [
    [...columns, ...more('attestation')],
    ...rows.map((row, index) => [...row, ...more(cell(states[index] ?? ''))]),
  ];
  return lines.map((line) => `${line.join(',')}\r\n`).join('');
}

function textOf(value: AuditEvent[keyof AuditEvent]): string {
  return typeof value === 'object' ? value.join('; ') : String(value);
}

/**
 * Spreadsheets run what begins like a formula, whoever wrote it: a quotation mark in front makes it text.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
function cell(text: string): string {
  const inert = /^[\s]*[=+\-@\t\r\n＝＋－＠]/u.test(text) ? `'${text}` : text;
  return /[",\r\n;']/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
