import type { ReportedFinding } from '#check';
import type { OutputName } from './generated/contract.ts';
import { type Result, refusals } from './result.ts';

export function outputs(result: Result): Record<OutputName, string> {
  return {
    result: refusals(result).length === 0 ? 'passed' : 'failed',
    findings: JSON.stringify(result.findings.map(entryOf)),
    sarif: result.sarif,
  };
}

function entryOf({ check, severity, message, hint, at, fingerprint, waived }: ReportedFinding): object {
  const { file, line = 1, column = 1 } = at;
  return { check, severity, message, hint, file, line, column, fingerprint, ...(waived && { waiver: waived }) };
}
