import { data } from '@actions/expressions';
import type { FunctionDefinition } from '@actions/expressions/funcs/info';
import { NotImplemented } from '../problem.ts';

export interface StatusFacts {
  readonly success: (names: readonly string[]) => boolean;
  readonly failure: (names: readonly string[]) => boolean;
  readonly cancelled: () => boolean;
}

/** `success()`, `failure()`, `cancelled()`, `always()`; the first two take job names in a job's `if`. */
export function statusFunctions(facts: StatusFacts): readonly FunctionDefinition[] {
  return [
    conditionOn('success', Number.MAX_SAFE_INTEGER, facts.success),
    conditionOn('failure', Number.MAX_SAFE_INTEGER, facts.failure),
    conditionOn('cancelled', 0, facts.cancelled),
    conditionOn('always', 0, () => true),
  ];
}

export const hashFiles: FunctionDefinition = {
  name: 'hashFiles',
  minArgs: 1,
  maxArgs: 255,
  call: () => {
    throw new NotImplemented('hashFiles()');
  },
};

function conditionOn(name: string, maxArgs: number, holds: (names: readonly string[]) => boolean): FunctionDefinition {
  return {
    name,
    minArgs: 0,
    maxArgs,
    call: (...names) => new data.BooleanData(holds(names.map((item) => item.coerceString()))),
  };
}
