import type { ReportedFinding, Severity } from '#check';

const severities: readonly Severity[] = ['error', 'warning', 'notice'];

/** `2 errors and 1 warning` */
export function countsOf(findings: readonly Pick<ReportedFinding, 'severity'>[]): string {
  const parts = severities.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`];
  });
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
