import { code, escapeText, table } from '#action';
import type { Finding, Note } from './result.ts';
import { shownValue } from './values.ts';

/** How many characters a table takes at most: an issue holds 65,536, and the findings count most. */
const room = { findings: 40_000, notes: 15_000 } as const;

export function findingsTable(findings: readonly Finding[], values: boolean): string {
  const header = ['object', 'field', 'set by', ...(values ? ['in the files', 'in the cluster'] : [])];
  const rows = findings.map(({ object, path, manager, desired, live }) => [
    code(bounded(object)),
    path === '' ? 'the whole object' : code(bounded(path)),
    manager === '' ? 'not known' : code(bounded(manager)),
    ...(values ? [code(shownValue(desired)), code(shownValue(live))] : []),
  ]);
  return shortened(header, rows, room.findings);
}

export function notesTable(notes: readonly Note[]): string {
  const rows = notes.map(({ object, reason }) => [code(bounded(object)), escapeText(bounded(reason))]);
  return shortened(['object', 'why'], rows, room.notes);
}

function shortened(header: readonly string[], rows: readonly (readonly string[])[], characters: number): string {
  let left = characters;
  const shown = rows.filter((row) => {
    left -= row.join(' | ').length + 6;
    return left > 0;
  });
  const rest = rows.length - shown.length;
  return rest === 0 ? table(header, rows) : `${table(header, shown)}\n\nand ${rest} more`;
}

/** Names and managers are of the cluster, and of any length. */
function bounded(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
