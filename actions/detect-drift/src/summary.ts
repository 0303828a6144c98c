import { code, details, escapeText, link } from '#action';
import type { Result } from './result.ts';
import { findingsTable, notesTable } from './tables.ts';

export function summary({ environment, source, findings, notes, compared, values, issue }: Result): string {
  const count = findings.length === 0 ? 'nothing differs' : `${findings.length} differences`;
  const parts = [
    `### Drift of ${escapeText(environment)}`,
    `**${count}** in ${compared} objects, by source ${code(source)}`,
    issue === undefined ? '' : `${link(`Issue ${issue.number}`, issue.url)} ${issue.operation}`,
    findings.length === 0 ? '' : findingsTable(findings, values),
    notes.length === 0 ? '' : details(`${notes.length} not compared`, notesTable(notes)),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
