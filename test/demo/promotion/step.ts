import type { StoredRun } from '../../sandbox/github/index.ts';
import { outputOf } from '../act.ts';
import type { Environment } from './field.ts';

interface Gate {
  readonly name: string;
  readonly state: 'passed' | 'waiting' | 'failed';
  readonly detail: string;
  /** A moment, or ''. */
  readonly until: string;
}

/** What promote says of one step of the order. */
export interface Promotion {
  readonly to: Environment;
  readonly operation: string;
  readonly waiting: string;
  /** Of the pull request; '' where there is none. */
  readonly number: number | '';
  readonly gates: readonly Gate[];
}

/** One thing that a person did in the environments, and what came of it. */
export interface Step {
  readonly title: string;
  /** In a few words. */
  readonly result: string;
  readonly runs: readonly StoredRun[];
  /** What promote found; none where something else ran. */
  readonly promotions: readonly Promotion[];
  readonly at: Date;
  readonly milliseconds: number;
}

export function promotionsOf(runs: readonly StoredRun[]): readonly Promotion[] {
  const text = outputOf(runs, 'promotions');
  return text === '' ? [] : JSON.parse(text);
}

/** `staging: opened #2, waits for soak`. */
export function inWords({ to, operation, waiting, number, gates }: Promotion): string {
  const open = gates.filter(({ state }) => state !== 'passed').map(({ name }) => name);
  const words = [
    `${operation}${number === '' ? '' : ` #${number}`}`,
    waiting,
    open.length === 0 ? '' : `waits for ${open.join(', ')}`,
  ];
  return `${to}: ${words.filter((word) => word !== '').join(', ')}`;
}
