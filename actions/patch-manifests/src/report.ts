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
  const lines = collectLines(log);
  let told = 0;
  const tell = ({ level, message, at }: Remark): void => {
    told += 1;
    if (told <= annotations - reserved) log.annotate(level, message, at);
    else lines.add(`${at === undefined ? '' : `${formatPosition(at)}: `}${message}`);
  };
  for (const warning of warnings.toSorted(warningsFirst)) tell(warning);
  for (const change of changes) tell(remarkOn(change));
  for (const { file, line, path, reason, detail } of skipped) {
    const place = formatPosition({ file, ...(line !== undefined && { line }) });
    lines.add(`Left alone (${reason}): ${place}${path === undefined ? '' : ` ${path}`}: ${detail}`);
  }
  lines.end();
}

interface Lines {
  readonly add: (line: string) => void;
  readonly end: () => void;
}

const linesAtOnce = 500;

/** Logs lines many at a time: a stream holds each text that it is given until the step has nothing else to do. */
function collectLines(log: Ports['log']): Lines {
  let lines: string[] = [];
  const end = (): void => {
    if (lines.length > 0) log.info(lines.join('\n'));
    lines = [];
  };
  const add = (line: string): void => {
    lines.push(line);
    if (lines.length === linesAtOnce) end();
  };
  return { add, end };
}

function warningsFirst(a: Warning, b: Warning): number {
  return Number(b.level === 'warning') - Number(a.level === 'warning');
}

function remarkOn(change: Change): Remark {
  return { level: 'notice', message: describeChange(change), at: { file: change.file, line: change.line } };
}
