import { code, details, escapeText, fenced, table } from '#action';
import { formatPosition } from '#error';
import type { Change, EditResult, Skipped } from '#manifest';
import { showValue } from './describe-change.ts';
import type { Result } from './result.ts';

/** GitHub drops a summary beyond 1 MiB; a reader gives up long before. */
const shownRows = 200;

const headlines: Readonly<Record<Result['kind'], string>> = {
  unchanged: 'Every value is as wanted already: nothing was changed.',
  changed: 'The manifests were changed.',
  'would-change': 'The manifests would change. This was a check: nothing was written.',
};

export function summary({ kind, edit }: Result): string {
  const parts = [
    '### Manifests',
    headlines[kind],
    changeTable(edit),
    warningList(edit),
    skippedList(edit),
    diffOf(edit),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function changeTable({ changes }: EditResult): string {
  if (changes.length === 0) return '';
  const rows = changes.slice(0, shownRows).map(changeRow);
  const more = changes.length > shownRows ? `\n\n… and ${changes.length - shownRows} more.` : '';
  return `${table(['File', 'Object', 'Path', 'Old', 'New'], rows)}${more}`;
}

function changeRow({ file, line, document, path, old, new: value }: Change): readonly string[] {
  const name = [document.namespace, document.name].filter((part) => part !== undefined).join('/');
  const object = [document.kind, name].filter((part) => part !== undefined && part !== '').join(' ');
  const cells = [formatPosition({ file, line }), object, path, showValue(old), showValue(value)];
  return cells.map((cell) => code(cell));
}

function warningList({ warnings }: EditResult): string {
  return warnings.map(({ message }) => `- ⚠️ ${escapeText(message)}`).join('\n');
}

function skippedList({ skipped }: EditResult): string {
  if (skipped.length === 0) return '';
  const items = skipped.slice(0, shownRows).map(skippedItem);
  const more = skipped.length > shownRows ? [`- … and ${skipped.length - shownRows} more`] : [];
  return details(`Left alone: ${skipped.length}`, [...items, ...more].join('\n'));
}

function skippedItem({ file, line, path, reason, detail }: Skipped): string {
  const place = formatPosition({ file, ...(line !== undefined && { line }) });
  return `- ${code(place)} ${code(path ?? '')} ${escapeText(`${reason}: ${detail}`)}`;
}

function diffOf({ diff }: EditResult): string {
  return diff === '' ? '' : details('Diff', fenced(diff, 'diff'));
}
