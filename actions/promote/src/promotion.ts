import type { Memory } from './memory.ts';
import type { Merges } from './merge-all.ts';
import type { Outcome } from './outcome.ts';
import type { Promotion } from './result.ts';
import type { Planned } from './write/plan.ts';

/** What is told of a step; what earlier attempts of the run did to it counts as done by this one. */
export function promotionOf({ planned, carried }: Outcome, merges: Merges, memory: Memory): Promotion {
  const { step, branch, decision, rows } = planned;
  const pullRequest = carried.kind === 'done' ? carried.pullRequest : undefined;
  const about = { app: step.unit.name, from: step.edge.from.join(','), to: step.edge.to.name };
  const freight = freightOf(planned);
  const told = { freight, pullRequest, gates: rows };
  const merged = pullRequest === undefined ? undefined : merges.byNumber.get(pullRequest.number);
  if (merged?.kind === 'merged') {
    const ended = { ...told, operation: 'merged' as const };
    memory.ended.set(branch, ended);
    return { ...about, ...ended, waiting: '', detail: '' };
  }
  if (merged?.kind === 'unknown') memory.unconfirmed.set(branch, told);
  const detail = merged?.kind === 'open' ? merged.reason : '';
  switch (decision.kind) {
    case 'current':
    case 'waiting': {
      const ended = memory.ended.get(branch);
      if (ended !== undefined) return { ...about, ...ended, waiting: '', detail: '' };
      const why =
        decision.kind === 'waiting'
          ? { waiting: decision.reason, detail: decision.detail }
          : { waiting: '', detail: '' };
      return { ...about, ...told, operation: decision.kind, ...why };
    }
    case 'close':
      memory.ended.set(branch, { ...told, operation: 'closed' });
      return { ...about, ...told, operation: 'closed', waiting: '', detail: decision.why };
    case 'keep': {
      const operation = memory.operations.get(branch) ?? 'unchanged';
      return { ...about, ...told, operation, waiting: '', detail };
    }
    case 'open':
    case 'append':
    case 'replace': {
      const operation = decision.kind === 'open' ? 'opened' : 'updated';
      memory.operations.set(branch, memory.operations.get(branch) ?? operation);
      return { ...about, ...told, operation, waiting: '', detail };
    }
  }
}

function freightOf({ decision }: Planned): string {
  if ('content' in decision) return decision.content.freight.id;
  return decision.freight?.id ?? '';
}
