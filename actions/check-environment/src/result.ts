import type { ReportedFinding } from '#check';

export interface Result {
  readonly findings: readonly ReportedFinding[];
  /** How many manifests were read. */
  readonly files: number;
  /** What was compared with; undefined where everything counts. */
  readonly base: string | undefined;
  readonly failOn: 'error' | 'warning';
  /** The path of the file. */
  readonly sarif: string;
}

/** What the step fails for. */
export function refusals({ findings, failOn }: Pick<Result, 'findings' | 'failOn'>): readonly ReportedFinding[] {
  return findings.filter(
    ({ severity, waived }) => waived === undefined && (severity === 'error' || severity === failOn),
  );
}
