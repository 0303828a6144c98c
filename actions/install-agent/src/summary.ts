import { code, details, escapeText, link, table } from '#action';
import { nameOf, type ObjectReport } from '#cluster';
import { preflightTable } from './preflight/table.ts';
import type { Result } from './result.ts';

export function summary(result: Result): string {
  const { installation, version, rows, reports, warnings, proposed } = result;
  const name = { flux: 'Flux', argocd: 'Argo CD', manifests: 'Manifests' }[installation.agent];
  const parts = [
    `### ${escapeText(`${name}${version === '' ? '' : ` ${version}`}`)} in ${code(installation.namespace)}`,
    `**${headlineOf(result)}**`,
    proposed === undefined || proposed.url === '' ? '' : link(`Pull request ${proposed.number}`, proposed.url),
    rows.length === 0 ? '' : preflightTable(rows),
    changesOf(reports),
    result.kind === 'unready'
      ? table(
          ['not ready', 'code', 'cause'],
          result.failures.map(({ id, code: word, message }) => [code(nameOf(id)), word, escapeText(message)]),
        )
      : '',
    warnings.length === 0 ? '' : `Warnings:\n\n${warnings.map((each) => `- ${escapeText(each)}`).join('\n')}`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function headlineOf(result: Result): string {
  const changed = result.reports.some(({ action }) => action !== 'unchanged');
  switch (result.kind) {
    case 'refused':
      return 'Refused: nothing was written';
    case 'failed':
      return 'Failed: the next run goes on from here';
    case 'tried':
      return changed ? 'Dry run: this would change' : 'Dry run: nothing would change';
    case 'proposed':
      return proposedWords[result.proposed.state];
    case 'uninstalled':
      return changed ? 'Uninstalled' : 'Nothing was left to uninstall';
    case 'unready':
      return 'Applied, and not ready';
    case 'applied':
      return `${changed ? 'Applied' : 'Unchanged'}${result.ready ? ', ready' : ''}`;
  }
}

const proposedWords = {
  unchanged: 'The repository holds it already',
  planned: 'The repository would be changed',
  open: 'A pull request waits to be merged: the next run goes on then',
  merged: 'Merged',
  closed: 'Somebody has closed the pull request: nothing more was done',
} as const;

function changesOf(reports: readonly ObjectReport[]): string {
  const changes = reports.filter(({ action }) => action !== 'unchanged');
  if (changes.length === 0) return '';
  const rows = changes.map(({ id, action, fields, managers }) => [
    code(id),
    action,
    fields.map(code).join(', '),
    managers.map(code).join(', '),
  ]);
  return details(
    `${changes.length} of ${reports.length} objects`,
    table(['object', 'action', 'fields', 'managers'], rows),
  );
}
