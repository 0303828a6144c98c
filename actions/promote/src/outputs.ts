import type { OutputName } from './generated/contract.ts';
import { isOpen, type Promotion, type Result } from './result.ts';

export function outputs({ promotions }: Result): Record<OutputName, string> {
  const count = (isCounted: (promotion: Promotion) => boolean): string => String(promotions.filter(isCounted).length);
  return {
    promotions: JSON.stringify(promotions.map(shown)),
    opened: count(({ operation }) => operation === 'opened'),
    waiting: count(waits),
    merged: count(({ operation }) => operation === 'merged'),
  };
}

function waits({ operation, waiting, gates }: Promotion): boolean {
  if (operation === 'waiting' || waiting !== '') return true;
  return (operation === 'opened' || operation === 'updated' || operation === 'unchanged') && !isOpen(gates);
}

function shown({ app, from, to, freight, operation, waiting, pullRequest, gates }: Promotion): object {
  return {
    app,
    from,
    to,
    freight,
    operation,
    waiting,
    number: pullRequest?.number ?? '',
    url: pullRequest?.url ?? '',
    gates: gates.map(({ name, state, detail, until = '' }) => ({ name, state, detail, until })),
  };
}
