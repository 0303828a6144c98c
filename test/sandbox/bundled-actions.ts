import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { rolldown } from 'rolldown';

const root = resolve(import.meta.dirname, '../..');

/**
 * Bundles the sources of the actions once for all tests, in about a second: tests start thousands of processes, and from the
 * sources each would load some hundred files of TypeScript. The folder is named by ACTION_BUNDLES, for the tests' processes.
 * At full scale the sources themselves are started.
 */
export async function setup(): Promise<void> {
  if (process.env.TEST_SCALE === 'full') return;
  const actions = join(root, 'actions');
  const names = (await readdir(actions)).filter((name) => existsSync(join(actions, name, 'action.yml')));
  const folder = await mkdtemp(join(tmpdir(), 'gitops-bundles-'));
  const bundle = await rolldown({
    input: Object.fromEntries(names.map((name) => [name, join(actions, name, 'src/main.ts')])),
    cwd: root,
    platform: 'node',
    resolve: { conditionNames: ['source', 'node', 'import', 'default'] },
    logLevel: 'silent',
  });
  await bundle.write({ dir: folder, format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: 'part-[hash].mjs' });
  process.env.ACTION_BUNDLES = folder;
}

export async function teardown(): Promise<void> {
  const { ACTION_BUNDLES: folder } = process.env;
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
}
