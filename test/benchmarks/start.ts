import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { cpuOfNode } from './cpu.ts';
import { type Figure, median } from './report.ts';

const rounds = 15;

/** What it costs to load each action's committed bundle, as a ratio to an empty script: they take turns. */
export async function start(): Promise<readonly Figure[]> {
  const actions = resolve(import.meta.dirname, '../../actions');
  const figures: Figure[] = [];
  for (const action of (await readdir(actions)).sort()) {
    const bundle = resolve(actions, action, 'dist/index.js');
    const ratios: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const empty = await cpuOfNode(['-e', '0'], {});
      ratios.push((await cpuOfNode([bundle], {})) / empty);
    }
    figures.push({
      metric: `start of ${action}, CPU`,
      value: median(ratios),
      unit: '×',
      peer: 'node -e 0',
      runs: ratios,
    });
  }
  return figures;
}
