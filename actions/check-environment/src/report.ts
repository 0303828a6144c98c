import type { ReportedFinding, Severity } from '#check';
import { formatPosition } from '#error';
import type { Ports } from './ports.ts';

const order: Readonly<Record<Severity, number>> = { error: 0, warning: 1, notice: 2 };

/** Tells what was found at the lines themselves, the worst first; GitHub shows ten of each level. */
export function report(findings: readonly ReportedFinding[], log: Ports['log']): void {
  for (const finding of findings.toSorted((a, b) => order[a.severity] - order[b.severity])) {
    const { check, severity, message, hint, at, waived, expired } = finding;
    if (waived !== undefined) {
      log.info(`Waived by ${waived.owner} until ${waived.until}: ${formatPosition(at)}: ${check}: ${message}`);
      continue;
    }
    const was = expired === undefined ? '' : ` The waiver of ${expired.owner} ended on ${expired.until}.`;
    log.annotate(severity, `${check}: ${message}${was}\n${hint}`, at);
  }
}
