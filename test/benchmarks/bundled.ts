import { execFile } from 'node:child_process';
import { copyFile, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

/**
 * One file with everything that a script of the benchmarks needs, made as the actions' bundles are: what a process costs depends on
 * it.
 * @param script relative to the root
 * @param folder an empty one
 */
export async function bundled(script: string, folder: string): Promise<string> {
  const out = join(folder, 'build');
  await copyFile(join(root, 'package.json'), join(folder, 'package.json'));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  const tool = (name: string): string => join(root, 'node_modules', name);
  await run(process.execPath, [tool('typescript/bin/tsc'), '--noCheck', '--outDir', out], { cwd: root });
  const entry = join(out, script.replace(/\.ts$/, '.js'));
  const options = ['--out', join(folder, 'dist'), '--no-cache', '--quiet'];
  await run(process.execPath, [tool('@vercel/ncc/dist/ncc/cli.js'), 'build', entry, ...options], { cwd: folder });
  return join(folder, 'dist/index.js');
}
