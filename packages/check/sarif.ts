import type { ReportedFinding, Severity } from './finding.ts';
import { type CheckName, checkNames } from './names.ts';
import { rules } from './rules.ts';

/** @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', notice: 'note' };

/** GitHub takes 25,000 results of a run, and shows 5,000. */
const mostResults = 25_000;

/**
 * Findings as GitHub's code scanning takes them; those that are waived are suppressed there.
 * @see https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
export function sarifOf(findings: readonly ReportedFinding[]): string {
  const driver = {
    name: 'gitops-actions check-environment',
    rules: checkNames.map((id) => ({
      id,
      name: nameOf(id),
      shortDescription: { text: rules[id] },
      fullDescription: { text: rules[id] },
      help: { text: rules[id] },
    })),
  };
  const results = findings.slice(0, mostResults).map(resultOf);
  return `${JSON.stringify({ $schema: schema, version: '2.1.0', runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }] }, null, 2)}\n`;
}

function resultOf({ check, severity, message, hint, at, fingerprint, waived }: ReportedFinding): object {
  const region = { startLine: at.line ?? 1, ...(at.column !== undefined && { startColumn: at.column }) };
  const uri = at.file.split('/').map(encodeURIComponent).join('/');
  return {
    ruleId: check,
    ruleIndex: checkNames.indexOf(check),
    level: levels[severity],
    message: { text: `${message} ${hint}` },
    locations: [{ physicalLocation: { artifactLocation: { uri, uriBaseId: '%SRCROOT%' }, region } }],
    partialFingerprints: { 'gitopsFinding/v1': fingerprint },
    ...(waived !== undefined && {
      suppressions: [
        {
          kind: 'external',
          status: 'accepted',
          justification: `${waived.owner} waives it until ${waived.until}: ${waived.reason}`,
        },
      ],
    }),
  };
}

/** `PromotionOrder` */
function nameOf(id: CheckName): string {
  return id.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
