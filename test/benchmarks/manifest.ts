import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { cachedBinary, tools } from '../sandbox/setup/tools.ts';
import { cpuOfScript, type Usage, usageOfNode } from './cpu.ts';
import { repository, writeManifests } from './manifest-files.ts';
import { type Figure, median } from './report.ts';

const root = resolve(import.meta.dirname, '../..');
const files = 2_000;
const manyFiles = 10_000;
const timedProcesses = 100;
const rounds = 3;

/**
 * Where Linux has files in memory. There what a file costs is the same for all and in every round; a disk's file system makes
 * whoever creates files pay for those that were removed shortly before (ext4 without a journal: recently_deleted).
 */
const memory = '/dev/shm';

/** What it costs to set one image in 2,000 manifests of 200 lines, side by side with what people use for it. */
export async function manifest(): Promise<readonly Figure[]> {
  const place = existsSync(memory) ? memory : tmpdir();
  console.log(`All work on the same files in ${place}${place === memory ? ', in memory' : ''}.`);
  const temp = await mkdtemp(join(place, 'bench-manifest-'));
  const disk = await mkdtemp(join(tmpdir(), 'bench-manifest-'));
  try {
    const folder = join(temp, 'manifests');
    await writeManifests(folder, files);
    await writeManifests(join(disk, 'manifests'), files);
    const onDisk: number[] = [];
    const kubectl = await findKubectl();
    const ours: number[] = [];
    const peers = { processes: [] as number[], folder: [] as number[], yaml: [] as number[] };
    for (let round = 1; round <= rounds; round += 1) {
      ours.push((await patch(temp, folder, `2.0.${round}`)).cpu);
      onDisk.push((await patch(disk, join(disk, 'manifests'), `2.0.${round}`)).cpu);
      peers.yaml.push(
        (await usageOfNode([resolve(import.meta.dirname, 'manifest-yaml.ts'), folder, `1.${round}.0`], {})).cpu,
      );
      if (kubectl === undefined) continue;
      const change = `patch --local -o yaml --type strategic -p '${strategicPatch(`2.0.${round}`)}' -f`;
      const each = `for n in $(seq 0 ${timedProcesses - 1}); do "$KUBECTL" ${change} "$FOLDER/app-$n.yaml"; done`;
      const environment = { KUBECTL: kubectl, FOLDER: folder, HOME: temp };
      peers.processes.push((await cpuOfScript(each, environment)) * (files / timedProcesses));
      peers.folder.push(await cpuOfScript(`"$KUBECTL" ${change} "$FOLDER"`, environment));
    }
    await writeManifests(folder, manyFiles);
    const { memory: most } = await patch(temp, folder, '3.0.0');
    const version = kubectl === undefined ? '' : execFileSync(kubectl, ['version', '--client'], { encoding: 'utf8' });
    console.log(version.split('\n')[0] || 'kubectl is absent: npm run setup builds it.');
    return [
      perFile('CPU per file', ours),
      perFile(`CPU per file, in ${tmpdir()}`, onDisk),
      ...ratio(ours, peers.processes, {
        goal: 0.01,
        peer: `kubectl patch --local, a process for each file (${timedProcesses} timed)`,
      }),
      ...ratio(ours, peers.folder, { goal: 0.18, peer: 'kubectl patch --local -f folder, one process' }),
      ...ratio(ours, peers.yaml, { goal: 0.16, peer: 'parseDocument and toString of yaml, one process' }),
      { metric: `memory at most, ${manyFiles} files`, value: most, unit: 'MB', goal: 100, peer: '', runs: [most] },
    ];
  } finally {
    for (const each of [temp, disk]) await rm(each, { recursive: true, force: true });
  }
}

function perFile(metric: string, runs: readonly number[]): Figure {
  return { metric, value: median(runs) / files, unit: 'ms', peer: '', runs: runs.map((cpu) => cpu / files) };
}

function ratio(
  ours: readonly number[],
  theirs: readonly number[],
  { goal, peer }: { readonly goal: number; readonly peer: string },
): readonly Figure[] {
  if (theirs.length === 0) return [];
  const runs = ours.map((cpu, round) => cpu / (theirs[round] ?? Number.NaN));
  return [{ metric: `CPU, ${files} files`, value: median(runs), unit: '×', goal, peer, runs }];
}

/** Runs the committed bundle as the runner does, and makes sure that it did its work. */
async function patch(temp: string, folder: string, version: string): Promise<Usage> {
  const outputs = { GITHUB_OUTPUT: join(temp, 'output'), GITHUB_STEP_SUMMARY: join(temp, 'summary') };
  for (const file of Object.values(outputs)) await writeFile(file, '');
  const image = `${repository}:${version}@sha256:${'ab'.repeat(32)}`;
  const usage = await usageOfNode(
    [process.env.BENCH_BUNDLE ?? resolve(root, 'actions/patch-manifests/dist/index.js')],
    {
      ...outputs,
      GITHUB_WORKSPACE: folder,
      RUNNER_TEMP: temp,
      INPUT_PATH: '.',
      INPUT_IMAGE: image,
      INPUT_SET: '',
      INPUT_CHECK: 'false',
    },
  );
  if (!(await readFile(join(folder, 'app-0.yaml'), 'utf8')).includes(image)) throw new Error('The image was not set.');
  return usage;
}

function strategicPatch(version: string): string {
  const containers = [{ name: 'app', image: `${repository}:${version}` }];
  return JSON.stringify({ spec: { template: { spec: { containers } } } });
}

async function findKubectl(): Promise<string | undefined> {
  const tool = tools.find(({ name }) => name === 'kubectl');
  const binary = tool === undefined ? '' : await cachedBinary(tool);
  return existsSync(binary) ? binary : undefined;
}
