import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { testData } from '../packages/manifest/test-data.ts';
import { literalDefaults } from '../sandbox/action-process.ts';
import { type Cluster, startCluster } from '../sandbox/cluster/index.ts';
import { controlPlane } from '../sandbox/parts.ts';
import { type Figure, median } from './report.ts';
import { startSlowTunnel } from './slow-tunnel.ts';

const rounds = 3;
const repeats = 3;
const roundTrip = 50;
const settling = 6_000;
const peer = 'kubectl 1.36 apply --server-side';

const agents = [
  { name: 'Flux 2.9.4', agent: 'flux', version: '2.9.4', namespace: 'flux-system', goal: 0.35 },
  { name: 'Argo CD 3.5.1', agent: 'argocd', version: '3.5.1', namespace: 'argocd', goal: 0.4 },
] as const;

/**
 * The whole action, preflight included, with a cluster 50 ms away, beside kubectl as a new runner has it: with nothing cached. Neither
 * waits until the agent is ready.
 */
export async function cluster(): Promise<readonly Figure[]> {
  const temp = await mkdtemp(join(tmpdir(), 'bench-cluster-'));
  try {
    await using sandbox = await startCluster();
    await using tunnel = await startSlowTunnel(Number(new URL(sandbox.server).port), roundTrip);
    const kubeconfig = join(temp, 'kubeconfig');
    await writeFile(kubeconfig, sandbox.kubeconfig.replace(sandbox.server, `https://127.0.0.1:${tunnel.port}`));
    const bundle =
      process.env.BENCH_BUNDLE ?? resolve(import.meta.dirname, '../../actions/install-agent/dist/index.js');
    const figures: Figure[] = [];
    for (const agent of agents) {
      const file = `${agent.agent}-${agent.version}.yaml`;
      const path = testData(`agents/${file}`);
      if (path === undefined) continue;
      const manifests = join(temp, file);
      const namespace = `{apiVersion: v1, kind: Namespace, metadata: {name: ${agent.namespace}}}\n---\n`;
      const text = await readFile(path, 'utf8');
      await writeFile(manifests, `${agent.namespace === 'argocd' ? namespace : ''}${text}`);
      figures.push(
        ...(await measure({ sandbox, temp, bundle, kubeconfig, manifests, namespace: agent.namespace }, agent)),
      );
    }
    return figures;
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
}

interface Bench {
  readonly sandbox: Cluster;
  readonly temp: string;
  /** Ours, as the runner starts it. */
  readonly bundle: string;
  readonly kubeconfig: string;
  readonly manifests: string;
  readonly namespace: string;
}

interface Run {
  readonly first: number;
  readonly again: readonly number[];
  readonly requests: readonly [first: number, again: number];
}

async function measure(bench: Bench, { name, goal, ...agent }: (typeof agents)[number]): Promise<readonly Figure[]> {
  const { program } = await controlPlane();
  const kubectl: Command = {
    argv: [
      ...[program('kubectl'), '--kubeconfig', bench.kubeconfig, 'apply', '--server-side'],
      ...['-n', bench.namespace, '-f', bench.manifests],
    ],
    environment: {},
    userAgent: 'kubectl',
  };
  const ours: Command = {
    argv: [process.execPath, bench.bundle],
    environment: await runnerEnvironment(bench, agent),
    userAgent: 'gitops-actions',
  };
  const pairs: { readonly ours: Run; readonly theirs: Run }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    // in turns: whoever comes second finds the machine as warm as the other did
    const isOursFirst = round % 2 === 0;
    const one = await runOn(bench, isOursFirst ? ours : kubectl);
    const two = await runOn(bench, isOursFirst ? kubectl : ours);
    pairs.push(isOursFirst ? { ours: one, theirs: two } : { ours: two, theirs: one });
  }
  const ratio = (metric: string, runs: readonly number[], limit: number): Figure => ({
    ...{ metric: `${metric}, ${name}`, value: median(runs), unit: '×', goal: limit, peer, runs },
  });
  const count = (metric: string, of: (run: Run) => number): Figure => {
    const runs = pairs.map((pair) => of(pair.ours));
    const theirs = median(pairs.map((pair) => of(pair.theirs)));
    return { metric: `${metric}, ${name}`, value: median(runs), unit: 'requests', peer: `${theirs} of kubectl`, runs };
  };
  return [
    ratio(
      'first install',
      pairs.map((pair) => pair.ours.first / pair.theirs.first),
      goal,
    ),
    ratio(
      'unchanged re-run',
      pairs.map((pair) => median(pair.ours.again) / median(pair.theirs.again)),
      0.15,
    ),
    count('first install', ({ requests }) => requests[0]),
    count('unchanged re-run', ({ requests }) => requests[1]),
  ];
}

interface Command {
  readonly argv: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly userAgent: string;
}

/** What GitHub's runner gives a step of the action. */
async function runnerEnvironment(
  { temp, kubeconfig, manifests }: Bench,
  { agent, version, namespace }: { readonly agent: string; readonly version: string; readonly namespace: string },
): Promise<Record<string, string>> {
  const inputs = {
    ...(await literalDefaults('install-agent')),
    ...{ agent, version, namespace, kubeconfig, manifests: basename(manifests), timeout: '0s' },
  };
  const files = { GITHUB_OUTPUT: join(temp, 'output'), GITHUB_STEP_SUMMARY: join(temp, 'summary') };
  for (const file of Object.values(files)) await writeFile(file, '');
  const variables = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  return { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: temp, ...files, ...Object.fromEntries(variables) };
}

/** On a cluster as new: applies once, then without a change. */
async function runOn({ sandbox, temp }: Bench, command: Command): Promise<Run> {
  const { userAgent } = command;
  await sandbox.reset();
  const counted = (): number => sandbox.audit(userAgent).length;
  const before = counted();
  const first = await timed(command, temp);
  const between = counted();
  // large definitions keep the server busy for seconds after whoever has written them has gone
  await sleep(settling);
  const again: number[] = [];
  for (let repeat = 0; repeat < repeats; repeat += 1) again.push(await timed(command, temp));
  return { first, again, requests: [between - before, (counted() - between) / repeats] };
}

/** Milliseconds from the start of a process to its end. */
async function timed({ argv: [program = '', ...args], environment }: Command, temp: string): Promise<number> {
  const home = await mkdtemp(join(temp, 'home-'));
  const start = performance.now();
  const child = spawn(program, args, {
    env: { PATH: process.env.PATH ?? '', HOME: home, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk));
  const code = await new Promise((settle, reject) => child.once('error', reject).once('close', settle));
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${Buffer.concat(said).toString().slice(-2_000)}`);
  return performance.now() - start;
}
