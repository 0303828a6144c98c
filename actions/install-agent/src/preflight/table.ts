import { code, escapeText, table } from '#action';
import type { PreflightRow } from './row.ts';

/** Markdown, for the summary. */
export function preflightTable(rows: readonly PreflightRow[]): string {
  const words = { ok: 'ok', warn: '**warn**', fail: '**fail**' } as const;
  return table(
    ['check', 'result', 'detail'],
    rows.map(({ check, state, detail }) => [code(check), words[state], escapeText(detail)]),
  );
}

/** For the log. */
export function preflightLines(rows: readonly PreflightRow[]): string {
  return rows.map(({ check, state, detail }) => `${state.padEnd(4)}  ${check.padEnd(15)}  ${detail}`).join('\n');
}
