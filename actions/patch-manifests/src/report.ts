import { formatPosition, type Position } from '#error';
import type { Change, EditResult, Warning } from '#manifest';
import { describeChange } from './describe-change.ts';
import type { Ports } from './ports.ts';

/** More would push the annotations of other steps off the run's page; everything stands in the summary. */
const annotations = 10;

interface Remark {
  readonly level: 'warning' | 'notice';
  readonly message: string;
  readonly at?: Position;
}

/**
 * Tells what changed and what did not, in the log and at the lines themselves: warnings first.
 * @param reserved annotations that are left to others
 */
export function report({ changes, skipped, warnings }: EditResult, log: Ports['log'], reserved: number): void {
  const remarks = [...warnings.toSorted(warningsFirst), ...changes.map(remarkOn)];
  for (const [index, { level, message, at }] of remarks.entries()) {
    if (index < annotations - reserved) log.annotate(level, message, at);
    else log.info(`${at === undefined ? '' : `${formatPosition(at)}: `}${message}`);
  }
  for (const { file, line, path, reason, detail } of skipped) {
    const place = formatPosition({ file, ...(line !== undefined && { line }) });
    log.info(`Left alone (${reason}): ${place}${path === undefined ? '' : ` ${path}`}: ${detail}`);
  }
}

function warningsFirst(a: Warning, b: Warning): number {
  return Number(b.level === 'warning') - Number(a.level === 'warning');
}

function remarkOn(change: Change): Remark {
  return { level: 'notice', message: describeChange(change), at: { file: change.file, line: change.line } };
}
