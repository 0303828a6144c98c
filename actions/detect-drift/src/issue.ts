import { details, escapeText } from '#action';
import type { GitHub, IssueRequest, KeptIssue } from '#github';
import type { Comparison } from './result.ts';
import { findingsTable, notesTable } from './tables.ts';

export interface IssueFacts extends Comparison {
  readonly repository: string;
  readonly environment: string;
  /** Whether it shows values. */
  readonly values: boolean;
}

/**
 * Has one issue of the environment say what differs. It is closed when nothing does, unless something could not be looked at this time:
 * then it stays as it is.
 */
export async function report(github: Pick<GitHub, 'keepIssue'>, facts: IssueFacts): Promise<KeptIssue | undefined> {
  const isClean = facts.findings.length === 0;
  if (isClean && facts.notes.some(({ passing }) => passing)) return undefined;
  return await github.keepIssue(requestOf(facts));
}

function requestOf({ repository, environment, findings, notes, values }: IssueFacts): IssueRequest {
  const marker = `<!-- gitops-actions: drift of ${encodeURIComponent(environment)} -->`;
  if (findings.length === 0) return { repository, marker, content: undefined };
  const body = [
    marker,
    `The cluster differs from the files of **${escapeText(environment)}**. Bring the change into the files, or take it back in the cluster: this issue is closed when nothing differs any more.`,
    findingsTable(findings, values),
    ...(notes.length === 0 ? [] : [details(`${notes.length} not compared`, notesTable(notes))]),
    'What differs on purpose is listed under `drift.ignore` in gitops.yaml.',
  ].join('\n\n');
  return { repository, marker, content: { title: `Drift in ${environment}`, body, labels: ['drift'] } };
}
