import { code, escapeText, table } from '#action';
import type { Finding, Note } from './result.ts';
import { shownValue } from './values.ts';

/** What is shown at most: an issue holds 65,536 characters. */
const shown = 100;

export function findingsTable(findings: readonly Finding[], values: boolean): string {
  const header = ['object', 'field', 'set by', ...(values ? ['in the files', 'in the cluster'] : [])];
  const rows = findings
    .slice(0, shown)
    .map(({ object, path, manager, desired, live }) => [
      code(bounded(object)),
      path === '' ? 'the whole object' : code(bounded(path)),
      manager === '' ? 'not known' : code(bounded(manager)),
      ...(values ? [code(shownValue(desired)), code(shownValue(live))] : []),
    ]);
  return withRest(table(header, rows), findings.length);
}

export function notesTable(notes: readonly Note[]): string {
  const rows = notes.slice(0, shown).map(({ object, reason }) => [code(bounded(object)), escapeText(bounded(reason))]);
  return withRest(table(['object', 'why'], rows), notes.length);
}

function withRest(rows: string, count: number): string {
  return count > shown ? `${rows}\n\nand ${count - shown} more` : rows;
}

/** Names and managers are of the cluster, and of any length. */
function bounded(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
