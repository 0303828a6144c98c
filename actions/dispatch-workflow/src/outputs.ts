import type { OutputName } from './generated/contract.ts';
import type { Result } from './result.ts';

export function outputs({ outcome }: Result): Record<OutputName, string> {
  return {
    'run-id': outcome.run?.id ?? '',
    'run-url': outcome.run?.url ?? '',
    conclusion: outcome.kind === 'completed' ? outcome.conclusion : '',
  };
}
