import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { literalDefaults } from '../sandbox/action-process.ts';
import { startDocker } from '../sandbox/docker/index.ts';
import { buildx, dockerClients } from '../sandbox/parts.ts';
import { startDockerRegistry } from '../sandbox/registry/docker-registry.ts';
import { startRegistry } from '../sandbox/registry/index.ts';
import { type Figure, median } from './report.ts';
import { syncTime } from './sync-time.ts';

const rounds = 9;
const roundsOfLarge = 5;
/** The committed bundle; BUNDLE names another one. */
const bundle = resolve(import.meta.dirname, process.env.BUNDLE ?? '../../actions/build-push/dist/index.js');
const [tiny, large] = [20_000, 40_000_000];

type Environment = Readonly<Record<string, string>>;

/** What it costs to build and push an image, beside docker's own client with buildx, as GitHub's runners have it. */
export async function build(): Promise<readonly Figure[]> {
  const temp = await mkdtemp(join(tmpdir(), 'bench-build-'));
  try {
    await using daemon = await startDocker();
    await using registry = await startDockerRegistry();
    const environment = { ...(await configure(temp)), DOCKER_HOST: daemon.host, RUNNER_TEMP: temp };
    const bench = { temp, environment, host: registry.host };
    console.log(`all stores are in ${tmpdir()}, where a write is safe after ${(await syncTime(temp)).toFixed(2)} ms`);
    const small = await compare(bench, { bytes: tiny, count: rounds });
    const big = await compare(bench, { bytes: large, count: roundsOfLarge });
    const peer = 'docker build + docker push (client with buildx)';
    const ratio = (metric: string, ours: readonly number[], theirs: readonly number[], goal: number): Figure => {
      const runs = ours.map((time, index) => time / (theirs[index] ?? Number.NaN));
      return { metric, value: median(runs), unit: '×', goal, peer, runs };
    };
    const over = small.docker.map((time, index) => (time - (small.peer[index] ?? 0)) / median(small.node));
    return [
      ratio('wall, engine docker, 20 kB', small.docker, small.peer, 1.35),
      {
        metric: 'wall more than the peer',
        value: median(over),
        unit: 'starts',
        goal: 4,
        peer: 'node -e 0',
        runs: over,
      },
      part('preflight, beside the build, engine docker', small.preflight, small.node),
      part('verification, engine docker', small.verify, small.node),
      ratio('wall, engine assemble, 20 kB', small.assemble, small.peer, 0.5),
      ratio('wall, engine assemble, 40 MB', big.assemble, big.peer, 0.7),
      await requestsOfAgain(temp),
    ];
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
}

/** What is in the wall time above, as a multiple of a start of Node. */
function part(metric: string, times: readonly number[], node: readonly number[]): Figure {
  const runs = times.map((time) => time / median(node));
  return { metric, value: median(runs), unit: 'starts', peer: 'node -e 0', runs };
}

interface Bench {
  readonly temp: string;
  readonly environment: Environment;
  readonly host: string;
}

interface Times {
  readonly docker: readonly number[];
  readonly assemble: readonly number[];
  readonly peer: readonly number[];
  readonly node: readonly number[];
  /** As the action itself says. */
  readonly preflight: readonly number[];
  readonly verify: readonly number[];
}

/** In turns, each with content that nobody has seen. */
async function compare(
  { temp, environment, host }: Bench,
  { bytes, count }: { readonly bytes: number; readonly count: number },
): Promise<Times> {
  const times: Record<keyof Times, number[]> = {
    ...{ docker: [], assemble: [], peer: [], node: [] },
    ...{ preflight: [], verify: [] },
  };
  // the first round warms up what the others find
  for (let round = 0; round <= count; round += 1) {
    const image = `${host}/bench/image-${bytes}-${round}`;
    const peer = await byHand(`${image}-peer:1`, environment, await context(temp, bytes));
    const docker = await push(`${image}-docker`, 'docker', environment, await context(temp, bytes));
    const assemble = await push(`${image}-assemble`, 'assemble', environment, await context(temp, bytes));
    const node = await timed(process.execPath, ['-e', '0'], environment, temp);
    if (round === 0) continue;
    times.peer.push(peer.time);
    times.docker.push(docker.time);
    times.assemble.push(assemble.time);
    times.node.push(node.time);
    for (const phase of ['preflight', 'verify'] as const) times[phase].push(phaseIn(docker.output, phase));
  }
  return times;
}

async function context(temp: string, bytes: number): Promise<string> {
  const folder = await mkdtemp(join(temp, 'context-'));
  await writeFile(join(folder, 'Dockerfile'), 'FROM scratch\nCOPY content /\n');
  await writeFile(join(folder, 'content'), randomBytes(bytes));
  return folder;
}

/** In milliseconds. */
function phaseIn(output: string, phase: string): number {
  const [, count = '', unit] = new RegExp(`^Time: .*\\b${phase} ([\\d.]+) (m?s)`, 'm').exec(output) ?? [];
  if (count === '') throw new Error(`The action did not say how long ${phase} took: ${output}`);
  return unit === 's' ? Number(count) * 1000 : Number(count);
}

/** What a workflow without actions would run. */
function byHand(image: string, environment: Environment, folder: string): Promise<Timed> {
  const script = 'docker buildx build -q --provenance=false --load -t "$IMAGE" . && docker push -q "$IMAGE"';
  return timed('sh', ['-c', script], { ...environment, IMAGE: image }, folder);
}

/** The action as the runner starts it: the committed bundle. */
async function push(image: string, engine: string, environment: Environment, folder: string): Promise<Timed> {
  // every job has a token, and what it is must not get into the image
  const defaults = await literalDefaults('build-push');
  const inputs = { ...defaults, image, engine, version: '1.0.0', 'github-token': 'ghs_of-the-job-of-the-bench' };
  return await timed(
    process.execPath,
    [bundle],
    { ...environment, ...variables(inputs), GITHUB_WORKSPACE: folder },
    folder,
  );
}

function variables(inputs: Environment): Environment {
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
}

interface Timed {
  /** Wall time from start to end, in milliseconds. */
  readonly time: number;
  readonly output: string;
}

/** A failure ends the benchmark. */
async function timed(command: string, args: readonly string[], env: Environment, cwd: string): Promise<Timed> {
  const start = performance.now();
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk));
  const exitCode = await new Promise((settle, reject) => child.once('error', reject).once('close', settle));
  const time = performance.now() - start;
  const output = Buffer.concat(said).toString();
  if (exitCode !== 0) throw new Error(`${command} failed: ${output}`);
  return { time, output };
}

