import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { testData } from '../packages/manifest/test-data.ts';
import { type Usage, usageOfNode } from './cpu.ts';
import { type Figure, median } from './report.ts';

const rounds = 5;

/** The whole action, from its start, over real manifests; CHECK_ACTION names another bundle than the committed one. */
export async function check(): Promise<readonly Figure[]> {
  const corpus = testData('corpus');
  if (corpus === undefined) throw new Error('There is no corpus of real manifests: GITOPS_TEST_DATA names its folder.');
  const bundle = resolve(
    process.env.CHECK_ACTION ?? resolve(import.meta.dirname, '../../actions/check-environment/dist/index.js'),
  );
  const folder = await mkdtemp(join(tmpdir(), 'bench-check-'));
  await mkdir(join(folder, 'temp'));
  const environment = {
    GITHUB_WORKSPACE: corpus,
    RUNNER_TEMP: join(folder, 'temp'),
    INPUT_PATH: '.',
    'INPUT_FAIL-ON': 'error',
    INPUT_REPOSITORY: 'acme/environment',
  };
  const runs: Usage[] = [];
  for (let round = 0; round < rounds; round += 1) runs.push(await usageOfNode([bundle], environment, corpus));
  const { size } = await stat(join(folder, 'temp/check-environment.sarif'));
  if (size < 100_000) throw new Error('The action did not get through.');
  await rm(folder, { recursive: true, force: true });
  const seconds = runs.map(({ cpu }) => cpu / 1000);
  const memory = runs.map((run) => run.memory);
  const peer = '–';
  return [
    { metric: 'check of 2,418 real files, CPU', value: median(seconds), unit: 's', goal: 3, peer, runs: seconds },
    { metric: 'check of 2,418 real files, memory', value: median(memory), unit: 'MB', peer, runs: memory },
  ];
}
