import { code, escapeText } from '#action';
import type { AttestedImage } from './attestations.ts';
import { eventsTable, figuresTable } from './audit-markdown.ts';
import type { Result } from './result.ts';

/** GitHub drops a summary beyond 1 MiB; a reader gives up long before. */
const shown = 100;

export function summary(result: Result): string {
  const { repository, base, events, figures } = result;
  const parts =
    result.kind === 'exported'
      ? [figuresTable(figures), eventsTable(events.slice(-shown)), moreThan(events.length), provenance(result.attested)]
      : [verdict(result), figuresTable(figures)];
  const title = `### Audit of ${escapeText(repository)}\n\n${events.length} events on ${code(base)}.`;
  return `${[title, ...parts].filter((part) => part !== '').join('\n\n')}\n`;
}

function provenance(attested: readonly AttestedImage[]): string {
  if (attested.length === 0) return '';
  const others = attested.filter(({ state }) => state !== 'verified').slice(0, shown);
  const lines = others.map(({ image, digest, detail }) => `- ⚠️ ${code(`${image}@${digest}`)}: ${escapeText(detail)}`);
  const verified = attested.filter(({ state }) => state === 'verified').length;
  return [`Provenance: ${verified} of ${attested.length} images verified.`, '', ...lines].join('\n').trim();
}

function moreThan(count: number): string {
  return count > shown ? `… and ${count - shown} earlier ones, in the export.` : '';
}

function verdict({ document, discrepancies }: Extract<Result, { kind: 'verified' }>): string {
  if (discrepancies.length === 0) return `${code(document)} agrees with the history.`;
  const lines = discrepancies.slice(0, shown).map(({ kind, message }) => `- **${kind}** ${escapeText(message)}`);
  return [`${code(document)} does **not** agree with the history:`, '', ...lines].join('\n');
}
