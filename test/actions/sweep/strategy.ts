import type { GitHub } from '../../sandbox/github/index.ts';

/** How a run writes: everything in one document, or a request for each field where documents are refused. */
export type Strategy = 'one document' | 'field by field';

export const strategies: readonly Strategy[] = ['one document', 'field by field'];

/** Until the faults are cleared. */
export async function impose(github: GitHub, strategy: Strategy): Promise<void> {
  if (strategy === 'field by field') await github.faults.set({ kind: 'document' }, { times: 1_000 });
}
