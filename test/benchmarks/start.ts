import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Usage, usageOfNode } from './cpu.ts';
import { type Figure, median } from './report.ts';

const rounds = 15;
/** patch-manifests needs no network. */
const goals: Readonly<Record<string, number>> = { 'patch-manifests': 1.5 };
const goalOfOthers = 2;
/** 55 MiB. */
const memoryGoal = 57.7;

interface Entry {
  readonly name: string;
  readonly args: readonly string[];
  readonly goal?: number;
}

/**
 * What it costs to start each action, as a ratio to an empty script: they take turns. Without inputs an action ends where
 * it has looked at them. START_ACTIONS names another folder than the committed `actions`, START_PEERS bundles of others,
 * separated by colons.
 */
export async function start(): Promise<readonly Figure[]> {
  const actions = resolve(process.env.START_ACTIONS ?? resolve(import.meta.dirname, '../../actions'));
  const peers = (process.env.START_PEERS ?? '').split(':').filter((path) => path !== '');
  const names = (await readdir(actions)).filter((name) => existsSync(resolve(actions, name, 'action.yml')));
  const ours = names.map((name): Entry => {
    return { name, args: [resolve(actions, name, 'dist/index.js')], goal: goals[name] ?? goalOfOthers };
  });
  const folder = await mkdtemp(join(tmpdir(), 'bench-start-'));
  const empty = join(folder, 'empty.cjs');
  await writeFile(empty, '');
  const entries: readonly Entry[] = [
    { name: 'an empty CommonJS file', args: [empty] },
    ...ours.sort((a, b) => (a.name < b.name ? -1 : 1)),
    ...peers.map((path) => ({ name: path, args: [resolve(path)] })),
  ];
  const figures = [...(await measure(entries))].flatMap(([entry, runs]) => figuresOf(entry, runs));
  await rm(folder, { recursive: true, force: true });
  return figures;
}

interface Run extends Usage {
  /** The CPU of an empty script in the same round. */
  readonly empty: number;
}

async function measure(entries: readonly Entry[]): Promise<ReadonlyMap<Entry, readonly Run[]>> {
  const runs = new Map<Entry, Run[]>(entries.map((entry) => [entry, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [entry, taken] of runs) {
      const { cpu: empty } = await usageOfNode(['-e', '0'], {});
      taken.push({ ...(await usageOfNode(entry.args, {})), empty });
    }
  }
  return runs;
}

function figuresOf({ name, goal }: Entry, runs: readonly Run[]): readonly Figure[] {
  const ratios = runs.map(({ cpu, empty }) => cpu / empty);
  const memory = runs.map((run) => run.memory);
  const peer = 'node -e 0';
  return [
    {
      ...{ metric: `start of ${name}, CPU`, value: median(ratios), unit: '×', peer, runs: ratios },
      ...(goal !== undefined && { goal }),
    },
    {
      ...{ metric: `start of ${name}, peak memory`, value: median(memory), unit: 'MB', peer: '', runs: memory },
      ...(goal !== undefined && { goal: memoryGoal }),
    },
  ];
}
