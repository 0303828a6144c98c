import type { ReportedFinding } from '#check';
import type { OutputName } from './generated/contract.ts';
import { type Result, refusals } from './result.ts';

export function outputs(result: Result): Record<OutputName, string> {
  return {
    result: refusals(result).length === 0 ? 'passed' : 'failed',
    findings: listOf(result.findings.map(entryOf)),
    sarif: result.sarif,
  };
}

/** GitHub drops the outputs of a job beyond 1 MiB. */
const mostCharacters = 500_000;

/** The worst are not always the first: whoever needs all of thousands reads the SARIF file. */
function listOf(entries: readonly object[]): string {
  const texts: string[] = [];
  let length = 2;
  for (const entry of entries) {
    const text = JSON.stringify(entry);
    length += text.length + 1;
    if (length > mostCharacters) break;
    texts.push(text);
  }
  return `[${texts.join()}]`;
}

function entryOf({ check, severity, message, hint, at, fingerprint, waived }: ReportedFinding): object {
  const { file, line = 1, column = 1 } = at;
  return { check, severity, message, hint, file, line, column, fingerprint, ...(waived && { waiver: waived }) };
}
