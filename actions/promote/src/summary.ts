import { code, escapeText, link, table } from '#action';
import { gatesTable } from './gates/status.ts';
import type { Promotion, Result } from './result.ts';

export function summary({ repository, promotions, others }: Result): string {
  const shown = promotions.filter(({ operation }) => operation !== 'current');
  const gates = [...shown, ...others].flatMap((each) => each.gates);
  const parts = [
    `### Promotion in ${escapeText(repository)}`,
    shown.length === 0
      ? 'Every environment has what the ones before it have.'
      : table(['App', 'Step', 'Freight', '', 'Pull request', ''], shown.map(row)),
    gates.length === 0 ? '' : gatesTable(gates),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function row({ app, from, to, freight, operation, waiting, detail, pullRequest }: Promotion): readonly string[] {
  return [
    escapeText(app),
    escapeText(`${from} → ${to}`),
    code(freight),
    `**${operation}${waiting === '' ? '' : `: ${waiting}`}**`,
    pullRequest === undefined ? '' : link(`#${pullRequest.number}`, pullRequest.url),
    escapeText(detail),
  ];
}
