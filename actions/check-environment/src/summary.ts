import { code, escapeText, table } from '#action';
import type { ReportedFinding, Severity } from '#check';
import type { Waiver } from '#environment';
import { formatPosition } from '#error';
import { countsOf } from './counts.ts';
import { type Result, refusals } from './result.ts';

/** GitHub drops a summary beyond 1 MiB; a reader gives up long before. */
const shownRows = 200;

const signs: Readonly<Record<Severity, string>> = { error: '❌', warning: '⚠️', notice: 'ℹ️' };

export function summary(result: Result): string {
  const counted = result.findings.filter(({ waived }) => waived === undefined);
  const waived = result.findings.flatMap((finding) => finding.waived ?? []);
  const parts = ['### Environment', headline(result, counted), findingTable(counted), waiverTable(result, waived)];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function headline(result: Result, counted: readonly ReportedFinding[]): string {
  const files = `${result.files} file${result.files === 1 ? '' : 's'}`;
  const compared = result.base === undefined ? '' : `, beyond what is so in ${code(result.base)}`;
  const found = counted.length === 0 ? 'nothing' : countsOf(counted);
  const verdict = refusals(result).length === 0 ? '✅ Passed' : '❌ Refused';
  return `${verdict}: ${found} in ${files}${compared}.`;
}

function findingTable(findings: readonly ReportedFinding[]): string {
  if (findings.length === 0) return '';
  const rows = findings.slice(0, shownRows).map(({ severity, check, at, message, hint, expired }) => {
    const was = expired === undefined ? '' : ` The waiver of ${expired.owner} ended on ${expired.until}.`;
    return [`${signs[severity]} ${code(check)}`, code(formatPosition(at)), escapeText(`${message}${was} ${hint}`)];
  });
  const more = findings.length > shownRows ? `\n\n… and ${findings.length - shownRows} more.` : '';
  return `${table(['Check', 'Place', 'Finding'], rows)}${more}`;
}

/** Each waiver with what it lets pass. */
function waiverTable({ findings }: Result, waived: readonly Waiver[]): string {
  if (waived.length === 0) return '';
  const rows = [...new Set(waived)].map((waiver) => {
    const { check, path, owner, until, reason } = waiver;
    const count = findings.filter((finding) => finding.waived === waiver).length;
    return [code(check), code(path), escapeText(owner), code(until), escapeText(reason), String(count)];
  });
  return `#### Waived\n\n${table(['Check', 'Path', 'Owner', 'Until', 'Reason', 'Findings'], rows)}`;
}
