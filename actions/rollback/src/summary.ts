import { code, escapeText, link } from '#action';
import { changeTable, wayTable } from './description.ts';
import type { Result } from './result.ts';

export function summary(result: Result): string {
  const { delivery, operation, pullRequest, repository, held, reason, changes, walked } = result;
  const where = pullRequest === undefined ? '' : ` ${link(`${repository}#${pullRequest.number}`, pullRequest.url)}`;
  const parts = [
    `### ${escapeText(`${delivery.environment}: ${delivery.app}`)}`,
    `**${operation}**${where}: ${escapeText(reason)}`,
    wayTable(result),
    operation === 'unchanged' ? '' : changeTable(changes),
    held.length === 0 ? '' : `Held: ${held.map(code).join(', ')}.`,
    `${walked} commits of its history were looked at.`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
