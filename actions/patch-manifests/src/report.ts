import { formatPosition } from '#error';
import type { EditResult } from '#manifest';
import { describeChange } from './describe-change.ts';
import type { Ports } from './ports.ts';

/** More would push the annotations of other steps off the run's page; all changes stand in the summary. */
const annotatedChanges = 10;

/** Tells what changed and what did not, in the log and at the lines themselves. */
export function report({ changes, skipped, warnings }: EditResult, log: Ports['log']): void {
  for (const { level, message, at } of warnings) log.annotate(level, message, at);
  for (const [index, change] of changes.entries()) {
    const at = { file: change.file, line: change.line };
    if (index < annotatedChanges) log.annotate('notice', describeChange(change), at);
    else log.info(`${formatPosition(at)}: ${describeChange(change)}`);
  }
  for (const { file, line, path, reason, detail } of skipped) {
    const place = formatPosition({ file, ...(line !== undefined && { line }) });
    log.info(`Left alone (${reason}): ${place}${path === undefined ? '' : ` ${path}`}: ${detail}`);
  }
}
