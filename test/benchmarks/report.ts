import { mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { columns } from '../demo/table.ts';

/** One figure. Lower is better; a time is given as a ratio to its peer, measured in the same run. */
export interface Figure {
  readonly metric: string;
  readonly value: number;
  readonly unit: string;
  /** Absent where no goal is set. */
  readonly goal?: number;
  readonly peer: string;
  /** Every run's value; `value` is their median. */
  readonly runs: readonly number[];
}

/** Prints a table and writes `build/bench/<area>.json`. */
export async function report(area: string, figures: readonly Figure[]): Promise<void> {
  const rows = figures.map(({ metric, value, unit, goal, peer }) => [
    metric,
    `${value.toFixed(value < 0.1 ? 3 : 2)} ${unit}`,
    goal === undefined ? '' : `≤ ${goal}`,
    peer,
  ]);
  console.log(columns([['metric', 'value', 'goal', 'peer'], ...rows]));
  const folder = resolve(import.meta.dirname, '../../build/bench');
  await mkdir(folder, { recursive: true });
  await writeFile(resolve(folder, `${area}.json`), `${JSON.stringify(figures, null, 2)}\n`);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}
