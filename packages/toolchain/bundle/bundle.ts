import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { takeBuiltins } from './builtins.ts';
import { contentsOf } from './contents.ts';
import { type Folders, foldersOf } from './folders.ts';
import { entryOf, launcherOf } from './launcher.ts';
import { gatherLicenses, partLicenses } from './licenses.ts';
import { minifyBundle } from './minify.ts';
import { runTool } from './run-tool.ts';

/** Where a folder of the repository is to be written, relative to the root. */
export type Destination = (folder: string) => string;

/**
 * Compiles the sources and bundles the actions together, so that what they share is downloaded once. The repository's own
 * ones are among them: who downloads an action gets those, too.
 * The bundler gets JavaScript: its own TypeScript loader needs the compiler API that TypeScript 7 no longer has
 * (https://github.com/vercel/ncc/issues/1336). It is run from the root, on which the module ids in the bundle depend.
 */
export async function bundle(root: string, destination: Destination): Promise<Folders> {
  const compiled = ['.github', 'actions', 'packages', 'test'].map((part) => join(root, 'build', part));
  await Promise.all(compiled.map((folder) => rm(folder, { recursive: true, force: true })));
  await must(runTool(root, ['node_modules/typescript/bin/tsc', '--noCheck']), 'compiling');
  const folders = await foldersOf(root);
  await bundleTogether(root, folders, destination);
  return folders;
}

async function bundleTogether(
  root: string,
  { shared, actions, own }: Folders,
  destination: Destination,
): Promise<void> {
  const entry = 'build/actions/start.js';
  const all = [...actions, ...own];
  await writeFile(join(root, entry), entryOf(all));
  const stats = 'build/bundle-stats.json';
  await bundleOne(root, entry, { out: destination(shared), stats });
  const contents = contentsOf(JSON.parse(await readFile(join(root, stats), 'utf8')), all);
  await writeFile(join(root, destination(shared), 'contents.json'), `${JSON.stringify(contents, undefined, 2)}\n`);
  await Promise.all(
    all.map((action) => writeLauncher(join(root, destination(action.dist)), launcherOf(action, shared))),
  );
}

interface Bundling {
  readonly out: string;
  /** Where to tell what is in it. */
  readonly stats?: string;
}

async function bundleOne(root: string, entry: string, { out, stats }: Bundling): Promise<void> {
  const folder = join(root, out);
  await rm(folder, { recursive: true, force: true });
  const told = stats === undefined ? [] : ['--stats-out', stats];
  const options = ['--out', out, '--license', partLicenses, '--no-cache', '--quiet', ...told];
  const ncc = ['node_modules/@vercel/ncc/dist/ncc/cli.js', 'build', entry, ...options];
  await must(runTool(root, ncc), `bundling ${entry}`);
  await gatherLicenses(folder);
  await takeBuiltins(folder);
  await minifyBundle(folder);
}

async function writeLauncher(folder: string, launcher: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'index.js'), launcher);
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n');
}

async function must(done: Promise<boolean>, what: string): Promise<void> {
  if (!(await done)) throw new Error(`${what} failed`);
}
