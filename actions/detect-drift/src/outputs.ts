import type { OutputName } from './generated/contract.ts';
import type { Result } from './result.ts';
import { bounded } from './values.ts';

export function outputs({ findings, notes, issue }: Result): Record<OutputName, string> {
  return {
    drifted: String(findings.length > 0),
    findings: JSON.stringify(
      findings.map(({ object, path, desired, live, manager }) => ({
        ...{ object, path, desired: bounded(desired), live: bounded(live), manager },
      })),
    ),
    'not-compared': JSON.stringify(notes.map(({ object, reason }) => ({ object, reason }))),
    'issue-url': issue === undefined || issue.operation === 'closed' ? '' : issue.url,
  };
}