/** A docker client that builds through the plugin, whatever the machine has besides. */
async function configure(temp: string): Promise<Environment> {
  const plugin = await buildx();
  const client = dockerClients().find(({ version }) => Number.parseInt(version, 10) >= firstWithPlugin);
  if (!plugin.present || client === undefined) throw new Error('docker 23 or newer is needed, and npm run setup.');
  console.log(`docker ${client.version} with buildx`);
  const folder = join(temp, '.docker/cli-plugins');
  await mkdir(folder, { recursive: true });
  await symlink(plugin.file, join(folder, 'docker-buildx'));
  return { HOME: temp, PATH: `${client.folder}:/usr/bin:/bin` };
}

const firstWithPlugin = 23;

/** A released version that is built again from its commit. */
async function requestsOfAgain(temp: string): Promise<Figure> {
  await using registry = await startRegistry();
  const folder = await context(temp, tiny);
  const git = 'git init -q && git add . && git -c user.name=dev -c user.email=dev@example.com commit -q -m app';
  const environment = { HOME: temp, PATH: '/usr/bin:/bin', RUNNER_TEMP: temp };
  await timed('sh', ['-c', git], environment, folder);
  await push(`${registry.host}/bench/again`, 'assemble', environment, folder);
  const before = registry.requests.length;
  await push(`${registry.host}/bench/again`, 'assemble', environment, folder);
  const value = registry.requests.length - before;
  return { metric: 'requests, released version again', value, unit: '', goal: 3, peer: '', runs: [value] };
}
